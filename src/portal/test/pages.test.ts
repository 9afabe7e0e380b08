import * as cheerio from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { fileOf } from '../paths.ts';
import { samplePages } from './sample-pages.ts';
import { AGENCY, SITE } from './sample-site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Official titles are long by nature.
    'long-title': 'off',
    // The style sheet keeps numbers in one line.
    'tel-non-breaking': ['error', { ignoreClasses: ['phone'] }],
    'no-inline-style': 'error',
    'doctype-style': ['error', { style: 'lowercase' }],
  },
});

/** Addresses outside what the sample site writes, and documents and files that stand for others. */
const ELSEWHERE =
  /^(https:\/\/|mailto:|tel:|#|\/search(\?|$)|\/files\/|\/apply\/status\/files\/|\/assets\/|\/shiqiao\/doc\/\d{4}\/\d+\.html$)/;

function addressesOfSite(): Set<string> {
  const columns = [...AGENCY.columns];
  for (const column of columns) columns.push(...column.children);
  const agencies = SITE.agencies.flatMap(({ slug }) => [
    `/${slug}/`,
    `/${slug}/catalogue/`,
    `/${slug}/catalogue/documents.csv`,
    `/${slug}/catalogue/documents.xlsx`,
    `/${slug}/feed.xml`,
    `/${slug}/apply/`,
    `/${slug}/apply/online`,
    `/${slug}/apply/application-form.docx`,
    `/${slug}/apply/application-form.pdf`,
  ]);
  return new Set([
    '/',
    '/accessibility/',
    '/sitemap/',
    '/theme.css',
    '/open-data/',
    '/log/',
    '/report-check',
    '/text-check',
    '/feedback',
    '/feedback/status',
    '/apply/status',
    '/apply/status/view',
    ...agencies,
    ...columns.map((one) => one.href),
  ]);
}

describe.each([...samplePages()])('%s', (_name, page) => {
  const $ = cheerio.load(page);

  test('is valid HTML', async () => {
    const report = await validator.validateString(page);
    const found = report.results.flatMap((result) =>
      result.messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`),
    );
    expect(found).toEqual([]);
  });

  test('is a whole Chinese document with one heading of level one and a way past the navigation', () => {
    expect($('html').attr('lang')).toBe('zh-CN');
    expect($('h1')).toHaveLength(1);
    expect($('main')).toHaveLength(1);
    expect($('body > a').first().attr('href')).toBe('#main');
  });

  test('has nothing that a strict content security policy forbids', () => {
    expect($('style, [style], script:not([src])')).toHaveLength(0);
    const handlers = $('*')
      .toArray()
      .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {}))
      .filter((attribute) => attribute.startsWith('on'));
    expect(handlers).toEqual([]);
  });

  test('names the site for inspectors', () => {
    const name = $('meta[name="SiteName"]').attr('content');
    expect(name).toBeTruthy();
    expect(
      $('title')
        .text()
        .endsWith(name ?? '-'),
    ).toBe(true);
    expect($('meta[name="SiteDomain"]').attr('content')).toBe('gk.yunxi.example');
  });

  test('links to addresses that the site has', () => {
    const known = addressesOfSite();
    const hrefs = $('a[href], link[href]:not([rel="canonical"])')
      .toArray()
      .map((element) => $(element).attr('href') ?? '');
    const unknown = hrefs
      .filter((href) => !ELSEWHERE.test(href))
      .map((href) => href.replace(/#.*$/, '').replace(/(?:page|all)-\d+\.html$/, ''))
      .filter((href) => !known.has(href));
    expect(unknown).toEqual([]);
    for (const href of hrefs.filter((one) => one.startsWith('/'))) expect(fileOf(href)).not.toBe('');
  });
});
