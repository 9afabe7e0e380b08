import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { DocumentPage } from '../page-model.ts';
import { searchPage } from '../search-page.ts';
import { withdrawnPage } from '../withdrawn-page.ts';
import { FOUND } from './sample-pages.ts';
import { wholePage } from './whole-page.ts';
import { AGENCY, BARE_DOCUMENT, DOCUMENT, SITE, sampleItem } from './sample-site.ts';

const HOSTILE = `</title></script><script>alert('x')</script><img src=x onerror="alert(1)">&amp;"'`;

function shown(over: Partial<DocumentPage> = {}): cheerio.CheerioAPI {
  return cheerio.load(wholePage(SITE, AGENCY, { ...DOCUMENT, ...over }));
}

function meta($: cheerio.CheerioAPI): Record<string, string> {
  return Object.fromEntries(
    $('meta[name]')
      .toArray()
      .map((element) => [$(element).attr('name') ?? '', $(element).attr('content') ?? '']),
  );
}

function facts($: cheerio.CheerioAPI): Map<string, string> {
  return new Map(
    $('.facts > div')
      .toArray()
      .map((row) => [$(row).find('dt').text(), $(row).find('dd').text()]),
  );
}

describe('meta tags of 国办发〔2017〕47号', () => {
  test('a document has those of site, column and article', () => {
    expect(meta(shown())).toMatchObject({
      SiteName: '云溪区政府信息公开网',
      SiteDomain: 'gk.yunxi.example',
      SiteIDCode: '5001990001',
      ColumnName: '行政规范性文件',
      ColumnType: '信息公开目录',
      ArticleTitle: DOCUMENT.title,
      PubDate: '2026-03-05 09:29',
      ContentSource: '石桥镇社会事务办公室',
      Keywords: '公墓,管理办法',
      Description: DOCUMENT.summary,
      Author: '社会事务办公室',
      Url: 'https://gk.yunxi.example/shiqiao/doc/2026/12.html',
    });
  });

  test('the source is never empty, and what is unknown is left out', () => {
    const tags = meta(cheerio.load(wholePage(SITE, AGENCY, BARE_DOCUMENT)));
    expect(tags['ContentSource']).toBe(AGENCY.name);
    expect(tags).not.toHaveProperty('Keywords');
    expect(Object.values(tags)).not.toContain('');
  });

  test('the title reads 标题_栏目_站点名', () => {
    expect(shown()('title').text()).toBe(`${DOCUMENT.title}_行政规范性文件_云溪区政府信息公开网`);
  });
});

