import { expect, test } from 'vitest';
import { dayOfText } from './day-text.ts';

test.each([
  '2026-11-05',
  '2026-11-5',
  '2026.11.5',
  '2026/11/05',
  '20261105',
  '2026年11月5日',
  ' 2026 年 11 月 5 日 ',
  '２０２６年１１月５日',
])('%s is a day', (text) => {
  expect(dayOfText(text)).toBe('2026-11-05');
});

test.each(['', '11月5日', '2026年2月30日', '2026年13月1日', '截至2026年11月5日', '2026115日前'])(
  '“%s” is none',
  (text) => {
    expect(dayOfText(text)).toBeNull();
  },
);
