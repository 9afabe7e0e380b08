import { BLOCKS } from '../law/catalogue/catalogue-node.ts';
import { EMPTY, type SafeHtml, html, raw, safeHref } from './html.ts';
import { type MetaTags, siteTags, writeTags } from './meta-tags.ts';
import type { AgencyFrame, Column, SiteFrame } from './page-model.ts';
import { ACCESSIBILITY, HOME, SEARCH, agencyHref, assetHref, catalogueHref, feedHref } from './paths.ts';

/** What one page puts into the frame. */
export interface PageParts {
  /** From the page's own name outwards; the site's name is added: `标题_栏目_站点名`. */
  readonly titles: readonly string[];
  /** The page's address, or null for a page that stands at no address of its own. */
  readonly href: string | null;
  /** Besides those of the site. */
  readonly tags?: MetaTags;
  /** Robots leave the page out of their index. */
  readonly hidden?: boolean;
  /** The search form in the head is left out where the page has its own. */
  readonly ownSearch?: boolean;
  /** The top column that the page belongs to; marks the link in the navigation. */
  readonly current?: Column | undefined;
  readonly main: SafeHtml;
}

/** A whole page of the site, or of an agency when there is one. */
export function layout(site: SiteFrame, agency: AgencyFrame | null, parts: PageParts): string {
  return html`<!doctype html>
<html lang="zh-CN">
${head(site, agency, parts)}<body>
<a class="skip" href="#main">跳到正文</a>
<header>
${topBar(site)}${banner(site, agency, parts)}</header>
${agency === null ? EMPTY : navigation(agency, parts)}<main id="main" class="page" tabindex="-1">
${parts.main}</main>
${footer(site, agency)}</body>
</html>
`.value;
}

function head(site: SiteFrame, agency: AgencyFrame | null, parts: PageParts): SafeHtml {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${[...parts.titles, site.settings.siteName].join('_')}</title>
${writeTags(siteTags(site))}${parts.tags === undefined ? EMPTY : writeTags(parts.tags)}${
    parts.hidden === true ? raw('<meta name="robots" content="noindex">\n') : EMPTY
  }${parts.href === null ? EMPTY : html`<link rel="canonical" href="${site.siteUrl}${parts.href}">\n`}${
    agency === null
      ? EMPTY
      : html`<link rel="alternate" type="application/atom+xml" title="${agency.name}最新公开信息" href="${feedHref(agency.slug)}">\n`
  }<link rel="icon" type="image/svg+xml" href="${assetHref(site.assetVersion, 'svg')}">
<link rel="stylesheet" href="${assetHref(site.assetVersion, 'css')}">
<script src="${assetHref(site.assetVersion, 'js')}"></script>
</head>
`;
}

/** The switch works without a script for the page at hand; the script remembers it. */
function topBar(site: SiteFrame): SafeHtml {
  return html`<div class="top-bar"><div class="page top-bar-row">
<a href="${HOME}">${site.settings.siteName}</a>
<span class="top-bar-tools"><label class="elder-switch"><input type="checkbox" id="elder">适老版</label>
<a href="${ACCESSIBILITY}">无障碍</a></span>
</div></div>
`;
}

function banner(site: SiteFrame, agency: AgencyFrame | null, parts: PageParts): SafeHtml {
  const name =
    agency === null
      ? html`<a class="site-title" href="${HOME}">${site.settings.siteName}</a>`
      : html`<a class="site-title" href="${agencyHref(agency.slug)}">${agency.name}</a>
<p class="site-subtitle">政府信息公开</p>`;
  return html`<div class="page site-header-row">
<div>${name}</div>
${parts.ownSearch === true ? EMPTY : headerSearch(agency)}</div>
`;
}

function headerSearch(agency: AgencyFrame | null): SafeHtml {
  const hint = agency === null ? '标题、正文、文号或索引号' : `在${agency.shortName}内查找`;
  return html`<form class="search-box" role="search" action="${SEARCH}" method="get">
<label class="visually-hidden" for="q">搜索${agency === null ? '' : agency.shortName}公开信息</label>
<input id="q" name="q" type="search" maxlength="100" placeholder="${hint}">
${agency === null ? EMPTY : html`<input type="hidden" name="agency" value="${agency.slug}">`}<button type="submit">搜索</button>
</form>
`;
}

/** The 专栏's five blocks in the prescribed order (国办公开办函〔2019〕61号). */
export function blocksOf(agency: AgencyFrame): readonly Column[] {
  return agency.columns
    .filter((column) => column.block !== 'dynamic')
    .toSorted((a, b) => BLOCKS.indexOf(a.block) - BLOCKS.indexOf(b.block));
}

function navigation(agency: AgencyFrame, parts: PageParts): SafeHtml {
  const own = agencyHref(agency.slug);
  const link = (href: string, text: string): SafeHtml => {
    if (href === parts.href) return html`<li><a href="${href}" aria-current="page">${text}</a></li>\n`;
    if (href === parts.current?.href)
      return html`<li><a href="${href}" aria-current="true">${text}</a></li>\n`;
    return html`<li><a href="${href}">${text}</a></li>\n`;
  };
  return html`<nav class="site-nav${parts.href === own ? ' site-nav-home' : ''}" aria-label="政府信息公开专栏"><ul class="page">
${link(own, '首页')}${blocksOf(agency).map((column) => link(column.href, column.name))}${agency.columns
    .filter((column) => column.block === 'dynamic')
    .map((column) => link(column.href, column.name))}</ul></nav>
`;
}

/** What 国办发〔2017〕47号 wants at the foot of every page; what isn't set is left out. */
function footer(site: SiteFrame, agency: AgencyFrame | null): SafeHtml {
  const { settings } = site;
  const siteMap = agency === null ? `${HOME}#agencies` : catalogueHref(agency.slug);
  const sponsor = settings.sponsor === '' ? (agency?.name ?? '') : settings.sponsor;
  const contact = settings.contact === '' ? (agency?.phone ?? '') : settings.contact;
  const facts = [
    sponsor === '' ? EMPTY : html`<li>主办单位：${sponsor}</li>\n`,
    contact === '' ? EMPTY : html`<li>联系方式：${contact}</li>\n`,
    settings.identificationCode === '' ? EMPTY : html`<li>网站标识码：${settings.identificationCode}</li>\n`,
    settings.icpNumber === ''
      ? EMPTY
      : html`<li><a href="https://beian.miit.gov.cn/" rel="external">${settings.icpNumber}</a></li>\n`,
    settings.policeNumber === '' ? EMPTY : html`<li>${settings.policeNumber}</li>\n`,
  ].filter((one) => one !== EMPTY);
  return html`<footer class="site-footer"><div class="page">
<ul class="footer-links">
<li><a href="${siteMap}">站点地图</a></li>
<li><a href="${ACCESSIBILITY}">无障碍与适老说明</a></li>
${agency === null ? EMPTY : html`<li><a href="${feedHref(agency.slug)}">订阅更新</a></li>\n`}${
    settings.reportErrorUrl === ''
      ? EMPTY
      : html`<li><a href="${safeHref(settings.reportErrorUrl)}" rel="external">我为政府网站找错</a></li>\n`
  }</ul>
${facts.length === 0 ? EMPTY : html`<ul class="footer-facts">\n${facts}</ul>\n`}</div></footer>
`;
}
