import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { columnPage } from '../column-page.ts';
import type { ReportListPage } from '../page-model.ts';
import { reportListHref } from '../paths.ts';
import { reportListPage } from '../report-list-page.ts';
import { AGENCY, SITE, trailTo } from './sample-site.ts';

const TRAIL = trailTo('annual-reports');
const [COLUMN] = TRAIL;
const TITLE = '云溪区甲镇人民政府2025年政府信息公开工作年度报告';

function shown(agencies: ReportListPage['agencies']): cheerio.CheerioAPI {
  if (COLUMN === undefined) throw new Error('no column');
  return cheerio.load(reportListPage(SITE, AGENCY, { trail: TRAIL, column: COLUMN, year: 2025, agencies }));
}

describe('the list of a year’s annual reports', () => {
  test('names what is public with its day, and whose report isn’t public yet', () => {
    const report = { href: '/jia/doc/2026/3.html', title: TITLE, publishedOn: '2026-01-20' };
    const $ = shown([
      { name: '云溪区甲镇人民政府', report },
      { name: '云溪区乙局<b>', report: null },
    ]);
    expect($('h1').text()).toBe('2025年各单位年度报告');
    expect($('[aria-labelledby=published] a').attr('href')).toBe('/jia/doc/2026/3.html');
    expect($('[aria-labelledby=published] time').attr('datetime')).toBe('2026-01-20');
    expect($('[aria-labelledby=missing] h2').text()).toBe('尚未公布的单位（1个）');
    expect($('[aria-labelledby=missing] li').text()).toBe('云溪区乙局<b>');
  });

  test('says so when nothing is public, and names nobody as missing when all is', () => {
    expect(shown([{ name: '甲', report: null }])('.empty').text()).toContain('还没有公布');
    const report = { href: '/jia/doc/2026/3.html', title: TITLE, publishedOn: '2026-01-20' };
    expect(shown([{ name: '甲', report }])('#missing')).toHaveLength(0);
  });

  test('the first page of the column leads there', () => {
    if (COLUMN === undefined) throw new Error('no column');
    const href = reportListHref(COLUMN.href, 2025);
    const page = { trail: TRAIL, column: COLUMN, items: [], older: null, newer: null, validityKey: null };
    const first = cheerio.load(
      columnPage(SITE, AGENCY, { ...page, number: null, reportLists: [{ year: 2025, href }] }),
    );
    expect(first('[aria-labelledby=report-lists] a').attr('href')).toBe(href);
    const other = cheerio.load(columnPage(SITE, AGENCY, { ...page, number: 1, reportLists: [] }));
    expect(other('[aria-labelledby=report-lists]')).toHaveLength(0);
  });
});
