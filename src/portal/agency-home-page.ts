import { EMPTY, type SafeHtml, html } from './html.ts';
import { blocksOf, layout } from './layout.ts';
import { columnList, contactFacts, itemList } from './lists.ts';
import type { AgencyFrame, AgencyHome, Column, ItemLink, SiteFrame } from './page-model.ts';
import { agencyHref, catalogueHref } from './paths.ts';

/** `/{agency}/`: the 专栏 first, in the order of 国办公开办函〔2019〕61号; then what is new. */
export function agencyHomePage(site: SiteFrame, agency: AgencyFrame, page: AgencyHome): string {
  const blocks = blocksOf(agency);
  const statutory = blocks.find((column) => column.block === 'statutory');
  const reports = blocks.find((column) => column.block === 'annualReports');
  return layout(site, agency, {
    titles: [`${agency.name}政府信息公开`],
    href: agencyHref(agency.slug),
    main: html`<h1 class="visually-hidden">${agency.name}政府信息公开</h1>
${disclosure(agency, blocks)}<div class="two">
${panel({ id: 'news', title: page.news.column?.name ?? '工作动态', more: page.news.column, items: page.news.items })}${panel(
      {
        id: 'notices',
        title: page.notices.column?.name ?? '公示公告',
        more: page.notices.column,
        items: page.notices.items,
      },
    )}${panel({ id: 'policies', title: '政策文件', more: statutory ?? null, items: page.policies })}${panel({
      id: 'key-areas',
      title: '重点领域公示',
      more: statutory ?? null,
      items: page.keyAreas,
    })}</div>
${statutory === undefined || statutory.children.length === 0 ? EMPTY : statutoryColumns(agency, statutory)}<div class="two">
${panel({ id: 'reports', title: reports?.name ?? '政府信息公开年报', more: reports ?? null, items: page.annualReports })}<section class="panel" aria-labelledby="contact">
<h2 id="contact">联系方式</h2>
${contactFacts(agency)}</section>
</div>
`,
  });
}

function disclosure(agency: AgencyFrame, blocks: readonly Column[]): SafeHtml {
  return html`<section class="disclosure" aria-labelledby="disclosure">
<h2 id="disclosure">政府信息公开专栏</h2>
<ol class="blocks">
${blocks.map((column) => html`<li><a href="${column.href}">${column.name}</a></li>\n`)}</ol>
<p class="disclosure-more"><a href="${catalogueHref(agency.slug)}">查看完整的公开目录</a></p>
</section>
`;
}

function statutoryColumns(agency: AgencyFrame, statutory: Column): SafeHtml {
  return html`<section class="panel" aria-labelledby="statutory">
<div class="panel-head"><h2 id="statutory">${statutory.name}</h2>
<a href="${catalogueHref(agency.slug)}">公开目录</a></div>
${columnList(statutory.children)}</section>
`;
}

interface Panel {
  readonly id: string;
  readonly title: string;
  readonly more: Column | null;
  readonly items: readonly ItemLink[];
}

function panel({ id, title, more, items }: Panel): SafeHtml {
  return html`<section class="panel" aria-labelledby="${id}">
<div class="panel-head"><h2 id="${id}">${title}</h2>
${more === null ? EMPTY : html`<a href="${more.href}">更多<span class="visually-hidden">${title}</span></a>`}</div>
${items.length === 0 ? html`<p class="empty">目前没有公开的信息。</p>\n` : itemList(items)}</section>
`;
}