describe('a document', () => {
  test('shows only the facts that it has', () => {
    expect([...facts(shown()).keys()]).toEqual([
      '索引号',
      '文号',
      '发布机构',
      '责任部门',
      '成文日期',
      '发布日期',
      '施行日期',
      '有效期至',
      '有效性',
      '信息类别',
      '主题分类',
      '体裁分类',
      '组配分类',
      '公开对象',
      '关键词',
      '内容概述',
    ]);
    const bare = facts(cheerio.load(wholePage(SITE, AGENCY, BARE_DOCUMENT)));
    // Without a summary of its own the beginning of the text stands for it (条例第12条).
    expect([...bare]).toEqual([
      ['发布机构', BARE_DOCUMENT.publisher],
      ['发布日期', '2026-03-05'],
      ['信息类别', '工作动态'],
      ['内容概述', '3月1日，石桥镇召开防汛工作部署会。'],
    ]);
  });

  test('dates are those of 北京时间', () => {
    const $ = shown({
      publishedAt: new Date('2026-12-31T16:00:00Z'),
      changedAt: new Date('2026-12-31T16:00:00Z'),
    });
    expect(facts($).get('发布日期')).toBe('2027-01-01');
    expect($('.byline').text()).not.toContain('更新时间');
  });

  test.each([
    ['有效', ''],
    ['失效', '本文件已失效，内容仅供查阅，不再作为办事和管理的依据。'],
    ['废止', '本文件已废止，内容仅供查阅，不再作为办事和管理的依据。'],
    ['已修改', '本文件已经修改，请以修改后的文件为准。'],
  ])('%s says above the text: %s', (validity, notice) => {
    expect(shown({ validity })('.notice').text()).toBe(notice);
  });

  test('a repealed document no longer shows its term', () => {
    expect(facts(shown({ validity: '废止' })).has('有效期至')).toBe(false);
    expect(facts(shown({ validity: '失效' })).get('失效日期')).toBe('2031-04-01');
    expect(facts(shown()).get('有效期至')).toBe('2031-03-31');
  });

  test('urgent publication and the period of publicity are announced', () => {
    expect(shown({ pendingApproval: true })('.notice').text()).toContain('审核手续正在补办');
    expect(shown({ publicityUntil: '2026-03-12' })('.notice').text()).toContain('公示期截至 2026-03-12');
  });

  test('files show kind and size, relations lead both ways', () => {
    const $ = shown({ interprets: [sampleItem(4)] });
    expect($('.files li').eq(0).text()).toBe('附件1 墓穴申请表.docx DOCX，23 KB');
    expect($('.files li').eq(1).find('.file-note').text()).toBe('PDF，3.4 MB');
    expect($('section[aria-labelledby="interprets"] a').attr('href')).toBe('/shiqiao/doc/2026/4.html');
    expect($('section[aria-labelledby="interpretations"] a').attr('href')).toBe('/shiqiao/doc/2026/13.html');
  });

  test.each([
    ['已修改', '请以修改后的文件为准。修改的依据或者修改后的文件：'],
    ['废止', '不再作为办事和管理的依据。废止的依据或者代替本文件的文件：'],
    ['失效', '不再作为办事和管理的依据。宣布失效的依据或者代替本文件的文件：'],
  ])('the page of a document that is %s leads to the document by which it is', (validity, words) => {
    const changedBy = sampleItem(4, { title: '新办法', documentNumber: '甲〔2026〕2号', validity: '有效' });
    const notice = shown({ validity, changedBy })('.notice');
    expect(notice.text()).toContain(`${words}新办法（甲〔2026〕2号）`);
    expect(notice.find('a').attr('href')).toBe('/shiqiao/doc/2026/4.html');
    // What doesn't hold any more itself is told there.
    const ended = shown({ validity, changedBy: { ...changedBy, documentNumber: '', validity: '废止' } });
    expect(ended('.notice').text()).toMatch(/新办法 已废止$/);
    expect(shown({ validity })('.notice a')).toHaveLength(0);
  });

  test('the page of a document in force names none by which it isn’t', () => {
    expect(shown({ validity: '有效', changedBy: sampleItem(4) })('.notice')).toHaveLength(0);
  });

  test('a document lists what it amends, repeals or replaces, and how that stands', () => {
    const changes = [sampleItem(3, { title: '旧办法', validity: '废止' })];
    const $ = shown({ changes });
    expect($('section[aria-labelledby="changes"] h2').text()).toBe('本文件修改、废止或者代替的文件');
    expect($('section[aria-labelledby="changes"] li').text()).toContain('旧办法 已废止');
    expect(shown({ changes: [] })('section[aria-labelledby="changes"]')).toHaveLength(0);
  });

  test('the head leads to what stands below the text, and only to what is there', () => {
    const ways = (page: cheerio.CheerioAPI): (string | undefined)[] =>
      page('.ways-down a')
        .toArray()
        .map((link) => page(link).attr('href'));
    const $ = shown({ interprets: [sampleItem(4)] });
    expect(ways($)).toEqual(['#attachments', '#changes', '#interprets', '#interpretations']);
    for (const href of ways($)) expect($(`h2${href}`)).toHaveLength(1);
    expect(ways(cheerio.load(wholePage(SITE, AGENCY, BARE_DOCUMENT)))).toEqual([]);
  });

  test('the particulars stand before the text, of news behind it', () => {
    const order = (page: string): (string | undefined)[] => {
      const $ = cheerio.load(page);
      return $('.document > .document-body, .document > .document-facts')
        .toArray()
        .map((part) => $(part).attr('class')?.split(' ').at(-1));
    };
    expect(order(wholePage(SITE, AGENCY, DOCUMENT))).toEqual(['document-facts', 'document-body']);
    expect(order(wholePage(SITE, AGENCY, BARE_DOCUMENT))).toEqual(['document-body', 'document-facts']);
  });

  test('a link to another site is marked, one to a government site is not', () => {
    const $ = shown();
    expect($('.document-body a.leaves').attr('href')).toBe('https://www.example.com/cemetery?a=1&b=2');
    expect($('.document-body a[href^="https://www.yunxi.gov.cn"]').attr('class')).toBeUndefined();
  });

  test('who signed it stands at the right, who it is addressed to without indent', () => {
    const $ = shown();
    expect($('.document-body .signature').first().text()).toBe('石桥镇人民政府');
    expect($('.document-body > p').first().attr('class')).toBe('indent-0');
  });

  test('the body stands as it is, its tables in regions to scroll', () => {
    const $ = shown({
      bodyHtml: '<p>甲&lt;乙</p><table><tr><td><table><tr><td>丙</td></tr></table></td></tr></table>',
    });
    expect($('.document-body > p').html()).toBe('甲&lt;乙');
    expect($('.document-body > section.table-scroll > table')).toHaveLength(1);
    expect($('.table-scroll')).toHaveLength(1);
    expect($('main .table-scroll').attr('aria-label')).toBe('表格1');
  });
});

