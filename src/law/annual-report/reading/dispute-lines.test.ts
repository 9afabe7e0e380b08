import { expect, test } from 'vitest';
import { readDisputeLines } from './dispute-lines.ts';
import type { SourceText } from './source-document.ts';

const read = (...lines: string[]): Record<string, number | string | null> =>
  Object.fromEntries(
    [...readDisputeLines(lines.map((text): SourceText => ({ kind: 'text', text, place: {} })))].map(
      ([name, { value, doubt }]) => [name.slice(3), doubt === null ? value : `${value}?`],
    ),
  );
const COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'];
const group = (kind: string, figures: readonly (number | null)[]): Record<string, number | null> =>
  Object.fromEntries(COLUMNS.map((column, at) => [`${kind}.${column}`, figures[at] ?? null]));

test.each<[string, readonly string[]]>([
  [
    'a line for each group',
    ['行政复议 1 0 2 0 3', '行政诉讼 未经复议直接起诉 0 0 0 4 4', '复议后起诉 5 0 0 0 5'],
  ],
  [
    'groups below each other with their headings',
    [
      '行政复议',
      '结果维持 结果纠正 其他结果 尚未审结 总计',
      '1 0 2 0 3',
      '行政诉讼',
      '未经复议直接起诉',
      '结果维持 结果纠正',
      '0 0 0 4 4',
      '复议后起诉',
      '5 0 0',
      '— 3 —',
      '0 5',
    ],
  ],
  [
    'all fifteen behind their headings',
    ['行政复议 行政诉讼', '未经复议直接起诉 复议后起诉', '结果维持 总计', '1 0 2 0 3 0 0 0 4 4', '5 0 0 0 5'],
  ],
  [
    'units',
    [
      '行政复议 1件 0件 2件 0件 3件',
      '未经复议直接起诉 0件 0件 0件 4件 4件',
      '复议后起诉 5件 0件 0件 0件 5件',
    ],
  ],
])('%s', (_what, lines) => {
  expect(read(...lines)).toEqual({
    ...group('review', [1, 0, 2, 0, 3]),
    ...group('direct', [0, 0, 0, 4, 4]),
    ...group('afterReview', [5, 0, 0, 0, 5]),
  });
});

test('a figure behind the words of each cell', () => {
  expect(read('行政复议 结果维持 3', '结果纠正 1', '行政诉讼 复议后起诉 结果维持 2')).toEqual({
    'review.upheld': 3,
    'review.corrected': 1,
    'afterReview.upheld': 2,
  });
});

test('marks are kept apart from noughts', () => {
  expect(read('行政复议 — 0 / 无 0')).toEqual({});
  expect(read('行政复议 — 0 / - 0')).toEqual(group('review', [null, 0, null, null, 0]));
});

test('figures that several groups or none could have are left out', () => {
  expect(read('行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉', '结果维持', '1 0 2 0 3')).toEqual({});
  expect(read('行政复议 1 0 2 0 3', '行政诉讼', '4 0 0 0 4')).toEqual(group('review', [1, 0, 2, 0, 3]));
  expect(read('本年共有 1 0 2 0 3')).toEqual({});
  expect(read('行政复议 1 0 2 0')).toEqual({});
});

test('two figures for one cell are in doubt', () => {
  expect(read('行政复议 1 0 2 0 3', '行政复议 1 0 9 0 10')).toMatchObject({
    'review.upheld': 1,
    'review.other': '2?',
  });
});

test('blank lines are cells where the figures make their sums with them, and gaps otherwise', () => {
  expect(read('行政复议', '', '3', '', '1', '4')).toEqual(group('review', [null, 3, null, 1, 4]));
  expect(read('行政复议', '', '0', '3', '0', '1', '4', '')).toEqual(group('review', [0, 3, 0, 1, 4]));
  // One cell too few and a gap behind them: moved by one the sum is wrong.
  expect(read('行政复议', '3', '0', '1', '4', '')).toEqual({});
});
