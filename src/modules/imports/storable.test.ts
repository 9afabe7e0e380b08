import { expect, test } from 'vitest';
import { storableJson, storableKey, storableText } from './storable.ts';

test('what no database takes is left out of texts, wherever it stands', () => {
  expect(storableText('通\0知')).toBe('通知');
  expect(JSON.parse(storableJson({ a: ['通\0知', 1, null], b: '\\u0000' }))).toEqual({
    a: ['通知', 1, null],
    b: '\\u0000',
  });
  expect(storableJson('半个\ud800')).toBe('"半个\ufffd"');
});

test('a long key is kept by its hash, and stays the same', () => {
  expect(storableKey('url:http://a.cn/1')).toBe('url:http://a.cn/1');
  const long = `url:${'长'.repeat(3_000)}`;
  expect(storableKey(long)).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(storableKey(long)).toBe(storableKey(long));
  expect(storableKey(long)).not.toBe(storableKey(`${long}1`));
});
