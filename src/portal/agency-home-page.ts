import { blocksOf } from './blocks.ts';
import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { columnList, contactFacts, itemList } from './lists.ts';
import type { AgencyFrame, AgencyHome, Column, ColumnItems, SiteFrame } from './page-model.ts';
import { agencyHref, catalogueHref } from './paths.ts';

/** `/{agency}/`: the 专栏 first, in the order of 国办公开办函〔2019〕61号; then what is new. */
export function agencyHomePage(site: SiteFrame, agency: AgencyFrame, page: AgencyHome): string {
  const blocks = blocksOf(agency);
  const statutory = blocks.find((column) => column.block === 'statutory');
  return layout(site, agency, {
    titles: [`${agency.name}政府信息公开`],
    href: agencyHref(agency.slug),
    banner: page.banner,
    main: html`<h1 class="visually-hidden">${agency.name}政府信息公开</h1>
${disclosure(agency, blocks)}<div class="two newest">
${panel('news', '工作动态', page.news)}${panel('notices', '公示公告', page.notices)}${panel(
      'policies',
      '政策文件',
      page.policies,
    )}${panel('key-areas', '重点领域公示', page.keyAreas)}</div>
${statutory === undefined || statutory.children.length === 0 ? EMPTY : statutoryColumns(agency, statutory)}<div class="two">
${panel('reports', '政府信息公开年报', page.annualReports)}<section class="panel" aria-labelledby="contact">
<h2 id="contact">联系方式</h2>
${contactFacts(agency)}</section>
</div>
`,
  });
}

/** What is behind each block, for people who don't know the terms. */
const HINTS: Readonly<Record<Column['block'], string>> = {
  guide: '怎样查阅、向谁咨询',
  institution: '公开工作的规章制度',
  statutory: '政策、财政、公示等信息',
  annualReports: '每年公开工作的情况',
  requests: '怎样申请没有公开的信息',
  dynamic: '',
};

function disclosure(agency: AgencyFrame, blocks: readonly Column[]): SafeHtml {
  return html`<section class="disclosure" aria-labelledby="disclosure">
<div class="panel-head"><h2 id="disclosure">政府信息公开专栏</h2>
<a href="${catalogueHref(agency.slug)}">查看完整的公开目录</a></div>
<ol class="blocks">
${blocks.map(
  (column) =>
    html`<li><a href="${column.href}">${column.name}</a><span class="block-hint">${HINTS[column.block]}</span></li>\n`,
)}</ol>
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

/** The column's own name goes before the usual one: an office may have renamed it. */
function panel(id: string, usual: string, { column, items }: ColumnItems): SafeHtml {
  const title = column?.name ?? usual;
  return html`<section class="panel" aria-labelledby="${id}">
<div class="panel-head"><h2 id="${id}">${title}</h2>
${column === null ? EMPTY : html`<a href="${column.href}">更多<span class="visually-hidden">${title}</span></a>`}</div>
${items.length === 0 ? html`<p class="empty">目前没有公开的信息。</p>\n` : itemList(items)}</section>
`;
}
