import { describe, expect, test } from 'vitest';
import { readAddress } from './read-address.ts';

const BASE = 'https://www.xx.gov.cn/town/doc/2026/1.html';

describe('the same page is always written the same', () => {
  test.each([
    ['../2025/9.html', 'https://www.xx.gov.cn/town/doc/2025/9.html', null],
    ['/a/./b/../c.html', 'https://www.xx.gov.cn/a/c.html', null],
    ['HTTP://WWW.Example.CN:80/a', 'http://www.example.cn/a', null],
    ['https://www.example.cn:443', 'https://www.example.cn/', null],
    ['https://www.example.cn./a', 'https://www.example.cn/a', null],
    ['https://www.example.cn/a;jsessionid=0A1B2C?x=1', 'https://www.example.cn/a?x=1', null],
    [' https://www.example.cn/a#%E4%B8%80 ', 'https://www.example.cn/a', '一'],
    ['https://www.example.cn/a#%00%E4%B8%80%1B', 'https://www.example.cn/a', '一'],
    ['//www.example.cn/a', 'https://www.example.cn/a', null],
    ['https://www.example.cn/a\n/b', 'https://www.example.cn/a/b', null],
    ['http://中国.政务.cn/', 'http://xn--fiqs8s.xn--zfr164b.cn/', null],
  ])('%j', (written, url, fragment) => {
    expect(readAddress(written, BASE)).toMatchObject({ kind: 'web', url, fragment });
  });
});

describe('a slip is told with what was meant', () => {
  test.each([
    ['https//www.example.cn/a', 'https://www.example.cn/a'],
    ['http:/www.example.cn', 'http://www.example.cn'],
    ['http：//www.example.cn', 'http://www.example.cn'],
    ['http:www.example.cn', 'http://www.example.cn'],
    ['http:///www.example.cn', 'http://www.example.cn'],
    ['http://https://www.example.cn/', 'https://www.example.cn/'],
    ['htttp://www.example.cn', 'http://www.example.cn'],
    ['www.example.cn', 'http://www.example.cn'],
    ['http://a:b@www.example.cn/', 'http://www.example.cn/'],
    ['ftp://www.example.cn/', null],
    [`http://www.example.cn/${'a'.repeat(5000)}`, null],
  ])('%.40s', (written, meant) => {
    expect(readAddress(written, BASE)).toMatchObject({ kind: 'malformed', meant });
  });
});

test('reading takes time by the length of what was written and not by its square', () => {
  const start = performance.now();
  for (const piece of ['http:', '/', 'https//', 'www.', 'java script:', '\\', '。', '%', 'http://http://'])
    readAddress(piece.repeat(1_000_000 / piece.length), BASE);
  expect(performance.now() - start).toBeLessThan(3_000);
});
