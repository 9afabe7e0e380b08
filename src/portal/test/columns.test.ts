import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { columnPage } from '../column-page.ts';
import type { ColumnPage } from '../page-model.ts';
import { applyGuidePage } from '../requests/apply-guide-page.ts';
import { AGENCY, SITE, sampleItem, trailTo } from './sample-site.ts';

function column(key: string, over: Partial<ColumnPage> = {}): cheerio.CheerioAPI {
  const trail = trailTo(key);
  const last = trail.at(-1);
  if (last === undefined) throw new Error(`no column ${key}`);
  const page = {
    trail,
    column: last,
    items: [],
    number: null,
    older: null,
    newer: null,
    reportLists: [],
    validityKey: null,
    ...over,
  };
  return cheerio.load(columnPage(SITE, AGENCY, page));
}

describe('columns', () => {
  test('what is in force, amended, lapsed and repealed is listed by the search, from the first page of the column', () => {
    const items = [sampleItem(1, { kind: 'normative', validity: '有效' })];
    const links = (over: Partial<ColumnPage>): unknown[] => {
      const $ = column('statutory.art20-1.normative', { items, ...over });
      return $('.by-validity a')
        .toArray()
        .map((link) => [$(link).text(), $(link).attr('href')]);
    };
    const validityKey = 'statutory.art20-1.normative';
    const href = (validity: string): string =>
      `/search?agency=shiqiao&column=${validityKey}&validity=${validity}&order=newest`;
    expect(links({ validityKey })).toEqual([
      ['现行有效', href('valid')],
      ['已修改', href('amended')],
      ['已失效', href('lapsed')],
      ['已废止', href('repealed')],
    ]);
    for (const other of [{ validityKey: null }, { validityKey, number: 2 }, { validityKey, items: [] }])
      expect(links(other)).toEqual([]);
  });

  test('a group lists its columns and no emptiness', () => {
    const $ = column('statutory');
    expect($('section[aria-labelledby="children"] a').length).toBeGreaterThan(14);
    expect($('.explanation')).toHaveLength(0);
  });

  test('an empty column says so, why it is there, and whom to ask', () => {
    const $ = column('statutory.art20-3');
    expect($('.purpose').text()).toContain('公开依据：《中华人民共和国政府信息公开条例》第20条第（三）项');
    expect($('h2#explanation').text()).toBe('情况说明');
    expect($('.explanation').text()).toContain('本栏目目前没有已公开的信息');
    expect($('.explanation').text()).toContain('20个工作日');
    const links = $('.explanation a').toArray();
    expect(links.map((link) => $(link).attr('href'))).toEqual(['tel:00012345678', '/shiqiao/requests/']);
  });

  test('依申请公开 leads to applying, the guide and the form besides listing its columns', () => {
    const $ = column('requests');
    const links = $('.entrances a').toArray();
    expect(links.map((link) => $(link).attr('href'))).toEqual([
      '/shiqiao/apply/online',
      '/shiqiao/apply/',
      '/shiqiao/apply/application-form.pdf',
      '/apply/status',
    ]);
    expect($('section[aria-labelledby="children"] li')).toHaveLength(5);
    expect($('.explanation')).toHaveLength(0);
  });

  test('an empty column under 依申请公开 leads to the part of the guide that has what belongs there', () => {
    const guide = cheerio.load(
      applyGuidePage(SITE, AGENCY, { disclosureOffice: '', reviewAuthority: '', court: '', open: true }),
    );
    const led = new Map(
      ['authority', 'procedure', 'form', 'time-limits', 'fees'].map((slug) => {
        const $ = column(`requests.${slug}`);
        expect($('main').text()).not.toContain('本栏目目前没有已公开的信息');
        return [
          slug,
          $('.entrances a')
            .toArray()
            .map((link) => $(link).attr('href') ?? ''),
        ];
      }),
    );
    expect(Object.fromEntries(led)).toEqual({
      authority: ['/shiqiao/apply/#contact'],
      procedure: ['/shiqiao/apply/#flow'],
      form: [
        '/shiqiao/apply/application-form.pdf',
        '/shiqiao/apply/application-form.docx',
        '/shiqiao/apply/#what',
      ],
      'time-limits': ['/shiqiao/apply/#how-long'],
      fees: ['/shiqiao/apply/#cost'],
    });
    for (const href of [...led.values()].flat().filter((one) => one.includes('#')))
      expect(guide(href.slice(href.indexOf('#')))).toHaveLength(1);
  });

  test('once something stands in such a column, it lists that alone', () => {
    const $ = column('requests.form', { items: [sampleItem(1)] });
    expect($('.items li')).toHaveLength(1);
    expect($('.entrances')).toHaveLength(0);
  });

  test('of documents with a validity the column shows it, of others nothing', () => {
    const items = ['废止', '失效', '已修改', '有效', ''].map((validity, at) =>
      sampleItem(at + 1, { validity }),
    );
    const $ = column('statutory.art20-1.normative', { items });
    const tags = $('.items li')
      .toArray()
      .map((item) => $(item).find('.tag').text());
    expect(tags).toEqual(['已废止', '已失效', '已修改', '有效', '']);
  });

  test('each document stands with index number, title, summary and the day it was made (条例第12条)', () => {
    const $ = column('dynamic.news', {
      items: [
        sampleItem(1, {
          indexNumber: '11500/2026-00001',
          summary: '公布春灌用水安排。',
          writtenOn: '2026-03-01',
        }),
        sampleItem(2, { title: '春灌开始', summary: '春灌开始' }),
      ],
    });
    const [first, second] = $('.items li').toArray();
    expect($(first).find('.item-note').text()).toBe('索引号 11500/2026-00001成文日期 2026-03-01');
    expect($(first).find('.item-summary').text()).toBe('公布春灌用水安排。');
    // What only says the title again is left out.
    expect($(second).find('.item-summary')).toHaveLength(0);
  });

  test('a group shows the columns below with those below them', () => {
    const $ = column('statutory');
    const policy = $('.directory > li').first();
    expect(policy.children('a').text()).toBe('政策文件');
    expect(policy.find('li').length).toBe(4);
  });

  test('pages lead to their neighbours, the newest and the oldest, each once', () => {
    const hrefs = (page: Partial<ColumnPage>): (string | undefined)[] => {
      const $ = column('dynamic.news', { items: [sampleItem(1)], ...page });
      return $('.pager a')
        .toArray()
        .map((link) => $(link).attr('href'));
    };
    const news = '/shiqiao/dynamic/news/';
    const page = (k: number): string => `${news}page-${k}.html`;
    expect(hrefs({})).toEqual([]);
    expect(hrefs({ older: page(1) })).toEqual([page(1)]);
    expect(hrefs({ older: page(6) })).toEqual([page(6), page(1)]);
    expect(hrefs({ number: 4, newer: page(5), older: page(3) })).toEqual([news, page(5), page(3), page(1)]);
    expect(hrefs({ number: 7, newer: news, older: page(6) })).toEqual([news, page(6), page(1)]);
    expect(hrefs({ number: 1, newer: page(2) })).toEqual([news, page(2)]);
  });

  test('a page whose documents were all withdrawn says so and keeps its neighbours', () => {
    const $ = column('dynamic.news', { number: 2, newer: '/shiqiao/dynamic/news/page-3.html' });
    expect($('main .empty').text()).toBe('这一页的信息都已撤下。');
    expect($('.pager a[rel="prev"]')).toHaveLength(1);
    expect($('h1').text()).toBe('工作动态第2页');
  });

  test('meta tags are those of the column, of no article, and say whose column it is', () => {
    const $ = column('dynamic.news');
    const tag = (name: string): string | undefined => $(`meta[name="${name}"]`).attr('content');
    expect(tag('ColumnName')).toBe('工作动态');
    expect(tag('ColumnType')).toBe('政务动态');
    expect(tag('ColumnDescription')).toBe('云溪区石桥镇人民政府依法公开的工作动态');
    expect(tag('ColumnKeywords')).toBe('石桥镇,动态与公告,工作动态');
    expect(tag('ArticleTitle')).toBeUndefined();
    expect(column('annual-reports')('meta[name="ColumnDescription"]').attr('content')).toBe(
      '云溪区石桥镇人民政府政府信息公开年报：每年公布的上一年度政府信息公开工作情况。',
    );
  });

  test('the way to the column is open at the side', () => {
    const $ = column('statutory.art20-1.normative');
    expect($('.side [aria-current="page"]').text()).toBe('行政规范性文件');
    expect($('.site-nav [aria-current]').text()).toBe('法定主动公开内容');
  });
});
