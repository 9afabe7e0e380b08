import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sniffFile, type Sniffed } from './sniff.ts';
import { bomb, locked, lyingBomb, ole, ooxml, pdf, PNG } from './test/sample-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-sniff-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function sniff(content: Uint8Array, claimed: string): Promise<Sniffed> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return sniffFile(path, claimed);
}

const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
const GB18030 = Buffer.from('d0d5c3fb2cb5d8d6b70d0ad5c5c8fd2cb1b1bea9', 'hex');
const WORD = 'wordprocessingml.document';
const SHEET = 'spreadsheetml.sheet';

function workbookOfType(type: string): Uint8Array {
  return ooxml(SHEET, {
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    ),
  });
}

describe('what is taken, by content', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['PDF', pdf(), 'pdf', 'pdf'],
    ['a picture', PNG, 'png', 'png'],
    ['a JPEG called jpeg', JPEG, 'jpeg', 'jpg'],
    ['a GIF', GIF, 'gif', 'gif'],
    ['a picture without any extension', PNG, '', 'png'],
    ['a Word document', ooxml(WORD), 'docx', 'docx'],
    ['a workbook', ooxml(SHEET), 'xlsx', 'xlsx'],
    ['slides', ooxml('presentationml.presentation'), 'pptx', 'pptx'],
    ['an old Word document', ole('WordDocument', '1Table'), 'doc', 'doc'],
    ['a WPS document', ole('WordDocument'), 'wps', 'doc'],
    ['an old workbook', ole('Workbook'), 'xls', 'xls'],
    ['old slides', ole('PowerPoint Document'), 'ppt', 'ppt'],
    ['OFD', zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>') }), 'ofd', 'ofd'],
    ['ODF text', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'odt', 'odt'],
    ['an archive', zipSync({ '附件1.pdf': pdf() }), 'zip', 'zip'],
    ['RTF', strToU8('{\\rtf1 x}'), 'rtf', 'rtf'],
    ['text in UTF-8', strToU8('第一行\n第二行'), 'txt', 'txt'],
    ['a table in GB18030', GB18030, 'csv', 'csv'],
  ])('%s', async (_name, content, claimed, extension) => {
    expect(await sniff(content, claimed)).toMatchObject({ ok: true, kind: { extension } });
  });

  test('a document made by a real library', async () => {
    const document = new Document({ sections: [{ children: [new Paragraph('关于公开的通知')] }] });
    expect(await sniff(await Packer.toBuffer(document), 'docx')).toMatchObject({
      ok: true,
      kind: { extension: 'docx' },
    });
  });

  test('a workbook whose writer lists the type of macros without having any', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['名称']]), '表');
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx' });
    expect(await sniff(bytes, 'xlsx')).toMatchObject({ ok: true, kind: { extension: 'xlsx' } });
  });

  test('a text that opens with many comments, at once', async () => {
    const text = strToU8(`${'<!---->'.repeat(5_000)}甲`);
    expect(await sniff(text, 'txt')).toMatchObject({ ok: true, kind: { extension: 'txt' } });
  });

  test('a workbook whose list of sheets never ends, in time by its length', { retry: 2 }, async () => {
    const times: number[] = [];
    for (const count of [20_000, 40_000]) {
      const bytes = ooxml(SHEET, { 'xl/workbook.xml': strToU8('<sheet '.repeat(count)) });
      await sniff(bytes, 'xlsx');
      const start = performance.now();
      await sniff(bytes, 'xlsx');
      times.push(performance.now() - start);
    }
    expect((times[1] ?? 0) / (times[0] ?? 1)).toBeLessThan(3);
  });

  test('a wrong extension of the same family is put right and said', async () => {
    expect(await sniff(PNG, 'jpg')).toMatchObject({
      ok: true,
      kind: { extension: 'png' },
      notices: ['文件名以 .jpg 结尾，内容是PNG 图片，扩展名已改为 .png。'],
    });
    expect(await sniff(ooxml(WORD), 'doc')).toMatchObject({ ok: true, kind: { extension: 'docx' } });
  });
});

describe('what its owner is told to look at', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['comments', ooxml(WORD, { 'word/comments.xml': strToU8('<w:comments/>') }), 'docx', '批注'],
    [
      'tracked changes',
      ooxml(WORD, { 'word/document.xml': strToU8('<w:del w:id="1"/>') }),
      'docx',
      '修订痕迹',
    ],
    [
      'hidden sheets',
      ooxml(SHEET, { 'xl/workbook.xml': strToU8('<sheet name="a" state="hidden"/>') }),
      'xlsx',
      '隐藏',
    ],
    ['a PDF with a password', pdf('/Encrypt 5 0 R'), 'pdf', '密码'],
    ['an archive', zipSync({ '一.pdf': pdf() }), 'zip', '逐一检查'],
  ])('%s', async (_name, content, claimed, text) => {
    const sniffed = await sniff(content, claimed);
    expect(sniffed.ok && sniffed.notices.join('')).toContain(text);
  });
});

