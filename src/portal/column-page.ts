import { besidesBlocks, blocksOf } from './blocks.ts';
import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { breadcrumb, columnDirectory, columnList, numberedItemList, phoneLink } from './lists.ts';
import { columnTags } from './meta-tags.ts';
import type { AgencyFrame, Column, ColumnPage, SiteFrame } from './page-model.ts';
import { columnPageHref, searchHref } from './paths.ts';
import { guideParts } from './requests/guide-parts.ts';
import { requestLinks } from './requests/request-links.ts';

/** `/{agency}/{column}/`: what the column is for, the columns below it, its documents. */
export function columnPage(site: SiteFrame, agency: AgencyFrame, page: ColumnPage): string {
  const { column, trail } = page;
  const first = page.number === null;
  const leadsToRequests = first && column.block === 'requests' && trail.length <= 1;
  const pageName = first ? [] : [`第${page.number}页`];
  return layout(site, agency, {
    titles: [...pageName, column.name, agency.name],
    href: columnPageHref(column.href, page.number),
    tags: columnTags(agency, column, trail),
    current: trail[0],
    main: html`${breadcrumb(agency, trail, first ? null : `第${page.number}页`)}<div class="with-side">
${side(agency, trail)}<div>
<h1>${column.name}${first ? EMPTY : html`<span class="page-number">第${page.number}页</span>`}</h1>
${first ? purpose(column) : EMPTY}${reportLists(page)}${first && column.children.length > 0 ? children(column) : EMPTY}${
      leadsToRequests ? requestLinks(agency) : EMPTY
    }${documents(agency, page, leadsToRequests)}</div>
</div>
`,
  });
}

function purpose(column: Column): SafeHtml {
  if (column.description === '' && column.law === '') return EMPTY;
  return html`<div class="purpose">
${column.description === '' ? EMPTY : html`<p>${column.description}</p>\n`}${
    column.law === '' ? EMPTY : html`<p class="law">公开依据：${lawName(column.law)}</p>\n`
  }</div>
`;
}

/** The short name is for those who know it: on the page of a column the Regulations have their own. */
function lawName(law: string): string {
  return law.replace(/^条例/, '《中华人民共和国政府信息公开条例》');
}

function reportLists({ reportLists: lists }: ColumnPage): SafeHtml {
  if (lists.length === 0) return EMPTY;
  return html`<section class="panel" aria-labelledby="report-lists">
<h2 id="report-lists">各单位年度报告</h2>
<ul class="columns">
${lists.map(({ year, href }) => html`<li><a href="${href}">${year}年各单位年度报告</a></li>\n`)}</ul>
</section>
`;
}

function children(column: Column): SafeHtml {
  const nested = column.children.some((child) => child.children.length > 0);
  return html`<section class="panel" aria-labelledby="children">
<h2 id="children">本栏目分类</h2>
${nested ? columnDirectory(column.children, { explained: true }) : columnList(column.children)}</section>
`;
}

function documents(agency: AgencyFrame, page: ColumnPage, hasLinks: boolean): SafeHtml {
  if (page.items.length > 0) {
    return html`<section class="panel" aria-labelledby="documents">
<h2 id="documents" class="visually-hidden">公开的信息</h2>
${byValidity(agency, page)}${numberedItemList(page.items)}${pager(page)}</section>
`;
  }
  if (page.number !== null) return html`<p class="panel empty">这一页的信息都已撤下。</p>\n${pager(page)}`;
  if (hasLinks || (page.column.children.length > 0 && !page.column.takesDocuments)) return EMPTY;
  return guideParts(agency, page.column) ?? explanation(agency, page.column);
}

const VALIDITIES = [
  ['valid', '现行有效'],
  ['amended', '已修改'],
  ['lapsed', '已失效'],
  ['repealed', '已废止'],
] as const;

/** 行政规范性文件库: what is in force, and what isn't any more, is listed by the search. */
function byValidity(agency: AgencyFrame, { number, validityKey }: ColumnPage): SafeHtml {
  if (number !== null || validityKey === null) return EMPTY;
  const href = (validity: string): string =>
    searchHref({ text: '', agency: agency.slug, column: validityKey, validity, order: 'newest' });
  return html`<p class="by-validity">按有效性查阅：${VALIDITIES.map(
    ([validity, label], at) => html`${at === 0 ? '' : '、'}<a href="${href(validity)}">${label}</a>`,
  )}</p>
`;
}

/** 情况说明: an empty column says what will come and whom to ask. It can't say why it is empty: its description may. */
function explanation(agency: AgencyFrame, column: Column): SafeHtml {
  const requests = blocksOf(agency).find((block) => block.block === 'requests');
  return html`<section class="panel explanation" aria-labelledby="explanation">
<h2 id="explanation">情况说明</h2>
<p>本栏目目前没有已公开的信息。${column.children.length > 0 ? '相关信息请到上面的栏目查阅。' : ''}</p>
<p>今后形成或者变更属于本栏目的政府信息的，${agency.name}将自信息形成或者变更之日起20个工作日内在这里公开；法律、法规对公开的期限另有规定的，从其规定（条例第26条）。</p>
${
  agency.phone === '' && requests === undefined
    ? EMPTY
    : html`<p>需要了解有关情况的，可以${agency.phone === '' ? EMPTY : html`致电 ${phoneLink(agency.phone)}`}${
        agency.phone !== '' && requests !== undefined ? '，也可以' : ''
      }${requests === undefined ? EMPTY : html`<a href="${requests.href}">依法申请公开</a>`}。</p>\n`
}</section>
`;
}

/** Pages keep their numbers for ever, so they are counted from the oldest. */
function pager(page: ColumnPage): SafeHtml {
  if (page.older === null && page.newer === null) return EMPTY;
  const oldest = columnPageHref(page.column.href, 1);
  return html`<nav class="pager" aria-label="翻页">
${page.newer === null || page.newer === page.column.href ? EMPTY : html`<a href="${page.column.href}">最新的信息</a>\n`}${
    page.newer === null ? EMPTY : html`<a rel="prev" href="${page.newer}">较新的信息</a>\n`
  }${page.older === null ? EMPTY : html`<a rel="next" href="${page.older}">较早的信息</a>\n`}${
    page.older === null || page.older === oldest ? EMPTY : html`<a href="${oldest}">最早的信息</a>\n`
  }${page.number === null ? EMPTY : html`<p class="pager-note">页码从最早的信息编起，第1页最早。</p>\n`}</nav>
`;
}

/** The blocks, and below the present one the way down to the column with its neighbours. */
function side(agency: AgencyFrame, trail: readonly Column[]): SafeHtml {
  const top = trail[0];
  const columns = top?.block === 'dynamic' ? besidesBlocks(agency) : blocksOf(agency);
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
