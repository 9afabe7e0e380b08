import { describe, expect, test } from 'vitest';
import { articleOfPage } from './article-page.ts';

const HEAD = `<meta name="ArticleTitle" content="关于开展秸秆禁烧工作的通知"><meta name="PubDate" content="2019-03-05 09:29">
<meta name="ContentSource" content="石桥镇农业服务中心"><meta name="ColumnName" content="通知公告"><meta name="Keywords" content="秸秆,禁烧">
<meta name="Url" content="http://www.old.gov.cn/art/2019/3/5/art_12_345.html">`;
const MENU = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="breadcrumb">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/tzgg">通知公告</a></div>`;
const TEXT = `<p>各村、社区：</p><p>为做好今年的秸秆禁烧工作，现将有关事项通知如下。<b>请认真执行。</b></p><p>附件：<a href="files/qd.xlsx">任务清单</a></p>
<p><img src="../images/map.png" alt="分布图"></p><p>石桥镇人民政府</p><p>2019年3月4日</p>`;
const FOOT = '<div class="footer">版权所有：石桥镇人民政府 <a href="/about">关于我们</a></div>';

function page(body: string, head = HEAD): Uint8Array {
  return new TextEncoder().encode(
    `<!doctype html><html><head><title>通知_通知公告_石桥镇</title>${head}</head><body>${body}</body></html>`,
  );
}

describe('a page of a government site', () => {
  const article = articleOfPage(
    page(`${MENU}<h1>关于开展秸秆禁烧工作的通知</h1><div id="zoom">${TEXT}</div>${FOOT}`),
    'art_12_345.html',
  );

  test('says by its meta tags what it is', () => {
    expect(article).toMatchObject({
      title: '关于开展秸秆禁烧工作的通知',
      isArticle: true,
      publishedOn: '2019-03-05',
      writtenOn: '2019-03-04',
      columns: ['政务公开', '通知公告'],
      contentSource: '石桥镇农业服务中心',
      keywords: ['秸秆', '禁烧'],
      url: 'http://www.old.gov.cn/art/2019/3/5/art_12_345.html',
    });
  });

  test('keeps its text and marks its files, without menus and feet', () => {
    expect(article.bodyHtml).toContain('<strong>请认真执行。</strong>');
    expect(article.bodyHtml).not.toMatch(/首页|版权所有|您的位置/);
    expect(article.files).toEqual([
      { href: 'files/qd.xlsx', name: '任务清单', role: 'attachment', mark: 'https://import.invalid/1' },
      {
        href: '../images/map.png',
        name: '分布图',
        role: 'picture',
        mark: '00000000-0000-4000-8000-000000000002',
      },
    ]);
    expect(article.bodyHtml).toContain('href="https://import.invalid/1"');
    expect(article.bodyHtml).toContain('data-attachment-id="00000000-0000-4000-8000-000000000002"');
  });
});

test.each([
  ['a container that CMS use', `${MENU}<div class="TRS_Editor">${TEXT}</div>${FOOT}`],
  [
    'one that nobody knows',
    `${MENU}<div class="x1"><div class="x2">${TEXT}</div><div class="x3"><a href="/1">更多</a></div></div>${FOOT}`,
  ],
  ['a table that lays out', `<table><tr><td>${MENU}</td></tr><tr><td>${TEXT}</td></tr></table>${FOOT}`],
  ['nothing but the page', TEXT],
])('the text is found in %s', (_name, body) => {
  const { bodyHtml } = articleOfPage(page(body), 'a.html');
  expect(bodyHtml).toContain('各村、社区');
  expect(bodyHtml).toContain('2019年3月4日');
  expect(bodyHtml).not.toMatch(/版权所有|政务公开/);
});

test('facts written on a page without meta tags are read, and it does not claim to be an article', () => {
  const facts =
    '<table><tr><td>索 引 号：</td><td>11500/2020-00012</td><td>发文字号：</td><td>石府发[2020]7号</td></tr><tr><td>成文日期：</td><td>2020年4月1日</td></tr></table>';
  const article = articleOfPage(
    page(
      `<h1>石桥镇防汛预案</h1>${facts}<div class="article-content"><p>为做好防汛工作，制定本预案。</p></div>`,
      '',
    ),
    'a.html',
  );
  expect(article).toMatchObject({
    title: '石桥镇防汛预案',
    isArticle: false,
    indexNumber: '11500/2020-00012',
    documentNumber: '石府发〔2020〕7号',
    writtenOn: '2020-04-01',
    publishedOn: null,
  });
});

test.each([
  ['发布时间：2019-03-05 信息来源：办公室', false],
  ['石桥镇人民政府　石府发〔2020〕7号　2020-04-02', false],
  ['（2019年3月5日石桥镇第三届人民代表大会通过）', true],
  ['2019-03-05，镇政府召开会议，部署防汛。', true],
])('a first line “%s” stays in the text: %s', (line, stays) => {
  const { bodyHtml } = articleOfPage(
    page(`<div id="zoom"><p>${line}</p><p>为做好防汛工作，制定本预案。</p></div>`),
    'a.html',
  );
  expect(bodyHtml.includes(line)).toBe(stays);
  expect(bodyHtml).toContain('制定本预案');
});

test('scripts, and links that run them, are gone; links to other pages of the site stay as whole addresses', () => {
  const body =
    '<div id="zoom"><p>见<a href="javascript:alert(1)">这里</a>和<a href="../b.html">旧文</a>。</p><script>alert(1)</script><iframe src="x"></iframe></div>';
  const { bodyHtml } = articleOfPage(page(body), 'a.html');
  expect(bodyHtml).not.toMatch(/script|alert|iframe/);
  expect(bodyHtml).toContain('<a href="http://www.old.gov.cn/art/2019/3/b.html">旧文</a>');
});