describe('what is refused', () => {
  const exe = Buffer.from(`MZ${'\u0000'.repeat(200)}`, 'latin1');
  test.each<[string, Uint8Array, string, string]>([
    ['nothing at all', new Uint8Array(), 'pdf', 'empty'],
    ['a program called pdf', exe, 'pdf', 'program'],
    ['a program for another system called docx', Buffer.from('\u007fELF\u0002', 'latin1'), 'docx', 'program'],
    ['a program under its own name', exe, 'exe', 'forbidden_name'],
    ['a script with a harmless text inside', strToU8('echo 1'), 'bat', 'forbidden_name'],
    ['a shell script called txt', strToU8('#!/bin/sh\necho 1'), 'txt', 'program'],
    ['a web page called docx', strToU8('<!DOCTYPE html><html><body>x</body></html>'), 'docx', 'markup'],
    [
      'a web page called xls, as some systems export',
      strToU8('\n<table><tr><td>1</td></tr></table>'),
      'xls',
      'markup',
    ],
    ['a web page behind a comment', strToU8('\uFEFF <!-- x --> <html></html>'), 'txt', 'markup'],
    ['a script hidden in text', strToU8('公告\n<script>alert(1)</script>'), 'txt', 'markup'],
    ['SVG called png', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'png', 'markup'],
    ['SVG with a declaration', strToU8('<?xml version="1.0"?><svg/>'), 'png', 'markup'],
    ['a picture called pdf', PNG, 'pdf', 'disguised'],
    ['a document called png', ooxml(WORD), 'png', 'disguised'],
    ['text called docx', strToU8('只是文字'), 'docx', 'disguised'],
    ['a document with macros', ooxml(WORD, { 'word/vbaProject.bin': new Uint8Array(3) }), 'docx', 'macros'],
    ['an old document with macros', ole('WordDocument', 'Macros'), 'doc', 'macros'],
    ['a document with a password', ole('EncryptionInfo', 'EncryptedPackage'), 'docx', 'encrypted'],
    ['an installer', ole('\u4840\u3f3f'), 'doc', 'unknown_type'],
    ['an old document cut off', ole('WordDocument').subarray(0, 900), 'doc', 'broken'],
    ['a Word document cut off', ooxml(WORD).subarray(0, 80), 'docx', 'broken'],
    ['a PDF cut off', pdf().subarray(0, 40), 'pdf', 'broken'],
    ['a PDF that runs a script', pdf('/OpenAction<</S/JavaScript/JS(x)>>'), 'pdf', 'dangerous_content'],
    [
      'a PDF that runs a script from its middle',
      pdf(`${' '.repeat(98_296)}/OpenAction<</S/JavaScript/JS(x)>>${' '.repeat(200_000)}`),
      'pdf',
      'dangerous_content',
    ],
    [
      'a PDF whose script is cut by the pieces in which it is read',
      pdf(`${' '.repeat(65_536 - 40)}/S/JavaScript${' '.repeat(200_000)}`),
      'pdf',
      'dangerous_content',
    ],
    [
      'a workbook with macros',
      workbookOfType('application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
      'xlsx',
      'macros',
    ],
    ['a bomb by its head', bomb(0xf000_0000), 'zip', 'bomb'],
    ['a bomb that claims to be small', lyingBomb(), 'xlsx', 'bomb'],
    ['an archive with a password', locked(), 'zip', 'encrypted'],
    [
      'an archive with a program',
      zipSync({ '资料/安装.EXE': new Uint8Array(3) }),
      'zip',
      'dangerous_content',
    ],
    ['an archive that climbs out', zipSync({ '../../x.pdf': pdf() }), 'zip', 'dangerous_content'],
    ['a Java program', zipSync({ 'META-INF/MANIFEST.MF': new Uint8Array(3) }), 'zip', 'program'],
    ['RAR', Buffer.from('526172211a0701000000', 'hex'), 'rar', 'unknown_type'],
    ['bytes of no meaning', Buffer.from('0102030405060708fffe', 'hex'), 'txt', 'unknown_type'],
  ])('%s', async (_name, content, claimed, code) => {
    const sniffed = await sniff(content, claimed);
    expect(sniffed).toMatchObject({ ok: false, code });
    expect(!sniffed.ok && sniffed.message).toMatch(/[\u4e00-\u9fff].*。$/);
  });
});
