import { expect, test } from 'vitest';
import { checkDates } from './dates.ts';

const found = (text: string): string[] => checkDates(text, 'part:1').map(({ quote }) => quote ?? '');

test.each<[string, string[]]>([
  ['2024年2月30日组织了培训。', ['2024年2月30日']],
  ['2023年2月29日组织了培训。', ['2023年2月29日']],
  ['2月30日组织了培训。', ['2月30日']],
  ['2024年13月组织了培训。', ['2024年13月']],
  ['2024年0月5日组织了培训。', ['2024年0月5日']],
  ['4月31日、6月0日组织了培训。', ['4月31日', '6月0日']],
  ['发布日期：2025-01-32', ['2025-01-32']],
  ['２０２４年２月３０日组织了培训。', ['2024年2月30日']],
])('%s isn’t in the calendar', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  '2024年2月29日、2月29日、12月31日组织了培训。',
  '2024 年 1 月 1 日至 2024 年 12 月 31 日。',
  '2024年12月培训2次，历时13个月。',
  '2025-01-20、2025/1/31、电话0571-66880032。',
  '编号2024-13-45-01。',
  '1—12月30日以上的假期。',
])('%s is left alone', (text) => {
  expect(found(text)).toEqual([]);
});