describe('hostile texts', () => {
  test.each(['script', 'img', '[onerror]'])(
    'bring no %s into a document, a search or a notice',
    (selector) => {
      const [first] = FOUND.hits;
      if (first === undefined) throw new Error('the sample has a hit');
      const pages = [
        wholePage(
          SITE,
          { ...AGENCY, name: HOSTILE },
          {
            ...DOCUMENT,
            title: HOSTILE,
            summary: HOSTILE,
            keywords: [HOSTILE],
            documentNumber: HOSTILE,
            contentSource: HOSTILE,
            interpretations: [sampleItem(1, { title: HOSTILE })],
            attachments: [{ href: '/files/x', name: HOSTILE, extension: 'pdf', bytes: 1 }],
          },
        ),
        searchPage(SITE, {
          ...FOUND,
          text: HOSTILE,
          hits: [
            {
              ...first,
              title: [{ text: HOSTILE, marked: true }],
              excerpt: [{ text: HOSTILE, marked: false }],
            },
          ],
        }),
        searchPage(SITE, { ...FOUND, text: HOSTILE, total: 0, hits: [] }),
        withdrawnPage(SITE, AGENCY, {
          href: DOCUMENT.href,
          trail: DOCUMENT.trail,
          title: HOSTILE,
          indexNumber: HOSTILE,
          publishedOn: '2026-03-01',
          withdrawnOn: '2026-03-02',
          notice: HOSTILE,
          forGood: false,
          opening: null,
        }),
      ];
      for (const page of pages) {
        const found = cheerio.load(page)(selector).not('script[src^="/assets/site."]');
        expect(found).toHaveLength(0);
        expect(page).toContain('&lt;script&gt;');
      }
    },
  );

  test('a link to report errors that is no web address leads nowhere', () => {
    const site = { ...SITE, settings: { ...SITE.settings, reportErrorUrl: 'javascript:alert(1)' } };
    expect(wholePage(site, AGENCY, DOCUMENT)).not.toContain('javascript:');
  });
});

test('a withdrawn document keeps its number and notice, not its text, and stays out of indexes', () => {
  const $ = cheerio.load(
    withdrawnPage(SITE, AGENCY, {
      href: DOCUMENT.href,
      trail: DOCUMENT.trail,
      title: DOCUMENT.title,
      indexNumber: DOCUMENT.indexNumber,
      publishedOn: '2026-03-05',
      withdrawnOn: '2026-03-20',
      notice: '内容有误，更正后另行发布。',
      forGood: false,
      opening: null,
    }),
  );
  expect($('meta[name="robots"]').attr('content')).toBe('noindex');
  expect($('article').text()).toContain('内容有误，更正后另行发布。');
  expect(facts($).get('撤下日期')).toBe('2026-03-20');
});

test('a withdrawn document whose title isn’t fit for the public has a heading all the same', () => {
  const $ = cheerio.load(
    withdrawnPage(SITE, AGENCY, {
      href: DOCUMENT.href,
      trail: DOCUMENT.trail,
      title: '',
      indexNumber: DOCUMENT.indexNumber,
      publishedOn: '2026-03-05',
      withdrawnOn: '2026-03-20',
      notice: '内容有误。',
      forGood: false,
      opening: null,
    }),
  );
  expect($('h1').text()).toBe('已撤下的信息');
  expect($('title').text()).toMatch(/^已撤下的信息/);
});
