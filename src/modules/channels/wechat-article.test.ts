import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { fits, picturesIn, wechatArticle, withPictures, type ArticleSource } from './wechat-article.ts';

const PICTURE = '0190a000-0000-7000-8000-000000000001';
const OTHER = '0190a000-0000-7000-8000-000000000002';

function source(bodyHtml: string, change: Partial<ArticleSource> = {}): ArticleSource {
  return {
    bodyHtml,
    summary: '共 12 户。',
    publisher: '青岚区石桥镇人民政府',
    publishedOn: '2026-03-02',
    documentNumber: '石桥府发〔2026〕12号',
    indexNumber: '115001100DEM00011X/2026-00012',
    files: [],
    ...change,
  };
}

function styleOf(html: string, selector: string): string {
  return load(html, null, false)(selector).attr('style') ?? '';
}

describe('an article', () => {
  const { html } = wechatArticle(
    source(
      `<article class="official-document" lang="zh-CN"><h2 class="align-center" id="a">一、对象</h2>
<p class="indent-2 align-right">见<a href="https://www.example.gov.cn/a">办法</a>、<a href="https://mp.weixin.qq.com/s/x">此前的文章</a>。</p>
<div class="table-scroll" role="region" tabindex="0"><table id="t"><thead><tr><th scope="col" data-cell="t3.a">村</th><th>户</th></tr></thead>
<tbody><tr><td headers="a" colspan="2">青岩村</td></tr></tbody></table></div>
<p><img data-attachment-id="${PICTURE}" alt="现场"></p></article>`,
      { files: ['名单.xlsx'] },
    ),
  );
  const $ = load(html, null, false);

  test('keeps its words and has styles in its elements alone', () => {
    expect($.text()).toContain('一、对象');
    expect($.text()).toContain('青岩村');
    const names = new Set(
      $('*')
        .toArray()
        .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : [])),
    );
    expect([...names].toSorted()).toEqual(['alt', 'colspan', 'data-attachment-id', 'href', 'style']);
    expect($('script, style, article, div')).toHaveLength(0);
    expect(styleOf(html, 'h2')).toContain('text-align:center;');
    expect(styleOf(html, 'p')).toContain('text-align:right;');
  });

  test('keeps links to other articles and writes out where the others lead', () => {
    expect(
      $('a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['https://mp.weixin.qq.com/s/x']);
    expect($.text()).toContain('办法（https://www.example.gov.cn/a）');
  });

  test('says whose it is and where its files are', () => {
    expect($.text()).toContain('来源：青岚区石桥镇人民政府　发布日期：2026-03-02');
    expect($.text()).toContain('文号：石桥府发〔2026〕12号');
    expect($.text()).toContain('附件 1 个（名单.xlsx）');
  });

  test('gets the platform’s addresses for its pictures, words for one without', () => {
    expect(picturesIn(html)).toEqual([PICTURE]);
    const sent = withPictures(html, new Map([[PICTURE, 'http://mmbiz.qpic.cn/x/0']]));
    expect(load(sent, null, false)('img').attr()).toMatchObject({
      src: 'http://mmbiz.qpic.cn/x/0',
      alt: '现场',
    });
    expect(sent).not.toContain('data-attachment-id');
    expect(withPictures(html, new Map([[OTHER, 'http://mmbiz.qpic.cn/x/0']]))).toContain(
      '（图片：现场，见原文）',
    );
  });
});

test.each([
  [3, '15px'],
  [5, '13px'],
  [9, '11px'],
])('a table of %i columns has letters of %s and can be pushed sideways', (columns, size) => {
  const row = `<tr>${'<td>甲</td>'.repeat(columns)}</tr>`;
  const { html } = wechatArticle(source(`<table><tbody>${row}</tbody></table>`));
  expect(styleOf(html, 'table')).toContain(`font-size:${size};`);
  expect(load(html, null, false)('table').parent().attr('style')).toContain('overflow-x:auto');
});

test('a text that is too long for the platform becomes its summary, which says so', () => {
  const long = wechatArticle(source(`<p>${'甲'.repeat(19_900)}</p>`));
  expect(long.shortened).toBe(true);
  expect(long.html).toContain('共 12 户。');
  expect(long.html).toContain('全文较长，请点击文末“阅读原文”查看。');
  expect(fits(long.html)).toBe(true);
  expect(wechatArticle(source(`<p>${'甲'.repeat(19_000)}</p>`)).shortened).toBe(false);
});

test('what stands in names and numbers is never markup', () => {
  const { html } = wechatArticle(source('<p>甲</p>', { publisher: '<b>镇</b>', files: ['<img src=x>.pdf'] }));
  expect(load(html, null, false)('b, img')).toHaveLength(0);
});
