import { html } from './html.ts';
import { layout } from './layout.ts';
import { itemList } from './lists.ts';
import type { SiteFrame, SiteHome } from './page-model.ts';
import { HOME, agencyHref, catalogueHref } from './paths.ts';

/** `/`: the agencies that publish here, and what is new. */
export function siteHomePage(site: SiteFrame, page: SiteHome): string {
  const agencies =
    site.agencies.length === 0
      ? html`<p class="empty">还没有单位在本站公开信息。</p>\n`
      : html`<ul class="agencies">
${site.agencies.map(
  (agency) => html`<li><a class="agency-name" href="${agencyHref(agency.slug)}">${agency.name}</a>
<a class="agency-more" href="${catalogueHref(agency.slug)}">公开目录<span class="visually-hidden">（${agency.shortName}）</span></a></li>\n`,
)}</ul>
`;
  const latest =
    page.latest.length === 0 ? html`<p class="empty">还没有公开的信息。</p>\n` : itemList(page.latest);
  return layout(site, null, {
    titles: [],
    href: HOME,
    main: html`<h1 class="visually-hidden">${site.settings.siteName}</h1>
<section class="panel" aria-labelledby="agencies">
<h2 id="agencies">公开单位</h2>
${agencies}</section>
<section class="panel" aria-labelledby="latest">
<h2 id="latest">最新公开</h2>
${latest}</section>
`,
  });
}
