import { expect, test } from 'vitest';
import { isPageNumber, lineRows, wordRows } from './line-rows.ts';
import type { SourceTable, SourceText } from './source-document.ts';

const lines = (...texts: string[]): SourceText[] => texts.map((text) => ({ kind: 'text', text, place: {} }));
const rows = ({ cells, rows: count }: SourceTable): string[][] =>
  Array.from({ length: count }, (_, row) => cells.filter((cell) => cell.row === row).map(({ text }) => text));

test.each<[string, readonly string[]]>([
  ['behind their words', ['1.属于国家秘密 1 0 3']],
  ['with other blanks and signs between', ['1.属于国家秘密：1、\u30000\u00a03']],
  ['in a line of their own', ['1.属于国家秘密', '1 0 3']],
  ['each in a line', ['1.属于国家秘密', '1', '0', '3']],
  ['parted by a page number', ['1.属于国家秘密 1 0', '— 12 —', '3']],
  ['and words that go on below', ['1.属于国家秘密', '1 0 3', '的政府信息']],
])('figures %s', (_what, texts) => {
  expect(rows(lineRows(lines(...texts), 3))).toEqual([['1.属于国家秘密', '1', '0', '3']]);
});

test('the ordinal of words below is no figure', () => {
  expect(
    rows(lineRows(lines('属于国家秘密 1 0 3', '3、本年度办理结果(3', ')不予公开2.重复申请 2 0 5'), 3)),
  ).toEqual([
    ['属于国家秘密', '1', '0', '3'],
    [')不予公开2.重复申请', '2', '0', '5'],
  ]);
});

test('several rows in one line', () => {
  expect(rows(lineRows(lines('重复申请 1件 0件 3件 其他……2 0 5 （七）总计 3 0 8'), 3))).toEqual([
    ['重复申请', '1件', '0件', '3件'],
    ['其他', '2', '0', '5'],
    ['（七）总计', '3', '0', '8'],
  ]);
});

test('more or fewer figures are no row', () => {
  expect(rows(lineRows(lines('重复申请 1 0', '其他 1 0 3 4', '共 3 件的 文字'), 3))).toEqual([]);
});

test('rows of words and one figure', () => {
  expect(rows(wordRows(lines('规章 本年制发件数 3', '规章 3 4', '3', '规章')))).toEqual([
    ['规章', '本年制发件数', '3'],
  ]);
});

test.each([
  ['— 3 —', true],
  ['- 12 -', true],
  ['第 3 页 共 9 页', true],
  ['3', false],
  ['-3', false],
  ['0 - 0', false],
])('%s as a page number: %s', (line, expected) => {
  expect(isPageNumber(line)).toBe(expected);
});
