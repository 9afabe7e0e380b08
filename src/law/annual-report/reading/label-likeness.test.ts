import { expect, test } from 'vitest';
import { bareLabel, likeness } from './label-likeness.ts';

test.each([
  ['2. 重复 申请', '重复申请'],
  ['（七）总计', '总计'],
  ['三、本年度办理结果', '本年度办理结果'],
  ['三三、本年度办理结果', '本年度办理结果'],
  ['３．危及“三安全一稳定”', '危及三安全一稳定'],
  ['商业\n企业', '商业企业'],
  ['一次性告知', '一次性告知'],
])('%j bare is %s', (label, bare) => {
  expect(bareLabel(label)).toBe(bare);
});

test('words that are alike, and words that only look so', () => {
  expect(likeness('重复申请', '重复申请')).toBe(1);
  expect(
    likeness('申请人无正当理由逾期不补正', '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请'),
  ).toBeGreaterThan(0.8);
  expect(likeness('其他', '其他法律行政法规禁止公开')).toBeLessThan(0.5);
  expect(likeness('予以公开', '不予公开')).toBeLessThan(0.55);
  expect(likeness('需另行制作', '没有现成信息需要另行制作')).toBeGreaterThan(0.65);
  expect(likeness('制作信息', '没有现成信息需要另行制作')).toBeLessThan(0.55);
  expect(likeness('', '总计')).toBe(0);
});

test('digits without end are no ordinal, and cost nothing', () => {
  const digits = '1234567890'.repeat(40);
  expect(bareLabel(digits)).toBe(digits);
  expect(bareLabel(`${digits}!`)).toBe(digits);
});
