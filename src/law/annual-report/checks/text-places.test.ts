import { describe, expect, test } from 'vitest';
import { NUMBER, around, chineseNumeral, clausesOf, narrowed, numberOf, sentencesOf } from './text-places.ts';

test.each([
  ['甲乙丙丁戊己庚辛壬癸子丑寅卯', 7, 1, '乙丙丁戊己庚辛壬癸子丑寅卯'],
  ['甲乙丙丁', 1, 1, '甲乙丙丁'],
  ['甲乙\n\n丙 \u3000丁', 4, 1, '甲乙 丙 丁'],
])('the words around a place of %j', (text, index, length, expected) => {
  expect(around(text, index, length)).toBe(expected);
});

test.each([
  [0, '零'],
  [1, '一'],
  [10, '十'],
  [11, '11'],
])('%i is written %s', (number, expected) => {
  expect(chineseNumeral(number)).toBe(expected);
});

describe('a number', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['1,234', 1234],
    ['零', 0],
    ['两', 2],
    ['九', 9],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['二十三', 23],
    ['一百', 100],
    ['一百零五', 105],
    ['两千三百四十五', 2345],
    ['甲', Number.NaN],
    ['二甲', Number.NaN],
    ['', 0],
  ])('%s is worth %d', (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });

  test.each([
    ['12件', '12'],
    ['1,234件', '1,234'],
    ['1,234,567件', '1,234,567'],
    ['1,23件', '1'],
    ['二十三件', '二十三'],
    ['件', undefined],
  ])('in %s is %s', (text, expected) => {
    expect(new RegExp(`^${NUMBER}`, 'u').exec(text)?.[0]).toBe(expected);
  });
});

test('wide digits are narrowed where they stand, nothing else is', () => {
  expect(narrowed('２０２４年，ＡＢ９件0')).toBe('2024年，ＡＢ9件0');
});

test('sentences end at their marks and at the end of a line, and keep their place', () => {
  expect(sentencesOf('甲，乙。丙；丁\n\n戊！')).toEqual([
    { text: '甲，乙', at: 0 },
    { text: '丙', at: 4 },
    { text: '丁', at: 6 },
    { text: '戊', at: 9 },
  ]);
  expect(sentencesOf('。。')).toEqual([]);
});

test('clauses end at commas, but not at those of thousands', () => {
  expect(clausesOf('收到1,234件，办结1,23件：甲、乙')).toEqual([
    { text: '收到1,234件', at: 0 },
    { text: '办结1', at: 9 },
    { text: '23件', at: 13 },
    { text: '甲', at: 17 },
    { text: '乙', at: 19 },
  ]);
  expect(clausesOf('共1,2345件')).toEqual([
    { text: '共1', at: 0 },
    { text: '2345件', at: 3 },
  ]);
});

test('a sentence without end is looked at in pieces that keep their places', () => {
  const text = `短句。${'收到1件占1%，'.repeat(1_000)}${'一'.repeat(4_000)}。又一句`;
  const sentences = sentencesOf(text);
  expect(sentences.every((each) => each.text.length <= 1_500)).toBe(true);
  expect(sentences.every((each) => text.startsWith(each.text, each.at))).toBe(true);
  expect(sentences.map((each) => each.text).join('')).toBe(text.replaceAll('。', ''));
  expect(sentences[1]?.text.endsWith('，')).toBe(true);
});
