import { expect, test } from 'vitest';
import { NumberedSubset } from './numbered-subset.ts';

test('each of some numbers has its place among them, over the borders of words of bits', () => {
  const numbers = [0, 1, 30, 31, 32, 63, 64, 95, 96, 1000, 1023, 1024];
  const subset = new NumberedSubset(1025, numbers);
  const places = Array.from({ length: 1025 }, (_, number) => subset.rankOf(number));
  expect(places).toEqual(Array.from({ length: 1025 }, (_, number) => numbers.indexOf(number)));
});

test('all, and none', () => {
  const all = new NumberedSubset(
    100,
    Array.from({ length: 100 }, (_, number) => number),
  );
  expect([0, 31, 32, 99].map((number) => all.rankOf(number))).toEqual([0, 31, 32, 99]);
  expect(new NumberedSubset(100, []).rankOf(50)).toBe(-1);
  expect(all.rankOf(100)).toBe(-1);
});
