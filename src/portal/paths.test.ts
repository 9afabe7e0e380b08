import { expect, test } from 'vitest';
import {
  agencyHref,
  assetHref,
  catalogueHref,
  columnHref,
  columnPageHref,
  documentHref,
  feedHref,
  fileName,
  fileOf,
  searchHref,
  sitemapHref,
} from './paths.ts';

const COLUMN = columnHref('anping', ['statutory', 'art20-1']);

test.each([
  ['/', 'index.html'],
  [agencyHref('anping'), 'anping/index.html'],
  [COLUMN, 'anping/statutory/art20-1/index.html'],
  [columnPageHref(COLUMN, null), 'anping/statutory/art20-1/index.html'],
  [columnPageHref(COLUMN, 3), 'anping/statutory/art20-1/page-3.html'],
  [documentHref('anping', 2026, 17), 'anping/doc/2026/17.html'],
  [catalogueHref('anping'), 'anping/catalogue/index.html'],
  [feedHref('anping'), 'anping/feed.xml'],
  [sitemapHref('anping', 2), 'anping/sitemap-2.xml'],
  [assetHref('0123abcd', 'css'), 'assets/site.0123abcd.css'],
  [
    `/files/anping/2026/17/${encodeURIComponent('附件1 申请表.docx')}`,
    'files/anping/2026/17/附件1 申请表.docx',
  ],
])('%s stands at %s', (href, file) => {
  expect(href.startsWith('/')).toBe(true);
  expect(fileOf(href)).toBe(file);
});

test.each(['../x', 'A', 'a/b', '', '.', '-a', '安平'])('%j is no slug', (slug) => {
  expect(() => agencyHref(slug)).toThrow(RangeError);
  expect(() => columnHref('anping', [slug])).toThrow(RangeError);
});

test.each(['a', '/../etc/passwd', '/%2e%2e/x', '//host/x', '/a\\b', '/a%00b'])(
  '%j is no path of the site',
  (href) => {
    expect(() => fileOf(href)).toThrow(RangeError);
  },
);

test.each([0, -1, 1.5, Number.NaN])('%d is no page', (page) => {
  expect(() => columnPageHref(COLUMN, page)).toThrow(RangeError);
});

test('a file keeps its name and ending as far as systems take them', () => {
  expect(fileName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(fileName('.htaccess')).toBe('htaccess');
  expect(fileName('a\u202efdp.exe')).toBe('a_fdp.exe');
  expect(fileName('/')).toBe('_');
  expect(fileName('..')).toBe('file');
  const long = fileName(`${'长'.repeat(200)}.pdf`);
  expect(long.endsWith('长.pdf')).toBe(true);
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(184);
});

test('a search leaves out what holds anyway', () => {
  expect(searchHref({ text: '' })).toBe('/search');
  expect(searchHref({ text: '低保 & 救助', agency: 'anping', order: 'newest', page: 2 })).toBe(
    '/search?q=%E4%BD%8E%E4%BF%9D+%26+%E6%95%91%E5%8A%A9&agency=anping&order=newest&page=2',
  );
  expect(searchHref({ text: 'a', agency: '', order: 'relevance', page: 1 })).toBe('/search?q=a');
});
