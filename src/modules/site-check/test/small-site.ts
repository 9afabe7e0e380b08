import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSite, type SiteCheck } from '../check-site.ts';
import type { CheckedSite } from '../checked-site.ts';

/** Where the small site says that it stands. */
export const SMALL_URL = 'https://gk.yunxi.example';

/** Files by their place below the site's folder. */
export type SmallSite = Readonly<Record<string, string>>;

interface Page {
  title: string;
  canonical: string | null;
  head?: string;
  main: string;
}

function page({ title, canonical, head = '', main }: Page): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="SiteName" content="云溪区公开网">
<meta name="SiteDomain" content="gk.yunxi.example">
<meta name="SiteIDCode" content="5001990001">
${head}${canonical === null ? '' : `<link rel="canonical" href="${SMALL_URL}${canonical}">\n`}<link rel="stylesheet" href="/theme.css">
</head>
<body>
<a href="#main">跳到正文</a>
<main id="main">
${main}
</main>
<footer>
<a href="/sitemap/">站点地图</a>
<a href="https://zfwzgl.example/5001990001">我为政府网站找错</a>
<a href="https://bszs.example/">党政机关网站标识</a>
<p>主办单位：云溪区人民政府办公室</p>
<p>联系方式：000-00000000</p>
<p>网站标识码：5001990001</p>
<p>某ICP备00000000号</p>
<p>某公网安备 00000000000000号</p>
</footer>
</body>
</html>
`;
}

const COLUMN_TAGS = `<meta name="ColumnName" content="通知">
<meta name="ColumnType" content="政务动态">
<meta name="ColumnDescription" content="石桥镇的通知">
<meta name="ColumnKeywords" content="石桥镇,通知">
`;

const ARTICLE_TAGS = `${COLUMN_TAGS}<meta name="ArticleTitle" content="防汛通知">
<meta name="PubDate" content="2026-03-05 09:29">
<meta name="ContentSource" content="石桥镇应急办">
<meta name="Description" content="部署防汛。">
<meta name="Url" content="${SMALL_URL}/town/doc/2026/1.html">
`;

const ARTICLE_MAIN = `<h1>防汛通知</h1>
<h2>信息属性</h2>
<dl>
<dt>索引号</dt><dd>5001990001/2026-00001</dd>
<dt>发布机构</dt><dd>石桥镇人民政府</dd>
<dt>成文日期</dt><dd>2026-03-04</dd>
<dt>发布日期</dt><dd>2026-03-05</dd>
<dt>内容概述</dt><dd>部署防汛。</dd>
</dl>
<h2 id="part">一、总则</h2>
<h3>（一）值守</h3>
<p>见<a href="/town/news/#list">栏目</a>、<a href="#part">总则</a>、<a href="https://www.example.com/">站外</a>和<a href="/files/town/2026/1/%E8%A1%A8.pdf">附件</a>。<img src="/files/town/2026/1/a.png" alt="水位图"></p>`;

const APPLY_MAIN = `<h1>申请指引</h1>
<h2 id="channels">怎样提交</h2>
<h2>受理机构</h2>
<dl>
<dt>政府信息公开工作机构</dt><dd>党政综合办公室</dd>
<dt>办公地址</dt><dd>石桥路1号</dd>
<dt>办公时间</dt><dd>工作日</dd>
<dt>联系电话</dt><dd>000-00000000</dd>
<dt>传真</dt><dd>000-00000001</dd>
<dt>电子邮箱</dt><dd>town@yunxi.example</dd>
</dl>`;

const LISTED = ['/', '/sitemap/', '/town/', '/town/apply/', '/town/news/', '/town/doc/2026/1.html'];

/** A site of an invented town with one of everything and no fault. */
export const SMALL_SITE: SmallSite = {
  'index.html': page({
    title: '云溪区公开网',
    canonical: '/',
    main: '<h1>云溪区公开网</h1><a href="/town/">石桥镇</a> <a href="/search?q=x">搜索</a>',
  }),
  '404.html': page({
    title: '没有找到_云溪区公开网',
    canonical: null,
    head: '<meta name="robots" content="noindex">\n',
    main: '<h1>没有找到</h1>',
  }),
  'sitemap/index.html': page({
    title: '站点地图_云溪区公开网',
    canonical: '/sitemap/',
    main: '<h1>站点地图</h1>',
  }),
  'town/index.html': page({
    title: '石桥镇_云溪区公开网',
    canonical: '/town/',
    main: '<h1>石桥镇</h1><a href="news/">通知</a> <a href="/town/apply/online">申请</a>',
  }),
  'town/apply/index.html': page({
    title: '申请指引_石桥镇_云溪区公开网',
    canonical: '/town/apply/',
    main: APPLY_MAIN,
  }),
  'town/news/index.html': page({
    title: '通知_石桥镇_云溪区公开网',
    canonical: '/town/news/',
    head: COLUMN_TAGS,
    main: '<h1>通知</h1><ul id="list"><li><a href="/town/doc/2026/1.html">防汛通知</a></li></ul>',
  }),
  'town/news/page-1.html': page({
    title: '第1页_通知_石桥镇_云溪区公开网',
    canonical: '/town/news/page-1.html',
    head: COLUMN_TAGS,
    main: '<h1>通知</h1>',
  }),
  'town/doc/2026/1.html': page({
    title: '防汛通知_通知_云溪区公开网',
    canonical: '/town/doc/2026/1.html',
    head: ARTICLE_TAGS,
    main: ARTICLE_MAIN,
  }),
  'town/doc/2026/2.html': page({
    title: '名单（已撤下）_通知_云溪区公开网',
    canonical: '/town/doc/2026/2.html',
    head: `${COLUMN_TAGS}<meta name="robots" content="noindex">\n`,
    main: '<h1>名单</h1><dl><dt>撤下日期</dt><dd>2026-04-01</dd></dl>',
  }),
  'town/old/index.html': page({
    title: '页面已移到新网址_云溪区公开网',
    canonical: '/town/news/',
    head: '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url=/town/news/">\n',
    main: '<h1>页面已移到新网址</h1><a href="/town/news/">新网址</a>',
  }),
  'files/town/2026/1/表.pdf': '%PDF',
  'files/town/2026/1/a.png': 'PNG',
  'theme.css': 'body{}',
  'robots.txt': `User-agent: *\nDisallow: /search\nSitemap: ${SMALL_URL}/sitemap.xml\n`,
  'sitemap.xml': `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${SMALL_URL}/town/sitemap-1.xml</loc></sitemap></sitemapindex>`,
  'town/sitemap-1.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${LISTED.map(
    (href) => `<url><loc>${SMALL_URL}${href}</loc><lastmod>2026-03-05</lastmod></url>\n`,
  ).join('')}</urlset>`,
  'town/feed.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>${SMALL_URL}/town/</id><title>石桥镇</title>
