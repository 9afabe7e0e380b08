import { expect, test } from 'vitest';
import { amountValue, numeralValue } from './chinese-numerals.ts';

test.each([
  ['零', 0],
  ['十', 10],
  ['十五', 15],
  ['三十六', 36],
  ['一百零三', 103],
  ['两千', 2000],
  ['一万二千', 12_000],
  ['三百二十万', 3_200_000],
  ['一亿零五百万', 105_000_000],
  ['十二亿三千万', 1_230_000_000],
  ['二〇二四', 2024],
  ['二○一九', 2019],
  ['伍万', 50_000],
  ['壹拾贰万叁仟肆佰伍拾陆', 123_456],
])('the numeral %s is worth %d', (words, value) => {
  expect(numeralValue(words)).toBe(value);
});

test.each(['', '元', '三个', '一二十', 'abc', '一'.repeat(31)])('%j is no numeral', (words) => {
  expect(numeralValue(words)).toBeNull();
});

test.each([
  ['伍万元整', 50_000],
  ['伍万圆整', 50_000],
  ['叁佰元伍角', 300.5],
  ['壹仟贰佰叁拾肆元伍角陆分', 1234.56],
  ['壹万元零伍分', 10_000.05],
  ['伍角', 0.5],
  ['一百元', 100],
])('the amount %s is %d yuan', (words, value) => {
  expect(amountValue(words)).toBe(value);
});

test.each(['整', '元', '伍万', '甲元', '伍元元'])('%s is no amount', (words) => {
  expect(amountValue(words)).toBeNull();
});
