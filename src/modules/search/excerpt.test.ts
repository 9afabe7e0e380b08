import { expect, test } from 'vitest';
import { excerptOf, markWords, withoutCells } from './excerpt.ts';

test('the cells of a table leave no rows of figures in an excerpt', () => {
  expect(withoutCells('不予公开\n1\n1\n0\n0\n0\n12,000.50\n3.危及“三安全一稳定”\n0\n0\n0\n0\n其他')).toBe(
    '不予公开\n… 3.危及“三安全一稳定”\n… 其他',
  );
});

test.each([
  '青杠坪村 1 13400 柏香湾村 1 18000 元',
  '电话 023 4840 0009 转',
  '2024年5月 12 34 56年',
  '第1 2 3 4号',
])('figures that belong to words stay: %s', (text) => {
  expect(withoutCells(text)).toBe(text);
});

test('an excerpt begins shortly before the first word found, and says where text is left out', () => {
  const text = `${'前'.repeat(60)}安全${'后'.repeat(200)}`;
  const pieces = excerptOf(text, ['安全']);
  expect(pieces.at(0)).toEqual({ text: '…', marked: false });
  expect(pieces.at(-1)).toEqual({ text: '…', marked: false });
  expect(pieces.filter((piece) => piece.marked)).toEqual([{ text: '安全', marked: true }]);
  expect(pieces[1]?.text).toBe('前'.repeat(24));
});

test('rare characters are never cut in two', () => {
  for (let shift = 0; shift < 4; shift += 1) {
    const text = `${'a'.repeat(shift)}${'𠮷'.repeat(100)}安全${'𠮷'.repeat(100)}`;
    for (const { text: piece } of excerptOf(text, ['安全'])) expect(piece.isWellFormed()).toBe(true);
  }
});

test('the longest word that fits is marked, whatever the size of letters', () => {
  expect(markWords('安全生产和APP安全', ['安全', '安全生产', 'app'])).toEqual([
    { text: '安全生产', marked: true },
    { text: '和', marked: false },
    { text: 'APP', marked: true },
    { text: '安全', marked: true },
  ]);
});
