import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { AgencyLink, SiteFrame } from '../page-model.ts';
import {
  agencyDataHref,
  catalogueFileHref,
  catalogueHref,
  documentTableHref,
  feedHref,
  HOME,
  OPEN_DATA,
  OPEN_DATA_API,
  OPEN_DATA_SITE,
  PUBLIC_LOG,
  SITEMAP_INDEX,
} from '../paths.ts';

/** `/open-data/`: what there is for programs, and for people who want tables. */
export function openDataPage(site: SiteFrame, agencies: readonly AgencyLink[]): string {
  return layout(site, null, {
    titles: ['开放数据'],
    href: OPEN_DATA,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">开放数据</li>
</ol></nav>
<h1>开放数据</h1>
<div class="rich-text">
<p>本网站公开的每一篇文稿、每一个栏目，都同时提供 JSON 数据，可以直接下载和引用，不需要申请。把网页地址末尾的 .html 换成 .json，就是这一页的数据；栏目往期的分页，数据比网页稍晚生成。</p>
<ul>
<li><a href="${OPEN_DATA_SITE}">全部机关</a>（JSON）</li>
<li><a href="${OPEN_DATA_API}">数据格式说明</a>（OpenAPI，供程序员使用）</li>
<li><a href="${SITEMAP_INDEX}">全部网页的地址</a>（sitemap）</li>
<li><a href="${PUBLIC_LOG}">公开日志</a>：核对内容是否被改动</li>
</ul>
<h2>各机关的目录和订阅</h2>
<p>公开目录列出栏目；逐条信息每条一行，有索引号、名称、内容概述、成文日期、公开日期、栏目、文号、有效性和网址，每次下载一年的。其他年份，在公开目录页选择，或者在网址后加上年份，例如 ?year=2024。</p>
<ul>
${agencies.map(
  ({ slug, name }) =>
    html`<li>${name}：<a href="${agencyDataHref(slug)}">机关与栏目（JSON）</a>，公开目录（<a href="${catalogueFileHref(slug, 'xlsx')}">XLSX</a>、<a href="${catalogueFileHref(slug, 'csv')}">CSV</a>），<a href="${catalogueHref(slug)}#documents">逐条信息</a>（今年的<a href="${documentTableHref(slug, 'xlsx')}">XLSX</a>、<a href="${documentTableHref(slug, 'csv')}">CSV</a>），<a href="${feedHref(slug)}">订阅更新（Atom）</a></li>\n`,
)}</ul>
</div>
`,
  });
}
