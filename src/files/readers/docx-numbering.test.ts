import { describe, expect, test } from 'vitest';
import { readDocx } from './read-docx.ts';
import {
  cell,
  docxOf,
  type DocxParts,
  listed,
  numberingOf,
  paragraph,
  row,
  table,
} from './test/docx-make.ts';
import { tablesIn, textsIn } from './test/source-parts.ts';

const read = (body: string, parts: DocxParts) => readDocx(docxOf(body, parts));
const texts = (body: string, parts: DocxParts): string[] => textsIn(read(body, parts));
const heading = { format: 'chineseCounting', text: '%1、' };

describe('numbers that Word makes itself', () => {
  test.each([
    ['chineseCountingThousand', ['一', '二', '十', '十一', '二十']],
    ['japaneseCounting', ['一', '二', '十', '十一', '二十']],
    ['ideographDigital', ['一', '二', '一〇', '一一', '二〇']],
    ['chineseLegalSimplified', ['壹', '贰', '壹拾', '壹拾壹', '贰拾']],
    ['ideographTraditional', ['甲', '乙', '癸', null, null]],
    ['decimal', ['1', '2', '10', '11', '20']],
    ['decimalZero', ['01', '02', '10', '11', '20']],
    ['decimalFullWidth', ['１', '２', '１０', '１１', '２０']],
    ['decimalEnclosedCircleChinese', ['①', '②', '⑩', '⑪', '⑳']],
    ['decimalEnclosedParen', ['⑴', '⑵', '⑽', '⑾', '⒇']],
    ['ideographEnclosedCircle', ['㊀', '㊁', '㊉', null, null]],
    ['upperRoman', ['I', 'II', 'X', 'XI', 'XX']],
    ['lowerLetter', ['a', 'b', 'j', 'k', 't']],
  ])('in the format %s', (format, written) => {
    const numbering = numberingOf(
      [{ id: '1', levels: [{ format, text: '[%1]' }] }],
      [{ list: '5', of: '1' }],
    );
    const lines = texts(paragraph('文', listed('5')).repeat(20), { numbering });
    expect([0, 1, 9, 10, 19].map((at) => lines[at])).toEqual(
      written.map((number) => (number === null ? '文' : `[${number}]文`)),
    );
  });

  test('a format that isn’t known shows none, and that is said', () => {
    const numbering = numberingOf(
      [{ id: '1', levels: [{ format: 'hebrew1', text: '%1、' }] }],
      [{ list: '5', of: '1' }],
    );
    expect(read(paragraph('总体情况', listed('5')), { numbering })).toMatchObject({
      blocks: [{ text: '总体情况' }],
      notes: [expect.stringContaining('自动编号')],
    });
  });

  test('lists that share a definition go on counting, one that says so begins anew', () => {
    const numbering = numberingOf(
      [{ id: '1', levels: [heading] }],
      [
        { list: '5', of: '1' },
        { list: '6', of: '1' },
        {
          list: '7',
          of: '1',
          more: '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
        },
      ],
    );
    const body = ['5', '6', '7', '7', '5'].map((list) => paragraph('文', listed(list))).join('');
    expect(texts(body, { numbering })).toEqual(['一、文', '二、文', '一、文', '二、文', '三、文']);
  });

  test('a level that never restarts goes on below the next heading', () => {
    const numbering = numberingOf(
      [
        {
          id: '1',
          levels: [heading, { format: 'decimal', text: '%2．', more: '<w:lvlRestart w:val="0"/>' }],
        },
      ],
      [{ list: '5', of: '1' }],
    );
    const body = [0, 1, 0, 1].map((level) => paragraph('文', listed('5', level))).join('');
    expect(texts(body, { numbering })).toEqual(['一、文', '1．文', '二、文', '2．文']);
  });

  test('a style brings its list along, also one that it inherits, on the level that is its own', () => {
    const styles = `<w:styles xmlns:w="w">
      <w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>
      <w:style w:type="paragraph" w:styleId="3"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="8"><w:basedOn w:val="9"/></w:style>
      <w:style w:type="paragraph" w:styleId="9"><w:basedOn w:val="8"/></w:style></w:styles>`;
    const numbering = numberingOf(
      [
        {
          id: '1',
          levels: [heading, { format: 'chineseCounting', text: '（%2）', more: '<w:pStyle w:val="3"/>' }],
        },
      ],
      [{ list: '5', of: '1' }],
    );
    const styled = (style: string): string => paragraph('文', `<w:pStyle w:val="${style}"/>`);
    const body = ['1', '2', '3', '8'].map(styled).join('');
    expect(texts(body, { numbering, styles })).toEqual(['一、文', '二、文', '（一）文', '文']);
  });

  test('an empty paragraph of a list counts, as it shows its number', () => {
    const numbering = numberingOf([{ id: '1', levels: [heading] }], [{ list: '5', of: '1' }]);
    const body = ['文', '', '文'].map((text) => paragraph(text, listed('5'))).join('');
    expect(texts(body, { numbering })).toEqual(['一、文', '二、', '三、文']);
  });

  test('a number never runs into the figure behind it', () => {
    const numbering = numberingOf(
      [{ id: '1', levels: [{ format: 'decimal', text: '%1.' }] }],
      [{ list: '5', of: '1' }],
    );
    const numbered = `<w:tc>${paragraph('12', listed('5'))}</w:tc>`;
    const [read1] = tablesIn(read(table(row([numbered, cell('3')])), { numbering }));
    expect(read1?.cells.map(({ text }) => text)).toEqual(['1. 12', '3']);
  });

  test('what was the list of a paragraph before a tracked change doesn’t count', () => {
    const numbering = numberingOf([{ id: '1', levels: [heading] }], [{ list: '5', of: '1' }]);
    const before = `<w:pPrChange><w:pPr>${listed('5')}</w:pPr></w:pPrChange>`;
    expect(texts(paragraph('文', before), { numbering })).toEqual(['文']);
  });
});
