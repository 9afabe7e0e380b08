import { expect, test } from 'vitest';
import { utf8Of } from './utf8.ts';

test.each([
  ['', 'nothing'],
  ['plain', 'ASCII'],
  ['公开é𠮷🀄', 'characters of one to four bytes'],
  ['公\u0000开\n', 'control characters'],
  ['\uFEFF公开', 'a byte order mark'],
  ['公\uD800开', 'the first half of a pair alone'],
  ['公开\uDC00', 'the second half of a pair alone'],
  ['公开'.repeat(50_000), 'a long text'],
])('is what Buffer.from makes of it: %j (%s)', (text) => {
  expect(utf8Of(text).equals(Buffer.from(text))).toBe(true);
});
