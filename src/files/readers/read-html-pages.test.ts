import { describe, expect, test } from 'vitest';
import { writeHtmlPage } from '../html-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readHtml } from './read-html.ts';
import { wrongCells } from './test/report-layouts.ts';
import { tablesIn, textsIn } from './test/source-parts.ts';

const TABLES = distinctTables();
const BODY = /<body[^>]*>([\s\S]*)<\/body>/u.exec(writeHtmlPage(sampleReport(TABLES)))?.[1] ?? '';

const read = (html: string) => readHtml(new TextEncoder().encode(html));
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const cells = (html: string): string[] =>
  tablesIn(read(html)).flatMap((table) => table.cells.map(({ text }) => text));

describe('each of 200 cells is read', () => {
  test.each([
    ['from a page within one form, as ASP.NET makes them', `<form id="form1">${BODY}</form>`],
    ['from an article with a header of its own', `<article><header><h1>年报</h1></header>${BODY}</article>`],
    [
      'from a page whose containers are called header and nav',
      `<div class="has-header nav-page">${BODY}</div>`,
    ],
    ['from a layout of tables whose menu has more cells than the report', besideMenu(BODY)],
    ['from fields of a form', BODY.replaceAll(/>(\d[\d.]*)<\/td>/gu, '><input value="$1"></td>')],
  ])('%s', (_what, body) => {
    expect(wrongCells(read(page(body)), TABLES)).toEqual([]);
  });

  test('from Word’s own page, with its conditional comments and wrapped source', () => {
    const comments = `<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->`;
    const body = BODY.replaceAll(
      /<(t[dh])([^>]*)>([^<]*)<\/t[dh]>/gu,
      '<$1$2 style="mso-border-alt:solid .5pt">\n  <p class=MsoNormal align=center>\n  <span\n  lang=EN-US>$3<o:p></o:p></span></p>\n  </$1>',
    );
    const document = read(page(`<div class=WordSection1>${body}</div>`, comments));
    expect(wrongCells(document, TABLES)).toEqual([]);
    expect(textsIn(document).join()).not.toContain('Print');
  });
});

