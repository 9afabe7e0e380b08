import { expect, test } from 'vitest';
import { cleaned } from './clean-input.ts';

test.each([
  ['a\u0000b\u0007\u001f\u0085c', 'abc'],
  ['第一行\r\n第二行\t列', '第一行\r\n第二行\t列'],
  ['半个\uD842字', '半个\uFFFD字'],
  ['𠮷', '𠮷'],
  [
    { title: '甲\u0000', list: ['\u0001', 1, null, true, { deep: '\u0002乙' }] },
    { title: '甲', list: ['', 1, null, true, { deep: '乙' }] },
  ],
  [undefined, undefined],
  [null, null],
])('%j becomes %j', (dirty, clean) => {
  expect(cleaned(dirty)).toEqual(clean);
});

test('a query is cleaned as its parser gives it', () => {
  const query: unknown = Object.assign(Object.create(Object.create(null)), { q: '甲\u0000' });
  expect(cleaned(query)).toEqual({ q: '甲' });
});

test('what is no JSON stays as it is', () => {
  const date = new Date();
  expect(cleaned(date)).toBe(date);
});

test('a member called __proto__ is a member and nothing else', () => {
  const clean = cleaned(JSON.parse('{"__proto__": {"admin": "\\u0000yes"}}'));
  expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
  expect(JSON.stringify(clean)).toBe('{"__proto__":{"admin":"yes"}}');
});
