import { blocksOf } from './blocks.ts';
import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { sharedItemList } from './lists.ts';
import type { AgencyItemLink, AgencyWithColumns, SiteFrame, SiteHome } from './page-model.ts';
import { HOME, REPORT_CHECK, agencyHref, catalogueHref } from './paths.ts';

/** `/`: the agencies that publish here with the ways into their 专栏, and what is new. */
export function siteHomePage(site: SiteFrame, page: SiteHome): string {
  return layout(site, null, {
    titles: [],
    href: HOME,
    banner: page.banner,
    main: html`<h1 class="visually-hidden">${site.settings.siteName}</h1>
<section class="panel" aria-labelledby="agencies">
<h2 id="agencies">公开单位</h2>
${
  page.agencies.length === 0
    ? html`<p class="empty">还没有单位在本站公开信息。</p>\n`
    : html`<ul class="agencies">
${page.agencies.map(agencyCard)}</ul>
`
}</section>
<div class="${page.policies.length === 0 ? 'one' : 'two'}">
${newest('latest', '最新公开', page.latest)}${page.policies.length === 0 ? EMPTY : newest('policies', '政策文件', page.policies)}</div>
${TOOLS}`,
  });
}

/** What anybody may use here without an account. */
const TOOLS = html`<section class="panel" aria-labelledby="tools">
<h2 id="tools">便民工具</h2>
<p><a href="${REPORT_CHECK}">检查一份政府信息公开年度报告</a>：上传任何机关公布的年报，核对表格、文字和数据。不用登录，文件不保存。</p>
</section>
`;

function agencyCard(agency: AgencyWithColumns): SafeHtml {
  const ways = [
    ...blocksOf(agency).map((column) => ({ href: column.href, name: column.name })),
    { href: catalogueHref(agency.slug), name: '政府信息公开目录' },
  ];
  return html`<li><h3><a href="${agencyHref(agency.slug)}">${agency.name}</a></h3>
<ul>
${ways.map((way) => html`<li><a href="${way.href}">${way.name}</a></li>\n`)}</ul></li>
`;
}

function newest(id: string, title: string, items: readonly AgencyItemLink[]): SafeHtml {
  return html`<section class="panel" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${items.length === 0 ? html`<p class="empty">还没有公开的信息。</p>\n` : sharedItemList(items)}</section>
`;
}
