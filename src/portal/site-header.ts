import { besidesBlocks, blocksOf } from './blocks.ts';
import { EMPTY, type SafeHtml, html } from './html.ts';
import type { AgencyFrame, Column, SiteFrame } from './page-model.ts';
import { ACCESSIBILITY, HOME, SEARCH, agencyHref } from './paths.ts';

/** What the head of a page must know of the page below it. */
export interface PagePlace {
  readonly href: string | null;
  /** The top column that the page belongs to; marks the link in the navigation. */
  readonly current?: Column | undefined;
  /** The search form in the head is left out where the page has its own. */
  readonly ownSearch?: boolean;
}

/** Above every page: the 适老版 switch, whose page this is, the search, and the way through the agency's columns. */
export function siteHeader(site: SiteFrame, agency: AgencyFrame | null, place: PagePlace): SafeHtml {
  return html`<header>
${topBar(site, agency)}${banner(site, agency, place)}</header>
${agency === null ? EMPTY : navigation(agency, place)}`;
}

/** The switch works without a script for the page at hand; the script remembers it. */
function topBar(site: SiteFrame, agency: AgencyFrame | null): SafeHtml {
  return html`<div class="top-bar"><div class="page top-bar-row">
${agency === null ? EMPTY : html`<a class="top-bar-site" href="${HOME}"><span class="wide-only">${site.settings.siteName}</span><span class="narrow-only">网站首页</span></a>\n`}<span class="top-bar-tools"><label class="elder-switch"><input type="checkbox" id="elder">适老版</label>
<a href="${ACCESSIBILITY}">无障碍</a></span>
</div></div>
`;
}

function banner(site: SiteFrame, agency: AgencyFrame | null, place: PagePlace): SafeHtml {
  const name =
    agency === null
      ? html`<a class="site-title" href="${HOME}">${site.settings.siteName}</a>`
      : html`<a class="site-title" href="${agencyHref(agency.slug)}">${agency.name}</a>
<p class="site-subtitle">政府信息公开</p>`;
  return html`<div class="page site-header-row">
<div class="site-names">${name}</div>
${place.ownSearch === true ? EMPTY : searchBox(agency)}</div>
`;
}

function searchBox(agency: AgencyFrame | null): SafeHtml {
  const hint = agency === null ? '标题、正文、文号或索引号' : `在${agency.shortName}内查找`;
  return html`<form class="search-box" role="search" action="${SEARCH}" method="get">
<label class="visually-hidden" for="q">搜索${agency === null ? '' : agency.shortName}公开信息</label>
<input id="q" name="q" type="search" maxlength="100" placeholder="${hint}">
${agency === null ? EMPTY : html`<input type="hidden" name="agency" value="${agency.slug}">`}<button type="submit">搜索</button>
</form>
`;
}

/** On a narrow screen the columns would push the text out of sight: there a box folds them, also without a script. */
function navigation(agency: AgencyFrame, place: PagePlace): SafeHtml {
  const own = agencyHref(agency.slug);
  const link = (href: string, text: string): SafeHtml => {
    if (href === place.href) return html`<li><a href="${href}" aria-current="page">${text}</a></li>\n`;
    if (href === place.current?.href)
      return html`<li><a href="${href}" aria-current="true">${text}</a></li>\n`;
    return html`<li><a href="${href}">${text}</a></li>\n`;
  };
  const columns = [...blocksOf(agency), ...besidesBlocks(agency)];
  return html`<nav class="site-nav${place.href === own ? ' site-nav-home' : ''}" aria-label="政府信息公开专栏"><div class="page">
<input class="menu-box" type="checkbox" id="menu"><label class="menu-label" for="menu">展开栏目导航</label>
<ul>
${link(own, '首页')}${columns.map((column) => link(column.href, column.name))}</ul>
</div></nav>
`;
}
