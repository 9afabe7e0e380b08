import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { breadcrumb, day } from './lists.ts';
import { columnTags } from './meta-tags.ts';
import type { AgencyFrame, ReportListPage, SiteFrame } from './page-model.ts';
import { reportListHref } from './paths.ts';

/** `/{agency}/{column}/all-{yyyy}.html`: the annual reports of all agencies of a year in one place, and who hasn't published yet. */
export function reportListPage(site: SiteFrame, agency: AgencyFrame, page: ReportListPage): string {
  const title = `${page.year}年各单位年度报告`;
  return layout(site, agency, {
    titles: [title, page.column.name, agency.name],
    href: reportListHref(page.column.href, page.year),
    tags: columnTags(agency, page.column, page.trail),
    current: page.trail[0],
    main: html`${breadcrumb(agency, page.trail, title)}<h1>${title}</h1>
${published(page)}${missing(page)}`,
  });
}

function published({ agencies, year }: ReportListPage): SafeHtml {
  const reports = agencies.flatMap(({ name, report }) => (report === null ? [] : [{ name, report }]));
  if (reports.length === 0)
    return html`<p class="panel empty">各单位${year}年的政府信息公开工作年度报告还没有公布。</p>\n`;
  return html`<section class="panel" aria-labelledby="published">
<h2 id="published">已经公布的报告（${reports.length}份）</h2>
<ul class="items items-shared">
${reports.map(
  ({ name, report }) =>
    html`<li><span class="item-title"><a href="${report.href}">${report.title}</a></span> <span class="item-note"><span>${name}</span>${day(report.publishedOn)}</span></li>\n`,
)}</ul>
</section>
`;
}

function missing({ agencies }: ReportListPage): SafeHtml {
  const names = agencies.filter(({ report }) => report === null).map(({ name }) => name);
  if (names.length === 0) return EMPTY;
  return html`<section class="panel" aria-labelledby="missing">
<h2 id="missing">尚未公布的单位（${names.length}个）</h2>
<ul class="columns">
${names.map((name) => html`<li>${name}</li>\n`)}</ul>
</section>
`;
}
