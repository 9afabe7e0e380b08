import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import type { SearchPage } from '../search-model.ts';
import { searchPage } from '../search-page.ts';
import { FOUND } from './sample-pages.ts';
import { SITE } from './sample-site.ts';

test('a search keeps what was asked on its way through the pages', () => {
  const $ = cheerio.load(searchPage(SITE, FOUND));
  expect($('a[rel="next"]').attr('href')).toBe(
    '/search?q=%E5%85%AC%E5%A2%93&agency=shiqiao&order=newest&period=year&page=3',
  );
  expect($('a[rel="prev"]').attr('href')).toBe(
    '/search?q=%E5%85%AC%E5%A2%93&agency=shiqiao&order=newest&period=year',
  );
  expect($('#agency option[selected]').attr('value')).toBe('shiqiao');
  expect($('#found').text()).toBe('找到超过 1000 条信息');
  expect($('.hits mark').first().text()).toBe('公墓');
  expect($('#period option[selected]').text()).toBe('近一年');
});

test('who found nothing within limits is led out of them, to the catalogue, and to an application', () => {
  const nothing = { ...FOUND, total: 0, more: false, pages: 0, hits: [] };
  const links = (page: SearchPage): (string | undefined)[] => {
    const $ = cheerio.load(searchPage(SITE, page));
    return $('.explanation a')
      .toArray()
      .map((link) => $(link).attr('href'));
  };
  expect(links(nothing)).toEqual(['/search?q=%E5%85%AC%E5%A2%93', '/shiqiao/catalogue/', '/shiqiao/']);
  expect(links({ ...nothing, agency: '', period: 'any' })).toEqual(['/']);
});

test('answers to something else than what was typed say so, and what may be meant is a link', () => {
  const $ = cheerio.load(searchPage(SITE, { ...FOUND, corrected: '公墓管理', suggestions: ['公告'] }));
  expect($('.search-note').first().text()).toBe('没有找到“公墓”，以下是“公墓管理”的结果。');
  expect($('.search-note a').attr('href')).toBe(
    '/search?q=%E5%85%AC%E5%91%8A&agency=shiqiao&order=newest&period=year',
  );
});

test('a hit in an attachment names the file, and further filters unfold once one is used', () => {
  const $ = cheerio.load(searchPage(SITE, { ...FOUND, kind: 'normative' }));
  expect($('.hit-file a').attr('href')).toBe('/files/shiqiao/2026/1/a.xlsx');
  expect($('details.search-more').attr('open')).toBeDefined();
  expect($('#kind option[selected]').text()).toBe('行政规范性文件（3）');
  expect(cheerio.load(searchPage(SITE, FOUND))('details.search-more').attr('open')).toBeUndefined();
});

test('before anything was asked there is a form and no result', () => {
  const $ = cheerio.load(searchPage(SITE, { ...FOUND, text: '', total: null, hits: [] }));
  expect($('main form[role="search"]')).toHaveLength(1);
  expect($('main h2')).toHaveLength(0);
});
