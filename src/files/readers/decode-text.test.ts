import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

/** 一、总体情况 in GB 18030, and a character that only four bytes hold there. */
const GB = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);

test('UTF-8 with and without a mark, and GB 18030', () => {
  const utf8 = new TextEncoder().encode('一、总体情况');
  expect(decodeText(utf8)).toEqual({ text: '一、总体情况', encoding: 'utf-8' });
  expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])).text).toBe('一、总体情况');
  expect(decodeText(GB)).toEqual({ text: '一、总体情况', encoding: 'gb18030' });
});
