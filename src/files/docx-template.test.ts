import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sampleFields, sampleLetter } from '../law/letters/test/sample-letters.ts';
import { printedValues } from '../law/letters/fill-letter.ts';
import { defaultTemplate } from '../law/letters/default-templates.ts';
import { letterText } from '../law/letters/letter-text.ts';
import { parseTemplate } from '../law/letters/letter-template.ts';
import { UnusableDocx } from './docx-container.ts';
import { docxBlocks } from './docx-blocks.ts';
import { fillDocxTemplate, readTemplate } from './docx-template.ts';
import { writeReportDocx } from './docx-writer.ts';
import { letterDocument } from './letter-document.ts';
import { ownTemplate, paragraph, type OwnTemplate } from './test/own-template.ts';
import { docxPart, readDocx } from './test/read-docx.ts';
import { ole } from './test/sample-files.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const ATTACHED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate';

function linesOf(template: OwnTemplate, values: Record<string, string | string[][]>): readonly string[] {
  return readDocx(fillDocxTemplate(ownTemplate(template), values)).lines;
}

describe('reading a template', () => {
  test('finds placeholders that Word split over runs, in tables, text boxes, headers and footers', () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${paragraph(['{{联系', '电话}}'])}</w:txbxContent></w:pict></w:r></w:p>`;
    const cell = `<w:tbl><w:tr><w:tc>${paragraph(['{', '{申请', '内容}', '}'])}</w:tc></w:tr></w:tbl>`;
    const bytes = ownTemplate({
      body: `${paragraph(['致{{', '申请人', '}}：'])}${cell}${box}`,
      header: paragraph(['{{文号}}']),
      footer: paragraph(['{{行政机关}}', '{{申请人}}']),
    });
    expect(readTemplate(bytes)).toEqual({
      placeholders: ['申请人', '申请内容', '联系电话', '文号', '行政机关'],
      broken: [],
    });
  });

  test('finds braces that don’t belong together', () => {
    const bytes = ownTemplate({ body: paragraph(['延长至{{延长至}', '，特此告知']) + paragraph(['乙}}']) });
    expect(readTemplate(bytes).broken.map(({ near }) => near)).toEqual(['延长至{{延长至}，特此告知', '乙}}']);
  });
});

describe('filling a template', () => {
  test('puts the value where the placeholder begins and keeps what stands around it', () => {
    expect(
      linesOf({ body: paragraph(['致{{', '申请人', '}}及{{申请人}}：', '终']) }, { 申请人: '王某某' }),
    ).toEqual(['致王某某及王某某：终']);
  });

  test('makes paragraphs of several lines, with the same properties and without the rest of the first', () => {
    const body = paragraph(['一：{{补正', '事项}}。'], '<w:ind w:firstLine="640"/>');
    const bytes = fillDocxTemplate(ownTemplate({ body }), { 补正事项: '甲\n乙\n丙' });
    expect(readDocx(bytes).lines).toEqual(['一：甲', '乙', '丙。']);
    const $ = docxPart(bytes, 'word/document.xml');
    expect($('w\\:body > w\\:p > w\\:pPr > w\\:ind[w\\:firstLine="640"]')).toHaveLength(3);
    expect($('w\\:r > w\\:rPr > w\\:b')).toHaveLength(4);
  });

  test('breaks lines within a paragraph where it can’t be parted', () => {
    const linked = `<w:p><w:hyperlink><w:r><w:t>{{补正事项}}</w:t></w:r></w:hyperlink></w:p>`;
    const bytes = fillDocxTemplate(ownTemplate({ body: linked }), { 补正事项: '甲\n乙' });
    expect(readDocx(bytes).lines).toEqual(['甲\n乙']);
    expect(docxPart(bytes, 'word/document.xml')('w\\:hyperlink w\\:br')).toHaveLength(1);
  });

  test('makes a table of rows, also within a table', () => {
    const rows = [
      ['序号', '名称'],
      ['1', '申请表'],
    ];
    const { tables } = readDocx(
      fillDocxTemplate(ownTemplate({ body: paragraph(['{{归档材料}}']) }), { 归档材料: rows }),
    );
    expect(tables[0]?.map((row) => row.map((cell) => cell.text))).toEqual(rows);
  });

  test('takes values as text, never as markup or as placeholders', () => {
    const value = '<w:p/>&amp;{{文号}}\u0000"';
    expect(linesOf({ body: paragraph(['{{申请人}}']) }, { 申请人: value })).toEqual(['<w:p/>&amp;{{文号}}"']);
  });

  test('leaves every other byte as it was', () => {
    const template = ownTemplate({
      body: paragraph(['不变']) + paragraph(['{{申请人}}']),
      header: paragraph(['页眉']),
    });
    const [before, after] = [template, fillDocxTemplate(template, { 申请人: '王' })].map((bytes) =>
      unzipSync(bytes),
    );
    expect(Object.keys(after ?? {})).toEqual(Object.keys(before ?? {}));
    for (const [name, bytes] of Object.entries(before ?? {})) {
      if (name === 'word/document.xml') continue;
      expect([name, after?.[name]]).toEqual([name, bytes]);
    }
    const [old = '', now = ''] = [before, after].map((parts) =>
      strFromU8(parts?.['word/document.xml'] ?? new Uint8Array()),
    );
    expect(now.replace('王', '{{申请人}}')).toBe(old);
  });

  test('is done with ten thousand placeholders at once', () => {
    const body = paragraph(['{{申请人}}']).repeat(10_000);
    const started = performance.now();
    expect(linesOf({ body }, { 申请人: '王某某' })).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('refuses to leave a placeholder as it is', () => {
    expect(() => linesOf({ body: paragraph(['{{申请人}}']) }, {})).toThrow('no value for 申请人');
  });
});

describe('a file is refused', () => {
  test.each<[string, OwnTemplate, string]>([
    ['with macros', { parts: { 'word/vbaProject.bin': new Uint8Array([1]) } }, 'macros'],
    [
      'with macros by its types',
      { types: '<Override PartName="/x" ContentType="a.macroEnabled.main+xml"/>' },
      'macros',
    ],
    [
      'that fetches a picture',
      {
        relationships: `<Relationship Id="r1" Type="${IMAGE}" Target="http://x/y.png" TargetMode="External"/>`,
      },
      'external',
    ],
    [
      'that fetches a picture, in other quotes',
      {
        relationships: `<Relationship Id='r1' TargetMode='External' Type='${IMAGE}' Target='http://x/y.png'/>`,
      },
      'external',
    ],
    [
      'that hangs on another template',
      {
        relationships: `<Relationship Id="r1" Type="${ATTACHED}" Target="file:///x.dotm" TargetMode="External"/>`,
      },
      'embedded',
    ],
    [
      'with embedded objects',
      { parts: { 'word/embeddings/oleObject1.bin': new Uint8Array([1]) } },
      'embedded',
    ],
  ])('%s', (_, template, code) => {
    expect(() => readTemplate(ownTemplate(template))).toThrow(expect.objectContaining({ code }));
  });

  test('with a password, of another kind, broken, or with declarations of entities', () => {
    const codeOf = (bytes: Uint8Array): string => {
      try {
        readTemplate(bytes);
        return 'taken';
      } catch (error) {
        return error instanceof UnusableDocx ? error.code : 'other';
      }
    };
    expect(codeOf(ole('EncryptedPackage'))).toBe('encrypted');
    expect(codeOf(zipSync({ 'a.txt': new Uint8Array([65]) }))).toBe('not_docx');
    expect(codeOf(new Uint8Array([80, 75, 3, 4, 0]))).toBe('broken');
    const entity = ownTemplate({
      parts: { 'word/header1.xml': new TextEncoder().encode('<!DOCTYPE a><w:hdr/>') },
    });
    expect(codeOf(entity)).toBe('broken');
    expect(codeOf(zipSync({ '[Content_Types].xml': new Uint8Array(65 * 1024 * 1024) }))).toBe('too_large');
  });

  test('but not for a link to a web page', () => {
    const relationships = `<Relationship Id="r1" Type="${HYPERLINK}" Target="https://www.example.gov.cn" TargetMode="External"/>`;
    expect(readTemplate(ownTemplate({ relationships })).placeholders).toEqual([]);
  });
});

describe('the text of a Word file', () => {
  test.each(['clarification', 'extension', 'answer.deny.process', 'thirdPartyInquiry'] as const)(
    'of our own making reads as the letter %s',
    async (kind) => {
      const letter = sampleLetter(kind);
      const bytes = await writeReportDocx(letterDocument(letter, { agencyName: '綦江区三角镇人民政府' }));
      const { blocks, text } = docxBlocks(bytes);
      expect(text).toBe(letterText(letter));
      expect(blocks.map((block) => block.kind)).toEqual(letter.blocks.map((block) => block.kind));
    },
  );

  test('of a default template turned into an office’s own is filled in to the same letter', () => {
    const body = parseTemplate(defaultTemplate('extension')).flatMap((block) => {
      if (block.kind === 'signature') return [paragraph([block.agency]), paragraph([block.date])];
      if (!('text' in block)) return [];
      return [paragraph([block.kind === 'addressee' ? `${block.text}：` : block.text])];
    });
    const bytes = fillDocxTemplate(
      ownTemplate({ body: body.join('') }),
      printedValues(sampleFields('extension')),
    );
    expect(docxBlocks(bytes).text).toBe(letterText(sampleLetter('extension')));
  });

  test('has the rows of its tables', () => {
    const cell = (text: string) => `<w:tc>${text === '' ? '<w:p/>' : paragraph([text])}</w:tc>`;
    const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
    const body = `${paragraph(['题'])}<w:tbl>${row('甲', '乙')}${row('丙', '')}</w:tbl>${paragraph(['后'])}`;
    expect(docxBlocks(ownTemplate({ body })).blocks).toEqual([
      { kind: 'title', text: '题' },
      {
        kind: 'form',
        rows: [
          ['甲', '乙'],
          ['丙', ''],
        ],
      },
      { kind: 'paragraph', text: '后' },
    ]);
  });
});
