import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-blocks.ts';
import type { Glyph, PageInk, Rule } from './page-ink.ts';
import { pageOf, write } from './test/print-glyphs.ts';

function textsOf(...pages: readonly PageInk[]): string[] {
  return blocksOf(pages).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : ['(table)']));
}

describe('paragraphs of a page', () => {
  const full = '一'.repeat(30);

  test('a full line goes on in the next, a short one ends', () => {
    const lines = [write(full, 50, 100), write('到此为止。', 50, 120), write('另起一段。', 50, 140)];
    expect(textsOf(pageOf(1, lines))).toEqual([`${full}到此为止。`, '另起一段。']);
  });

  test('a line goes on where the number behind it had no room', () => {
    const lines = [write(full, 50, 80), write('二'.repeat(27), 50, 100), write('123456.78万元。', 50, 120)];
    expect(textsOf(pageOf(1, lines))).toEqual([`${full}${'二'.repeat(27)}123456.78万元。`]);
  });

  test('a heading at the edge begins a paragraph though the sentence above fills its line', () => {
    const sentence = `${'一'.repeat(29)}。`;
    const heading = '六、其他需要报告的事项';
    expect(textsOf(pageOf(1, [write(sentence, 50, 100), write(heading, 50, 120)]))).toEqual([
      sentence,
      heading,
    ]);
    const list = `${'一'.repeat(29)}；`;
    expect(textsOf(pageOf(1, [write(list, 50, 100), write('二、主动公开情况', 50, 120)]))).toEqual([
      `${list}二、主动公开情况`,
    ]);
  });

  test('an indented line begins a paragraph though the one above is full', () => {
    expect(textsOf(pageOf(1, [write(full, 50, 100), write('二是更新不够及时。', 70, 120)]))).toEqual([
      full,
      '二是更新不够及时。',
    ]);
  });

  test('a sentence that goes on overleaf is one, with the page number left out', () => {
    const first = pageOf(1, [write(full, 50, 500), write('— 1 —', 180, 570)]);
    const second = pageOf(2, [write('到此为止。', 50, 60), write(full, 50, 90), write('— 2 —', 180, 570)]);
    expect(textsOf(first, second)).toEqual([`${full}到此为止。`, full]);
  });

  test('the lines of a title are one, and words apart keep a space', () => {
    const lines = [
      write('青岚区人民政府', 130, 60, 20),
      write('年度报告', 160, 90, 20),
      write(full, 50, 130),
      [...write('Open', 50, 150), ...write('Data', 75, 150)],
    ];
    expect(textsOf(pageOf(1, lines))).toEqual(['青岚区人民政府年度报告', `${full}Open Data`]);
  });
});

describe('what runs along the edges of pages', () => {
  const body = (page: number): Glyph[] => write('正文内容在此。'.repeat(page + 2), 50, 300);

  test('a head on every page and numbers that count them are left out', () => {
    const pages = [1, 2, 3].map((page) =>
      pageOf(page, [write('某区年度报告', 50, 30), body(page), write(String(page), 200, 580)]),
    );
    expect(textsOf(...pages)).toEqual([1, 2, 3].map((page) => '正文内容在此。'.repeat(page + 2)));
  });

  test('a number at the foot that doesn’t count the pages is text', () => {
    const pages = [7, 3].map((number, index) =>
      pageOf(index + 1, [body(index + 1), write(String(number), 200, 580)]),
    );
    expect(textsOf(...pages)).toContain('7');
    expect(textsOf(pageOf(1, [body(1), write('12', 200, 580)]))).toContain('12');
  });
});

describe('text in and beside tables', () => {
  const rules: Rule[] = [
    ...[100, 130, 160].map((at): Rule => ({ level: true, at, from: 50, to: 250 })),
    ...[50, 150, 200, 250].map((at): Rule => ({ level: false, at, from: 100, to: 160 })),
  ];

  test('a number stays whole in its cell though it reaches over the line, and this is said', () => {
    const glyphs = [
      write('收费', 60, 120),
      write('4166.214619', 152, 120),
      write('乙', 60, 150),
      write('0', 170, 150),
    ];
    const { blocks, notes } = blocksOf([pageOf(1, glyphs, rules)]);
    const [table] = blocks;
    expect(table?.kind === 'table' ? table.cells.map((cell) => cell.text) : []).toEqual([
      '收费',
      '4166.214619',
      '',
      '乙',
      '0',
      '',
    ]);
    expect(notes.join('')).toContain('越过了格线');
  });

  test('text above and below a table stays in its order', () => {
    const glyphs = [write('表前的话。', 50, 80), write('甲', 60, 120), write('表后的话。', 50, 190)];
    expect(textsOf(pageOf(1, glyphs, rules))).toEqual(['表前的话。', '(table)', '表后的话。']);
  });

  test('lines without a word between them are no table', () => {
    expect(textsOf(pageOf(1, [write('只有正文。', 50, 300)], rules))).toEqual(['只有正文。']);
  });

  test('numbers beside each other in one cell are not glued together', () => {
    const glyphs = [[...write('12', 160, 120), ...write('34', 174, 120)], write('甲', 60, 120)];
    const [table] = blocksOf([pageOf(1, glyphs, rules)]).blocks;
    expect(table?.kind === 'table' ? table.cells[1]?.text : '').toBe('12 34');
  });
});