<updated>2026-03-05T01:29:00Z</updated><author><name>石桥镇</name></author>
<link rel="self" href="${SMALL_URL}/town/feed.xml"/><link rel="alternate" href="${SMALL_URL}/town/"/>
<entry><id>${SMALL_URL}/town/doc/2026/1.html</id><title>防汛通知</title><updated>2026-03-05T01:29:00.000Z</updated>
<link rel="alternate" href="${SMALL_URL}/town/doc/2026/1.html"/></entry></feed>`,
  'town/news/index.json': JSON.stringify({
    url: `${SMALL_URL}/town/news/`,
    title: '/不是网址',
    items: [{ path: '/town/doc/2026/1.html' }],
  }),
  'log/part-1.json': JSON.stringify({ entries: [{ path: '/town/doc/2025/9.html' }] }),
  // Neither finished nor of this site.
  '.tmp/half.html': '<p>',
  '_sites/other/index.html': '<p>',
};

/** A further site of the same installation, slug `ju`, whose only agency is `works`: its pages lie as the program lays them. */
export const FURTHER_SITE: SmallSite = Object.fromEntries(
  Object.entries(SMALL_SITE)
    .filter(([file]) => !/^(?:[._]|log\/)/.test(file))
    .map(([file, text]) => [
      /^(?:town|files)\//.test(file) ? file.replace('town/', 'works/') : `_sites/ju/${file}`,
      text.replaceAll('gk.yunxi.example', 'ju.example').replaceAll('/town/', '/works/'),
    ]),
);

/** Writes a site to an empty folder, checks it and takes it away. `gone` are addresses at which something was. */
export async function checkSmallSite(
  files: SmallSite,
  options: { gone?: readonly string[]; site?: Pick<CheckedSite, 'slug' | 'siteUrl' | 'agencies'> } = {},
): Promise<SiteCheck> {
  const { gone = [], site = { slug: 'main', siteUrl: SMALL_URL, agencies: new Map() } } = options;
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-site-check-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    return await checkSite({
      folder,
      ...site,
      answers: (path) => (gone.includes(path) ? { kind: 'gone' } : null),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
