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

test.each([
  ['utf-16le', [0xff, 0xfe, 0x00, 0x4e, 0x01, 0x30]],
  ['utf-16be', [0xfe, 0xff, 0x4e, 0x00, 0x30, 0x01]],
])('what Notepad saves as “Unicode” is told by its mark: %s', (encoding, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ text: '一、', encoding });
});

test('one damaged character doesn’t turn a page in UTF-8 into another encoding', () => {
  const utf8 = new TextEncoder().encode('一、总体情况。我镇收到政府信息公开申请三件，都已办结。');
  const cut = decodeText(utf8.slice(0, -1));
  expect(cut.encoding).toBe('utf-8');
  expect(cut.text).toBe('一、总体情况。我镇收到政府信息公开申请三件，都已办结\uFFFD');
});

test('a false claim of the page counts for nothing', () => {
  const page = new TextEncoder().encode('<meta charset="gb2312"><p>总体情况</p>');
  expect(decodeText(page)).toEqual({ text: '<meta charset="gb2312"><p>总体情况</p>', encoding: 'utf-8' });
  const gb = Uint8Array.from([...new TextEncoder().encode('<meta charset="utf-8">'), ...GB]);
  expect(decodeText(gb)).toEqual({ text: '<meta charset="utf-8">一、总体情况', encoding: 'gb18030' });
});
