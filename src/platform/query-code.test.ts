import { expect, test } from 'vitest';
import { masterKeys } from './master-keys.ts';
import { hashQueryCode, isQueryCode, missingKeyOfCode, newQueryCode, readQueryCode } from './query-code.ts';

const KEYS = masterKeys(['0a'.repeat(32)]);
const NUMBER = '2024-0007';
const CODE = '7KQ2-M0XD-94TB-1C1H';
const HASH = hashQueryCode(KEYS, { number: NUMBER, code: CODE });

test('a new code is four groups of four, without characters that are taken for others, and never the same', () => {
  const codes = Array.from({ length: 500 }, newQueryCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  for (const code of codes) expect(readQueryCode(code)).toBe(code.replaceAll('-', ''));
});

test.each([
  '7kq2-m0xd-94tb-1c1h',
  '7KQ2 MOXD 94TB ICLH',
  '7kq2moxd94tbiclh',
  '７ＫＱ２－Ｍ０ＸＤ－９４ＴＢ－１Ｃ１Ｈ',
  ' 7KQ2—M0XD—94TB—1C1H。'.replace('。', ''),
])('“%s” is taken for what it means', (typed) => {
  expect(isQueryCode(KEYS, { number: NUMBER, typed, hash: HASH })).toBe(true);
});

test.each(['', '7KQ2', '7KQ2-M0XD-94TB-1C1J', '7KQ2-M0XD-94TB-1C1H1', '查询码', 'x'.repeat(1_000)])(
  '“%s” is no way in',
  (typed) => {
    expect(isQueryCode(KEYS, { number: NUMBER, typed, hash: HASH })).toBe(false);
  },
);

test('a code is good for its number alone, and no code for a number that does not exist', () => {
  expect(isQueryCode(KEYS, { number: '2024-0008', typed: CODE, hash: HASH })).toBe(false);
  expect(isQueryCode(KEYS, { number: NUMBER, typed: CODE, hash: null })).toBe(false);
  expect(isQueryCode(KEYS, { number: NUMBER, typed: '', hash: null })).toBe(false);
});

test('what is stored says nothing of the code, and outlives a change of keys', () => {
  expect(HASH).not.toContain('7KQ2');
  const changed = masterKeys(['0a'.repeat(32), '0b'.repeat(32)]);
  expect(isQueryCode(changed, { number: NUMBER, typed: CODE, hash: HASH })).toBe(true);
  expect(hashQueryCode(changed, { number: NUMBER, code: CODE })).not.toBe(HASH);
});

test('a code whose key is not at hand opens nothing, breaks nothing, and its key can be named', () => {
  const others = masterKeys(['0c'.repeat(32)]);
  expect(isQueryCode(others, { number: NUMBER, typed: CODE, hash: HASH })).toBe(false);
  expect(isQueryCode(others, { number: NUMBER, typed: CODE, hash: 'nothing' })).toBe(false);
  expect(missingKeyOfCode(others, HASH)).toBe(KEYS.current);
  expect(missingKeyOfCode(KEYS, HASH)).toBeNull();
});
