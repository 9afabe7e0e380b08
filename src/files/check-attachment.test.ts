import { PDFDocument } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkAttachment } from './check-attachment.ts';
import { checkRelease } from './check-release.ts';
import { plantedDocx } from './masking/test/planted-docx.ts';
import { plantedPdf } from './masking/test/planted-pdf.ts';
import { plantedPicture } from './masking/test/planted-pictures.ts';
import { plantedXlsx } from './masking/test/planted-xlsx.ts';
import { listedFindings, unreadFinding } from './unread-findings.ts';

const IDENTITY = '11010519491231002X';
const LIST = Buffer.from(`姓名,身份证号\n某,${IDENTITY}\n`, 'utf8');
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** Read in this process: pools are tested with `checkRelease`. */
const here = {
  attachment: checkAttachment,
  verify: async (): Promise<never> => Promise.reject(new Error('nothing was masked')),
};

async function encrypted(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([300, 300]);
  document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheim' });
  return document.save({ useObjectStreams: false });
}

const presentation = zipSync({
  '[Content_Types].xml': Buffer.from(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
  ),
  '_rels/.rels': Buffer.from(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
  ),
  'ppt/presentation.xml': Buffer.from('<p:presentation xmlns:p="a"/>'),
});
const rar = Buffer.concat([
  Buffer.from('526172211a0701003392b5e50a01050600050101', 'hex'),
  Buffer.alloc(500),
]);

describe('a file that nobody can look into', () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a broken Word file', '名单.docx', () => plantedDocx({ body: IDENTITY }).subarray(0, 900)],
    ['a broken PDF', '名单.pdf', () => Buffer.from('%PDF-1.7\nbroken')],
    ['a PDF with a password', '名单.pdf', encrypted],
    ['a broken JPEG', '照片.jpg', () => plantedPicture('jpeg', IDENTITY).subarray(0, 40)],
    ['a RAR', '名单.rar', () => rar],
    ['a broken ZIP', '名单.zip', () => zipSync({ '名单.csv': LIST }).subarray(0, 60)],
    ['an archive in an archive', '名单.zip', () => zipSync({ 'a.zip': zipSync({ 'b.csv': LIST }) })],
    ['an archive with a broken file', '名单.zip', () => zipSync({ 'a.pdf': Buffer.from('%PDF-1.7\nb') })],
    [
      'an archive of very many files',
      '名单.zip',
      () => zipSync(Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`${index}.txt`, LIST]))),
    ],
    ['a presentation', '名单.pptx', () => presentation],
    ['something unknown', '名单.bin', () => Buffer.from([1, 2, 3, 0, 255, 254, 7, 9, 0, 0, 1, 200])],
    ['an empty file', '名单.txt', () => new Uint8Array()],
  ])('as %s stops a release until somebody answers for it', async (_, name, made) => {
    const file = { name, called: `附件“${name}”`, bytes: await made(), masked: [] };
    const looked = await checkRelease(here, file);
    expect(looked).toMatchObject({ ok: false });
    expect(looked.findings).toContainEqual(
      expect.objectContaining({ rule: 'I09', severity: 'gate', hidden: 'unchecked' }),
    );
    expect(looked.findings.every(({ reason }) => reason.endsWith('。'))).toBe(true);
    expect(await checkRelease(here, file, { accepts: () => true })).toMatchObject({ ok: true });
  });
});

test('the files of an archive are looked into, with their names as people know them', async () => {
  const bytes = zipSync({
    '附件/名单.csv': LIST,
    '表.xlsx': plantedXlsx({ cell: '某', hiddenSheet: '底稿' }),
    '__MACOSX/._名单.csv': Buffer.from([0, 5, 22, 7]),
  });
  const { findings } = await checkAttachment({ bytes, name: 'a.zip' });
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'I01', where: expect.stringContaining('“附件/名单.csv”中') }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ hidden: 'hiddenSheet', place: expect.objectContaining({ within: '表.xlsx' }) }),
  );
  expect(findings.filter(({ hidden }) => hidden === 'unchecked')).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain(IDENTITY);
});

test('ordinary files have nothing that stops them', async () => {
  const page = '关于公布办事指南的通知，请有关单位遵照执行，特此公布如下各项内容。';
  const files: [string, Uint8Array][] = [
    ['a.docx', plantedDocx({ body: '关于公示的说明' })],
    ['a.xlsx', plantedXlsx({ cell: '某' })],
    ['a.pdf', await plantedPdf({ page })],
    ['a.png', Buffer.from(DOT, 'base64')],
    ['a.csv', Buffer.from('项目,金额\n办公费,12\n')],
    [
      'a.zip',
      zipSync({ 'a.docx': plantedDocx({ body: '关于公示的说明' }), 'a.png': Buffer.from(DOT, 'base64') }),
    ],
  ];
  for (const [name, bytes] of files) {
    const { findings } = await checkAttachment({ name, bytes });
    expect([name, findings.filter(({ severity }) => severity === 'gate')]).toEqual([name, []]);
  }
});

test('pictures and scans are left to somebody’s eyes', async () => {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(DOT);
  document.addPage([300, 300]).drawImage(picture, { x: 0, y: 0, width: 300, height: 300 });
  for (const [name, bytes] of [
    ['a.pdf', await document.save({ useObjectStreams: false })],
    ['a.png', Buffer.from(DOT, 'base64')],
    ['a.docx', plantedDocx({ body: '正文', picture: '某' })],
  ] as const) {
    const { findings } = await checkAttachment({ name, bytes });
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'advice', reason: expect.stringContaining('请人工核对') }),
    );
  }
});

test('of many findings those that stop come first, and how many are left out stops too', () => {
  const gate = unreadFinding('打不开。');
  const advice = { ...gate, severity: 'advice' as const };
  const many = [...Array.from({ length: 10 }, () => advice), gate];
  const listed = listedFindings(many, 5);
  expect(listed.map(({ severity }) => severity)).toEqual(['gate', 'advice', 'advice', 'advice', 'gate']);
  expect(listed.at(-1)?.reason).toContain('另有 7 处没有列出');
  expect(listedFindings(many, 11)).toHaveLength(11);
});
