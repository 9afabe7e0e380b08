import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { agencyHomePage } from '../agency-home-page.ts';
import { siteHomePage } from '../site-home-page.ts';
import { siteMapPage } from '../site-map-page.ts';
import { AGENCY, BARE_AGENCY, SITE, sampleItem, trailTo } from './sample-site.ts';

describe('home of an agency', () => {
  const home = {
    news: { column: null, items: [] },
    notices: { column: null, items: [] },
    policies: { column: null, items: [] },
    keyAreas: { column: null, items: [] },
    annualReports: { column: null, items: [] },
    banner: null,
  };

  test('shows the five blocks in the prescribed order, whatever order the catalogue has', () => {
    const agency = { ...AGENCY, columns: AGENCY.columns.toReversed() };
    const $ = cheerio.load(agencyHomePage(SITE, agency, home));
    const blocks = $('.blocks li > a')
      .toArray()
      .map((one) => $(one).text());
    expect(blocks).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年报',
      '依申请公开',
    ]);
  });

  test('searches in this agency', () => {
    const $ = cheerio.load(agencyHomePage(SITE, AGENCY, home));
    expect($('form[role="search"]').attr('action')).toBe('/search');
    expect($('form input[name="agency"]').attr('value')).toBe('shiqiao');
  });

  test('an agency without any particulars still has a home', () => {
    const $ = cheerio.load(agencyHomePage(SITE, BARE_AGENCY, home));
    expect($('.facts').text().trim()).toBe(`机关名称${AGENCY.name}`);
    expect($('.panel-head > a')).toHaveLength(1);
  });

  test('each list leads to the column that holds the rest of it', () => {
    const policies = trailTo('statutory.art20-1').at(-1) ?? null;
    const page = { ...home, policies: { column: policies, items: [sampleItem(1)] } };
    const $ = cheerio.load(agencyHomePage(SITE, AGENCY, page));
    expect($('section[aria-labelledby="policies"] .panel-head a').attr('href')).toBe(
      '/shiqiao/statutory/art20-1/',
    );
    expect($('section[aria-labelledby="news"] .panel-head a')).toHaveLength(0);
  });
});

describe('home of the site', () => {
  const agencies = [{ ...AGENCY, columns: AGENCY.columns.toReversed() }];

  test('leads into the five blocks and the catalogue of each agency', () => {
    const $ = cheerio.load(siteHomePage(SITE, { banner: null, agencies, latest: [], policies: [] }));
    const ways = $('.agencies ul a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(ways).toEqual([
      '/shiqiao/guide/',
      '/shiqiao/institution/',
      '/shiqiao/statutory/',
      '/shiqiao/annual-reports/',
      '/shiqiao/requests/',
      '/shiqiao/catalogue/',
    ]);
  });

  test('leads to the check of any annual report, which needs no account', () => {
    const $ = cheerio.load(siteHomePage(SITE, { banner: null, agencies: [], latest: [], policies: [] }));
    expect($('main a[href="/report-check"]').text()).toBe('检查一份政府信息公开年度报告');
  });

  test('says of each document whose it is', () => {
    const agency = SITE.agencies[1] ?? AGENCY;
    const latest = [{ ...sampleItem(1), agency }];
    const $ = cheerio.load(siteHomePage(SITE, { banner: null, agencies, latest, policies: [] }));
    expect($('.items .item-note > span').text()).toBe('北岸街道');
    expect($('section[aria-labelledby="policies"]')).toHaveLength(0);
  });
});

test('the site map names every agency with two levels of columns', () => {
  const $ = cheerio.load(siteMapPage(SITE, { agencies: [AGENCY] }));
  expect($('h2 a').attr('href')).toBe('/shiqiao/');
  expect($('.directory a[href="/shiqiao/dynamic/news/"]')).toHaveLength(1);
  expect($('.directory a[href="/shiqiao/statutory/art20-7/"]')).toHaveLength(1);
  expect($('.directory a[href="/shiqiao/statutory/art20-7/budget/"]')).toHaveLength(0);
});
