import { describe, expect, test } from 'vitest';
import { checkFeedback, pageOf, readFeedback } from './feedback-fields.ts';

const HOSTS = ['www.example.gov.cn'];

test.each([
  ['/sanjiao/doc/2024/3.html', '/sanjiao/doc/2024/3.html'],
  ['/sanjiao/doc/2024/3.html?from=wx#top', '/sanjiao/doc/2024/3.html'],
  ['https://www.example.gov.cn/sanjiao/index.html', '/sanjiao/'],
  ['www.example.gov.cn/sanjiao/', '/sanjiao/'],
  ['https://elsewhere.example/sanjiao/', 'https://elsewhere.example/sanjiao/'],
  ['//elsewhere.example/x', '//elsewhere.example/x'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('%s is the page %s', (typed, page) => {
  expect(pageOf(typed, HOSTS)).toBe(page);
});

describe('a report', () => {
  const whole = { page: '/sanjiao/', kind: 'wording', quote: '', problem: '“拔款”应为“拨款”' };
  const read = (change: Partial<typeof whole>) => {
    const fields: Readonly<Record<string, string>> = { ...whole, ...change };
    return checkFeedback(readFeedback((name) => fields[name] ?? '', HOSTS));
  };

  test('with its page, kind and words is taken', () => {
    expect(read({})).toEqual({ values: whole, errors: null });
  });

  test.each([
    ['page', 'https://elsewhere.example/', '本网站的网址'],
    ['page', '', '本网站的网址'],
    ['kind', 'rude', '请选择'],
    ['problem', '  ', '请写明'],
    ['problem', '错'.repeat(1_001), '现在有 1001 个字'],
    ['quote', '错'.repeat(201), '最多 200 个字'],
  ] as const)('is told what is wrong with its %s', (field, value, message) => {
    expect(read({ [field]: value }).errors).toEqual({ [field]: expect.stringContaining(message) });
  });
});
