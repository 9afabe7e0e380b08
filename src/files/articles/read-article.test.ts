import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { Document, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { PNG } from '../test/sample-files.ts';
import { writeXlsx } from '../xlsx-writer.ts';
import { readArticle } from './read-article.ts';

async function word(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function line(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)] });
}

async function pdf(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  if (text !== '')
    page.drawText(text, { x: 60, y: 700, size: 14, font: await document.embedFont(StandardFonts.Helvetica) });
  return document.save();
}

describe('a Word file', () => {
  test('is its words and tables, without its title, whatever stands in angle brackets', async () => {
    const table = new Table({
      rows: [
        new TableRow({ children: [new TableCell({ columnSpan: 2, children: [line('名单')] })] }),
        new TableRow({
          children: [
            new TableCell({ children: [line('甲')] }),
            new TableCell({ children: [line('<b>乙</b>')] }),
          ],
        }),
      ],
    });
    const bytes = await word([
      line('关于救助对象的公示'),
      line('现将名单公示如下：'),
      table,
      line('二〇二四年三月五日'),
    ]);
    const article = await readArticle({ name: '公示/a.docx', bytes });
    expect(article).toMatchObject({
      title: '关于救助对象的公示',
      writtenOn: '2024-03-05',
      isArticle: true,
      keepsFile: false,
    });
    expect(article.bodyHtml.replaceAll('\n', '')).toBe(
      '<p>现将名单公示如下：</p><table><tbody><tr><td colspan="2">名单</td></tr><tr><td>甲</td><td>&lt;b&gt;乙&lt;/b&gt;</td></tr></tbody></table><p>二〇二四年三月五日</p>',
    );
  });

  test('with pictures stays below its text', async () => {
    const picture = new ImageRun({ type: 'png', data: PNG, transformation: { width: 10, height: 10 } });
    const bytes = await word([line('关于位置的公告'), new Paragraph({ children: [picture] })]);
    const article = await readArticle({ name: 'a.docx', bytes });
    expect(article.keepsFile).toBe(true);
    expect(article.notes.join()).toMatch(/图片没有进入正文/);
  });
});

test('a PDF stays below its text, and one without words is shown all the same', async () => {
  expect(await readArticle({ name: 'a.pdf', bytes: await pdf('Notice of the year') })).toMatchObject({
    keepsFile: true,
    hasText: true,
  });
  const scan = await readArticle({ name: '会议纪要.pdf', bytes: await pdf('') });
  expect(scan).toMatchObject({ title: '会议纪要', bodyHtml: '', keepsFile: true, hasText: false });
  expect(scan.notes.join()).toMatch(/没有文字/);
});

test.each([
  [
    'a table',
    '表.xlsx',
    async () => writeXlsx({ sheetName: '表', columns: ['项目'], rows: [['一']] }),
    /表格文件不能作为正文/,
  ],
  ['a picture', '图.png', async () => PNG, /图片/],
  ['words that claim to be a document', 'a.docx', async () => Buffer.from('只是文字'), /结尾与内容不符/],
  [
    'an archive that claims to be one',
    'a.docx',
    async () => zipSync({ 'a.txt': Buffer.from('一') }),
    /压缩包/,
  ],
  [
    'a program',
    'a.docx',
    async () => readFile(process.execPath).then((bytes) => bytes.subarray(0, 4_096)),
    /程序/,
  ],
])('%s is no article', async (_name, name, make, message) => {
  await expect(readArticle({ name, bytes: await make() })).rejects.toThrow(message);
});
