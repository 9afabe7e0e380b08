import { describe, expect, test } from 'vitest';
import { oldAddress } from './old-address.ts';

describe('the old address of an item', () => {
  test.each([
    ['http://www.old.gov.cn/art/9.html', '/art/9.html'],
    ['http://www.old.gov.cn/%E9%80%9A%E7%9F%A5.html', '/通知.html'],
    ['没有', ''],
  ])('that says %s is %s', (url, path) => {
    expect(oldAddress({ isSite: false, body: null, url })).toEqual({ path, note: null });
  });

  test.each([
    'http://old.gov.cn/art.jsp?id=1',
    'http://old.gov.cn/a%20b.html',
    'http://old.gov.cn/$request_uri',
    'http://old.gov.cn/a%22b',
    'http://old.gov.cn/a%00b',
    'http://old.gov.cn/a%5Cb',
    'http://old.gov.cn/100%',
    `http://old.gov.cn/${'a'.repeat(500)}`,
  ])('that no way can lead from is left out with a word: %s', (url) => {
    const { path, note } = oldAddress({ isSite: true, body: 'a.html', url });
    expect(path).toBe('');
    expect(note).toMatch(/不能设置跳转/);
  });

  test('is where the page stands in an export, without the name of the host', () => {
    const at = (body: string) => oldAddress({ isSite: true, body, url: '' }).path;
    expect(at('www.old.gov.cn/art/1.html')).toBe('/art/1.html');
    expect(at('art/1.html')).toBe('/art/1.html');
    expect(at('通知 一.html')).toBe('');
    expect(at('a.docx')).toBe('');
  });
});
