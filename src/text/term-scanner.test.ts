import { expect, test } from 'vitest';
import { isInTitle, isQuoted, titlesIn } from './cited-titles.ts';
import { readText } from './checked-text.ts';
import { formsIn, standsAlone } from './data/form-list.ts';
import { sentenceAround } from './sentence-around.ts';
import { termScanner } from './term-scanner.ts';

test('a scanner finds all places, the longest term at each, none within another', () => {
  const scan = termScanner([{ words: '工商' }, { words: '工商局' }, { words: '商局' }]);
  expect(scan('工商局和工商所').map(({ term, at }) => [term.words, at])).toEqual([
    ['工商局', 0],
    ['工商', 4],
  ]);
  expect(scan('')).toEqual([]);
});

test('a term of one character is refused', () => {
  expect(() => termScanner([{ words: '局' }])).toThrow(RangeError);
});

test('titles are the outermost ones, closed in their sentence', () => {
  const checked = readText('印发《关于落实《办法》的通知》和《规定\n》，《甲》。《乙。》');
  expect(titlesIn(checked).map(({ title }) => title)).toEqual(['关于落实《办法》的通知', '甲']);
  expect(isInTitle(checked, 3, 5)).toBe(true);
  expect(isInTitle(checked, 0, 2)).toBe(false);
});

test('words between quotation marks are somebody’s', () => {
  const checked = readText('他说：“好。真好。”然后走了。');
  expect(isQuoted(checked, 4, 5)).toBe(true);
  expect(isQuoted(checked, 11, 12)).toBe(false);
});

test('a sentence is cut at its marks, and far from the place', () => {
  expect(sentenceAround('第一句。第二句；第三句', 5)).toEqual({ text: '第二句', start: 4 });
  expect(sentenceAround('字'.repeat(1_000), 500).text.length).toBe(400);
});

test('a form with characters in brackets is spared next to them', () => {
  const [form] = formsIn('关键=[相有]关健[康全]');
  if (form === undefined) throw new RangeError('no form');
  expect(form.words).toBe('关健');
  expect(
    ['关健', '相关健全', '关健康', '很关健的'].map((text) => standsAlone(form, text, text.indexOf('关健'))),
  ).toEqual([true, false, false, true]);
  expect(() => formsIn('关键')).toThrow(TypeError);
});
