import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { breadcrumb, day } from './lists.ts';
import type { AgencyFrame, CataloguePage, SiteFrame } from './page-model.ts';
import { catalogueHref, documentTableHref } from './paths.ts';

const DEEPEST = 4;

/** `/{agency}/catalogue/`: the 政府信息公开目录 (条例第12条) as one table; also the agency's site map. */
export function cataloguePage(site: SiteFrame, agency: AgencyFrame, page: CataloguePage): string {
  return layout(site, agency, {
    titles: ['政府信息公开目录', agency.name],
    href: catalogueHref(agency.slug),
    tags: [
      ['ColumnName', '政府信息公开目录'],
      ['ColumnType', '信息公开目录'],
      ['ColumnDescription', `${agency.name}公开哪些信息、依据什么、多久更新`],
      ['ColumnKeywords', '政府信息公开目录'],
    ],
    main: html`${breadcrumb(agency, [], '政府信息公开目录')}<h1>政府信息公开目录</h1>
<p class="purpose">${agency.name}公开哪些信息、依据什么、多久更新，都列在下表。点击栏目名称可以查阅其中每条信息的索引号、名称、内容概述和成文日期（生成日期）。表中的“条例”是指《中华人民共和国政府信息公开条例》。</p>
<section class="table-scroll" tabindex="0" aria-label="政府信息公开目录表">
<table class="catalogue">
<thead><tr><th scope="col">栏目</th><th scope="col">公开依据</th><th scope="col">更新要求</th><th scope="col" class="number">信息数</th><th scope="col">最近发布</th></tr></thead>
<tbody>
${page.rows.map(row)}</tbody>
</table>
</section>
${download(agency, page)}`,
  });
}

/** The documents one by one, a year at a time: the newest year is filled in. */
function download(agency: AgencyFrame, { rows }: CataloguePage): SafeHtml {
  const newest = rows
    .map(({ lastPublishedOn }) => lastPublishedOn ?? '')
    .toSorted()
    .at(-1);
  if (newest === undefined || newest === '') return EMPTY;
  return html`<section aria-labelledby="documents">
<h2 id="documents">下载逐条信息</h2>
<p class="field-help">一年内公开的每条信息占一行：索引号、名称、内容概述、成文日期、公开日期、栏目、文号、有效性和网址。</p>
<form class="download" method="get" action="${documentTableHref(agency.slug, 'xlsx')}">
<p class="field"><label for="year">公开年份</label>
<input id="year" name="year" type="text" inputmode="numeric" pattern="(19|20|21)[0-9][0-9]" title="四位数字的年份" size="6" maxlength="4" required value="${newest.slice(0, 4)}"></p>
<div class="choices"><button type="submit">下载 XLSX</button>
<button type="submit" formaction="${documentTableHref(agency.slug, 'csv')}">下载 CSV</button></div>
</form>
</section>
`;
}

/** On a narrow screen a row becomes lines, and what stood in the heading stands before each value: `data-label`. */
function row({ column, depth, count, lastPublishedOn, cycle }: CataloguePage['rows'][number]): SafeHtml {
  const groups = !column.takesDocuments && count === 0;
  return html`<tr class="depth-${Math.min(depth, DEEPEST)}"><th scope="row"><a href="${column.href}">${column.name}</a></th>${cell(
    '公开依据',
    column.law,
  )}${cell('更新要求', groups ? '' : cycle)}${
    groups ? html`<td class="number"></td>` : html`<td class="number" data-label="信息数">${count}</td>`
  }${cell('最近发布', lastPublishedOn === null ? '' : day(lastPublishedOn))}</tr>\n`;
}

function cell(label: string, value: SafeHtml | string): SafeHtml {
  return value === '' ? html`<td></td>` : html`<td data-label="${label}">${value}</td>`;
}