describe('a table on a page', () => {
  test('an empty or unreadable span counts as one', () => {
    const [table] = tablesIn(
      read(
        '<table><tr><td colspan="" rowspan="x">1</td><td colspan="2px">2</td></tr><tr><td>3</td><td>4</td></tr></table>',
      ),
    );
    expect(table?.cells.map(({ column, colspan }) => [column, colspan])).toEqual([
      [0, 1],
      [1, 2],
      [0, 1],
      [1, 1],
    ]);
  });

  test('a cell ends with the head of the table, however far it claims to reach', () => {
    const [table] = tablesIn(
      read(
        '<table><thead><tr><td rowspan="9">甲</td><td>乙</td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      ),
    );
    expect(table?.cells.find(({ text }) => text === '1')).toMatchObject({ row: 1, column: 0 });
  });

  test('cells within a cell are lines, never glued together', () => {
    const inner = '<table><tr><td>1</td><td>2</td></tr></table>';
    const row = '<tr><td>甲</td><td>乙</td><td>丙</td></tr>';
    expect(cells(`<table><tr><td>甲</td><td>${inner}</td><td>3</td></tr>${row}${row}</table>`)).toContain(
      '1\n2',
    );
  });

  test('paragraphs of a cell are lines', () => {
    expect(cells('<table><tr><td><p>行政</p><p>许可</p></td><td>1<br>2</td></tr></table>')).toEqual([
      '行政\n许可',
      '1\n2',
    ]);
  });

  test('tables that a page break parted stay apart', () => {
    const row = '<tr><td>1</td><td>2</td></tr>';
    expect(tablesIn(read(`<table>${row}</table><br clear=all><table>${row}${row}</table>`))).toMatchObject([
      { rows: 1, place: { table: 1 } },
      { rows: 2, place: { table: 2 } },
    ]);
  });

  test('a table of one column or with paragraphs in it only lays out', () => {
    const long = '我镇主动公开政府信息。'.repeat(30);
    expect(
      textsIn(read(`<table><tr><td>年度报告</td></tr><tr><td><p>${long}</p><p>完</p></td></tr></table>`)),
    ).toEqual(['年度报告', long, '完']);
    expect(textsIn(read(`<table><tr><td>栏目</td><td><p>${long}</p><p>完</p></td></tr></table>`))).toEqual([
      '栏目',
      long,
      '完',
    ]);
  });

  test('what is cut off of a table beyond all measure is said', () => {
    const { notes } = read(
      '<table><tr><td colspan=1000000000>1</td><td>2</td></tr><tr><td>3</td></tr></table>',
    );
    expect(notes).toEqual([expect.stringContaining('超出')]);
  });
});

describe('words of the report stay', () => {
  test.each([
    [
      'a heading whose class speaks of a header',
      '<h1 class="article-header">石桥镇年度报告</h1>',
      '石桥镇年度报告',
    ],
    ['a paragraph that is placed', '<p class="position">我镇收到申请3件。</p>', '我镇收到申请3件。'],
    ['the header of an article', '<article><header><h1>年度报告</h1></header></article>', '年度报告'],
    [
      'a number of a list that Word wrote, without the gap behind it',
      '<p><![if !supportLists]><span style="mso-list:Ignore">一、<span>&nbsp;&nbsp; </span></span><![endif]>总体情况</p>',
      '一、总体情况',
    ],
  ])('%s', (_what, html, words) => {
    expect(textsIn(read(page(html)))).toEqual([words]);
  });

  test('a container that doesn’t hold all parts isn’t taken for the report', () => {
    const part = (title: string): string => `<h2>${title}</h2><p>${'我镇公开政府信息。'.repeat(60)}</p>`;
    const texts = textsIn(
      read(
        page(
          `<div class="content">${part('一、总体情况')}</div><div class="content">${part('五、存在的主要问题及改进情况')}</div>`,
        ),
      ),
    );
    expect(texts).toContain('一、总体情况');
    expect(texts).toContain('五、存在的主要问题及改进情况');
  });

  test('a second container of the same name is found', () => {
    const site = '<div class="content">网站公告</div><div>相关链接：天气预报</div>';
    const texts = textsIn(read(page(`${site}<div class="content">${BODY}</div>`)));
    expect(texts.join()).not.toMatch(/网站公告|天气预报/u);
    expect(texts).toContain('本年度未收取信息处理费。');
  });

  test('the headline above the container of the text comes first', () => {
    const title = '石桥镇人民政府2024年政府信息公开工作年度报告';
    const texts = textsIn(
      read(
        page(
          `<div class="nav"><a href="/">首页</a></div><div class="tit-title">${title}</div><div id="zoom">${BODY}</div>`,
        ),
      ),
    );
    expect(texts[0]).toBe(title);
  });
});

describe('a page says when it was published', () => {
  test.each([
    ['in its head', '<meta name="PubDate" content="2025-01-20 09:30">', '', '2025-01-20 09:30'],
    [
      'in its head, by another name',
      '<meta property="article:published_time" content="2025-01-21T08:00">',
      '',
      '2025-01-21T08:00',
    ],
    [
      'above its text',
      '',
      '<div class="info"><span>发布日期：</span><span>2025-01-20</span></div>',
      '2025-01-20',
    ],
    ['in Chinese', '', '<p class="location">发布时间：2025年1月20日 来源：本站</p>', '2025年1月20日'],
    ['nowhere', '<meta name="PubDate" content="">', '<p>2025年1月20日</p>', ''],
    [
      'above its text where the head has nothing of use',
      '<meta name="PubDate" content="0">',
      '公开日期:2025/1/20',
      '2025/1/20',
    ],
  ])('%s', (_where, head, body, published) => {
    expect(read(page(`${body}<div id="zoom">${BODY}</div>`, head)).meta.published).toBe(published);
  });

  test('its title is what the page says, else what its window says', () => {
    expect(
      read(page('', '<title>年报 - 石桥镇</title><meta name="ArticleTitle" content="年报">')).meta.title,
    ).toBe('年报');
    expect(read(page('', '<title> 年报 </title>')).meta.title).toBe('年报');
  });
});

test('a page with pictures or attachments instead of tables says that they weren’t read', () => {
  expect(read(page('<p>年度报告</p><img src="t3.png">')).notes).toEqual([
    expect.stringContaining('没有表格'),
  ]);
  expect(read(page('<p><a href="/P0202501.PDF">年度报告</a></p>')).notes).toEqual([
    expect.stringContaining('没有表格'),
  ]);
  expect(read(page(`<img src="logo.png">${BODY}`)).notes).toEqual([]);
});

function besideMenu(body: string): string {
  const menu = Array.from({ length: 400 }, (_, index) => `<tr><td>${index}</td><td>栏目</td></tr>`).join('');
  return `<table><tr><td>${body}</td></tr>${menu}</table>`;
}
