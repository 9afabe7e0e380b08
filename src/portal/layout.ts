import { type Banner, bannerHtml } from './appearance.ts';
import { EMPTY, type SafeHtml, html, raw } from './html.ts';
import { type MetaTags, siteTags, writeTags } from './meta-tags.ts';
import type { AgencyFrame, SiteFrame } from './page-model.ts';
import { assetHref, feedHref, THEME } from './paths.ts';
import { siteFooter } from './site-footer.ts';
import { type PagePlace, siteHeader } from './site-header.ts';

/**
 * Which form the pages have, in `data-form` of their `main`. Raised with every change of what stands on a document's page or on one
 * that was withdrawn, so that whoever verifies a site made by another version can tell it from a forged one.
 */
export const PAGE_FORM = 5;

/** What one page puts into the frame; `href` is null for a page that stands at no address of its own. */
export interface PageParts extends PagePlace {
  /** From the page's own name outwards; the site's name is added: `标题_栏目_站点名`. */
  readonly titles: readonly string[];
  /** Besides those of the site. */
  readonly tags?: MetaTags;
  /** Robots leave the page out of their index. */
  readonly hidden?: boolean;
  /** The address to which browsers go on by themselves. */
  readonly refreshTo?: string;
  readonly main: SafeHtml;
  /** 紧急公告, on pages that carry it in themselves. */
  readonly banner?: Banner | null;
}

/** A whole page of the site, or of an agency when there is one. */
export function layout(site: SiteFrame, agency: AgencyFrame | null, parts: PageParts): string {
  return html`<!doctype html>
<html lang="zh-CN">
${head(site, agency, parts)}<body>
<a class="skip" href="#main">跳到正文</a>
${bannerHtml(parts.banner ?? null)}${siteHeader(site, agency, parts)}<main id="main" class="page" tabindex="-1" data-form="${PAGE_FORM}">
${parts.main}</main>
${siteFooter(site, agency)}</body>
</html>
`.value;
}

function head(site: SiteFrame, agency: AgencyFrame | null, parts: PageParts): SafeHtml {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${[...parts.titles, site.settings.siteName].join('_')}</title>
${writeTags(siteTags(site))}${writeTags(described(site, agency, parts))}${
    parts.hidden === true ? raw('<meta name="robots" content="noindex">\n') : EMPTY
  }${
    parts.refreshTo === undefined
      ? EMPTY
      : html`<meta http-equiv="refresh" content="0; url=${parts.refreshTo}">\n`
  }${parts.href === null ? EMPTY : html`<link rel="canonical" href="${site.siteUrl}${parts.href}">\n`}${
    agency === null
      ? EMPTY
      : html`<link rel="alternate" type="application/atom+xml" title="${agency.name}最新公开信息" href="${feedHref(agency.slug)}">\n`
  }<link rel="icon" type="image/svg+xml" href="${assetHref(site.assetVersion, 'svg')}">
<link rel="stylesheet" href="${assetHref(site.assetVersion, 'css')}">
<link rel="stylesheet" href="${THEME}">
<script src="${assetHref(site.assetVersion, 'js')}"></script>
</head>
`;
}

/** Search engines show a page's Description; one that has none of its own says what it is and whose. */
function described(site: SiteFrame, agency: AgencyFrame | null, { tags = [], titles }: PageParts): MetaTags {
  if (tags.some(([name, content]) => name === 'Description' && content !== '')) return tags;
  const whose = agency === null ? site.settings.siteName : `${agency.name}政府信息公开`;
  return [...tags, ['Description', [titles[0], whose].filter((text) => text !== undefined).join('，')]];
}
