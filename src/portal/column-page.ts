import { EMPTY, type SafeHtml, html } from './html.ts';
import { blocksOf, layout } from './layout.ts';
import { breadcrumb, columnList, itemList, phoneLink } from './lists.ts';
import { columnTags } from './meta-tags.ts';
import type { AgencyFrame, Column, ColumnPage, SiteFrame } from './page-model.ts';
import { columnPageHref } from './paths.ts';
import { requestGuide } from './request-guide.ts';

/** `/{agency}/{column}/`: what the column is for, the columns below it, its documents. */
export function columnPage(site: SiteFrame, agency: AgencyFrame, page: ColumnPage): string {
  const { column, trail } = page;
  const first = page.number === null;
  const asksForRequests = first && column.block === 'requests' && trail.length <= 1;
  const pageName = first ? [] : [`第${page.number}页`];
  return layout(site, agency, {
    titles: [...pageName, column.name, agency.name],
    href: columnPageHref(column.href, page.number),
    tags: columnTags(column, trail),
    current: trail[0],
    main: html`${breadcrumb(agency, trail, first ? null : `第${page.number}页`)}<div class="with-side">
${side(agency, trail)}<div>
<h1>${column.name}</h1>
${first ? purpose(column) : EMPTY}${first && column.children.length > 0 ? children(column) : EMPTY}${
      asksForRequests ? requestGuide(agency) : EMPTY
    }${documents(agency, page, asksForRequests)}</div>
</div>
`,
  });
}

function purpose(column: Column): SafeHtml {
  if (column.description === '' && column.law === '') return EMPTY;
  return html`<div class="purpose">
${column.description === '' ? EMPTY : html`<p>${column.description}</p>\n`}${
    column.law === '' ? EMPTY : html`<p class="law">公开依据：${column.law}</p>\n`
  }</div>
`;
}

function children(column: Column): SafeHtml {
  return html`<section class="panel" aria-labelledby="children">
<h2 id="children">下级栏目</h2>
${columnList(column.children)}</section>
`;
}

function documents(agency: AgencyFrame, page: ColumnPage, hasGuide: boolean): SafeHtml {
  if (page.items.length > 0) {
    return html`<section class="panel" aria-labelledby="documents">
<h2 id="documents" class="visually-hidden">公开的信息</h2>
${itemList(page.items, true)}${pager(page)}</section>
`;
  }
  if (hasGuide || (page.column.children.length > 0 && !page.column.takesDocuments)) return EMPTY;
  const below = page.column.children.length > 0;
  return html`<div class="panel empty">
<p><strong>本栏目目前没有公开的信息。</strong>${below ? '相关信息请到下级栏目查阅。' : ''}</p>
${agency.phone === '' ? EMPTY : html`<p>如需了解有关情况，请联系${agency.name}，电话 ${phoneLink(agency.phone)}。</p>\n`}</div>
`;
}

function pager(page: ColumnPage): SafeHtml {
  if (page.older === null && page.newer === null) return EMPTY;
  return html`<nav class="pager" aria-label="翻页">
${page.newer === null ? EMPTY : html`<a rel="prev" href="${page.newer}">较新的信息</a>\n`}${
    page.older === null ? EMPTY : html`<a rel="next" href="${page.older}">较早的信息</a>\n`
  }</nav>
`;
}

/** The blocks, and below the present one the way down to the column with its neighbours. */
function side(agency: AgencyFrame, trail: readonly Column[]): SafeHtml {
  const top = trail[0];
  const columns =
    top?.block === 'dynamic' ? agency.columns.filter((one) => one.block === 'dynamic') : blocksOf(agency);
  return html`<nav class="side" aria-label="栏目">
${sideLevel(columns, trail, 0)}</nav>
`;
}

function sideLevel(columns: readonly Column[], trail: readonly Column[], depth: number): SafeHtml {
  const open = trail[depth];
  const last = depth === trail.length - 1;
  return html`<ul>
${columns.map((column) => {
  if (column.href !== open?.href) return html`<li><a href="${column.href}">${column.name}</a></li>\n`;
  const below = column.children.length === 0 ? EMPTY : sideLevel(column.children, trail, depth + 1);
  return html`<li><a href="${column.href}" aria-current="${last ? 'page' : 'true'}">${column.name}</a>${below}</li>\n`;
})}</ul>
`;
}
