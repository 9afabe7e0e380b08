import { besidesBlocks, blocksOf } from './blocks.ts';
import { type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { columnDirectory } from './lists.ts';
import type { AgencyWithColumns, SiteFrame, SiteMapPage } from './page-model.ts';
import {
  ACCESSIBILITY,
  HOME,
  REPORT_CHECK,
  SEARCH,
  SITE_MAP,
  TEXT_CHECK,
  agencyHref,
  catalogueHref,
} from './paths.ts';

/** `/sitemap/`: 站点地图, which 国办发〔2017〕47号 wants a link to at the foot of every page. */
export function siteMapPage(site: SiteFrame, page: SiteMapPage): string {
  return layout(site, null, {
    titles: ['站点地图'],
    href: SITE_MAP,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">站点地图</li>
</ol></nav>
<h1>站点地图</h1>
<ul class="columns map-site">
<li><a href="${HOME}">网站首页</a></li>
<li><a href="${SEARCH}">搜索公开信息</a></li>
<li><a href="${REPORT_CHECK}">年报检查</a></li>
<li><a href="${TEXT_CHECK}">文字检查</a></li>
<li><a href="${ACCESSIBILITY}">无障碍与适老说明</a></li>
</ul>
${page.agencies.map(agencySection)}`,
  });
}

function agencySection(agency: AgencyWithColumns): SafeHtml {
  return html`<section class="panel map-agency" aria-labelledby="agency-${agency.slug}">
<div class="panel-head"><h2 id="agency-${agency.slug}"><a href="${agencyHref(agency.slug)}">${agency.name}</a></h2>
<a href="${catalogueHref(agency.slug)}">政府信息公开目录<span class="visually-hidden">（${agency.shortName}）</span></a></div>
${columnDirectory([...blocksOf(agency), ...besidesBlocks(agency)], { explained: false })}</section>
`;
}
