import { expect, test } from 'vitest';
import { gramsOf, similarity } from './similarity.ts';

test('the runs of four characters, each once, without figures, punctuation and blanks', () => {
  expect([...gramsOf('甲乙，丙 12丁戊')]).toEqual(['甲乙丙丁', '乙丙丁戊']);
  expect([...gramsOf('甲甲甲甲甲甲')]).toEqual(['甲甲甲甲']);
  expect([...gramsOf('甲乙丙丁')]).toEqual(['甲乙丙丁']);
  expect([...gramsOf('甲乙丙')]).toEqual([]);
});

test.each([
  ['甲乙丙丁戊', '甲乙丙丁戊', 1],
  ['甲乙丙丁戊', '甲乙3丙丁，戊', 1],
  ['甲乙丙丁戊', '甲乙丙丁己', 1 / 3],
  ['甲乙丙丁戊', '甲乙丙丁', 1 / 2],
  ['甲乙丙丁', '甲乙丙戊', 0],
  ['甲乙丙', '甲乙丙', 0],
  ['', '', 0],
  ['甲乙丙丁', '', 0],
])('%s and %s', (a, b, expected) => {
  expect(similarity(a, b)).toBe(expected);
  expect(similarity(b, a)).toBe(expected);
});
