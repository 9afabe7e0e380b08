import { expect, test } from 'vitest';
import { utf8Of } from './utf8.ts';

test.each([
  ['nothing', ''],
  ['ASCII', 'plain'],
  ['characters of one to four bytes', '公开é𠮷🀄'],
  ['control characters', '公\u0000开\n'],
  ['a byte order mark', '\uFEFF公开'],
  ['the first half of a pair alone', '公\uD800开'],
  ['the second half of a pair alone', '公开\uDC00'],
  ['a long text', '公开'.repeat(50_000)],
  ['one longer than what is set aside for texts', '公开'.repeat(500_000)],
])('is what Buffer.from makes of it: %s', (_name, text) => {
  expect(utf8Of([text]).equals(Buffer.from(text))).toBe(true);
});

test('texts stand one after the other as if they were one', () => {
  for (const texts of [
    ['公', '', 'open', '开'],
    ['a\uD83C', '\uDC04b'],
    ['\uD800', 'a\uD83C', '\uDC04b'],
  ])
    expect(utf8Of(texts).equals(Buffer.from(texts.join('')))).toBe(true);
});

test('what was made before is left as it is', () => {
  const first = utf8Of(['公开']);
  utf8Of(['不予公开']);
  expect(first.toString()).toBe('公开');
});
