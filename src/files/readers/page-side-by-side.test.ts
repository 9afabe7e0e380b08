import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-blocks.ts';
import type { Glyph, PageInk } from './page-ink.ts';
import { pageOf, write } from './test/print-glyphs.ts';

const HEADING = ['项目', '自然人', '企业', '总计'];
const PLACES = [20, 80, 120, 160];
const STEP = 180;

function half(texts: readonly string[], y: number, by: number): Glyph[] {
  return texts.flatMap((text, at) => write(text, (PLACES[at] ?? 0) + by, y));
}

function line(left: readonly string[], right: readonly string[], y: number): Glyph[] {
  return [...half(left, y, 0), ...half(right, y, STEP)];
}

/** The words in the first column of each table. */
function firstWords(page: PageInk): string[] {
  return blocksOf([page]).blocks.map((block) =>
    block.kind === 'text'
      ? block.text
      : block.cells
          .filter(({ column }) => column === 0)
          .map(({ text }) => text)
          .join(' '),
  );
}

describe('a table printed in two halves beside each other', () => {
  const page = pageOf(1, [
    line(HEADING, HEADING, 100),
    line(['一、新收', '3', '2', '5'], ['四、其他', '1', '0', '1'], 120),
    line(['二、结转', '1', '0', '1'], ['五、总计', '4', '2', '6'], 140),
    line(['三、公开', '2', '2', '4'], ['六、结转', '0', '0', '0'], 160),
    write('以上数据截至年底。', 20, 200),
  ]);

  test('is read as two, the left one first', () => {
    const { blocks } = blocksOf([page]);
    const texts = blocks.map((block) =>
      block.kind === 'text' ? block.text : block.cells.map((cell) => cell.text).join(' '),
    );
    expect(texts).toEqual([
      '项目 自然人 企业 总计 一、新收 3 2 5 二、结转 1 0 1 三、公开 2 2 4',
      '项目 自然人 企业 总计 四、其他 1 0 1 五、总计 4 2 6 六、结转 0 0 0',
      '以上数据截至年底。',
    ]);
  });

  test('comes in that order though the words of the left half begin lower', () => {
    const lower = pageOf(1, [
      line(HEADING, HEADING, 100),
      half(['四、其他', '1', '0', '1'], 120, STEP),
      half(['一、新收', '3', '2', '5'], 126, 0),
      half(['五、总计', '4', '2', '6'], 140, STEP),
      half(['二、结转', '1', '0', '1'], 146, 0),
      half(['六、结转', '0', '0', '0'], 160, STEP),
      half(['三、公开', '2', '2', '4'], 166, 0),
    ]);
    expect(firstWords(lower)).toEqual(['项目 一、新收 二、结转 三、公开', '项目 四、其他 五、总计 六、结转']);
  });

  test('whose figures nearly touch the words of the other half is parted all the same', () => {
    const [left, right] = [
      [...HEADING, '一、新收', '3', '2', '999'],
      [...HEADING, '四、其他', '1', '0', '1'],
    ];
    const close = pageOf(1, [
      line(left.slice(0, 4), right.slice(0, 4), 100),
      [...half(left.slice(4, 7), 120, 0), ...write('999', 181, 120), ...half(right.slice(4), 120, STEP)],
      line(['二、结转', '1', '0', '1'], ['五、总计', '4', '2', '6'], 140),
    ]);
    expect(firstWords(close)).toEqual(['项目 一、新收 二、结转', '项目 四、其他 五、总计']);
  });

  test('a second time below has halves of its own', () => {
    const twice = pageOf(1, [
      line(HEADING, HEADING, 100),
      line(['一、新收', '3', '2', '5'], ['三、公开', '1', '0', '1'], 120),
      line(['二、结转', '1', '0', '1'], ['四、其他', '4', '2', '6'], 140),
      line(HEADING, HEADING, 160),
      line(['五、总计', '3', '2', '5'], ['七、甲', '1', '0', '1'], 180),
      line(['六、结转', '1', '0', '1'], ['八、乙', '4', '2', '6'], 200),
    ]);
    expect(firstWords(twice)).toEqual([
      '项目 一、新收 二、结转',
      '项目 三、公开 四、其他',
      '项目 五、总计 六、结转',
      '项目 七、甲 八、乙',
    ]);
  });

  test('columns that have the same headings twice are one table', () => {
    const groups = pageOf(1, [
      line(['甲', '维持', '纠正', '总计'], ['甲', '维持', '纠正', '总计'], 100),
      line(['1', '3', '2', '5'], ['2', '1', '0', '1'], 120),
    ]);
    expect(blocksOf([groups]).blocks).toMatchObject([{ kind: 'table', columns: 8 }]);
  });

  test('headings of two groups that have the same words are no two halves when text crosses the middle', () => {
    const crossed = pageOf(1, [
      line(HEADING, HEADING, 100),
      write('一个从左到右贯穿整个页面的句子占满了这一行的位置', 20, 120),
    ]);
    expect(blocksOf([crossed]).blocks.every(({ kind }) => kind === 'text')).toBe(true);
  });
});
