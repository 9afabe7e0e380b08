import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const PDF = strToU8('%PDF-1.7\n%\u00e2\n1 0 obj');
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0);
const EXE = new Uint8Array([0x4d, 0x5a, ...new Uint8Array(200)]);
const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);

const TYPES = (part: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
const docx = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': TYPES('word/document.xml'), 'word/document.xml': strToU8('<w/>'), ...more });

describe('what is taken', () => {
  test.each([
    ['报告.pdf', PDF, 'pdf'],
    ['图.png', PNG, 'png'],
    ['通知.docx', docx(), 'docx'],
    ['旧文.doc', OLE, 'doc'],
    ['旧表.xls', OLE, 'xls'],
    ['说明.txt', strToU8('第一行\n第二行'), 'txt'],
    ['名单.csv', strToU8('姓名,村\n某某,桐垭村'), 'csv'],
  ])('%s', async (name, content, extension) => {
    expect(await sniff(name, content, content)).toMatchObject({ extension });
  });
});

describe('what is refused', () => {
  test.each([
    ['空文件.pdf', new Uint8Array(), '空'],
    ['伪装.pdf', EXE, '不是允许'],
    ['伪装.docx', strToU8('<html><script>alert(1)</script></html>'), '不是允许'],
    ['图.svg', strToU8('<svg onload="x()"></svg>'), '不是允许'],
    ['页.html', strToU8('<!doctype html><p>甲'), '不是允许'],
    ['脚本.txt', strToU8('#!/bin/sh\nrm -rf'), '不是允许'],
    ['改名.png', PDF, '不符'],
    ['加密.docx', OLE, '密码'],
    ['带宏.docx', docx({ 'word/vbaProject.bin': strToU8('x') }), '宏'],
  ])('%s', async (name, content, why) => {
    const result = await sniff(name, content, content);
    expect('refused' in result && result.refused).toContain(why);
  });
});
