import { escapeHtml } from './html.ts';
import type { AgencyLink, FeedEntry, SiteFrame, SitemapEntry } from './page-model.ts';
import { SEARCH, SITEMAP_INDEX, agencyHref, feedHref } from './paths.ts';

/** `/{agency}/feed.xml`: an Atom feed, entries in the order given. */
export function feedXml(site: SiteFrame, agency: AgencyLink, entries: readonly FeedEntry[]): string {
  const home = site.siteUrl + agencyHref(agency.slug);
  const updated = entries.reduce((latest, one) => Math.max(latest, one.changedAt.getTime()), 0);
  return `${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${xml(home)}</id>
<title>${xml(`${agency.name}最新公开信息`)}</title>
<updated>${new Date(updated).toISOString()}</updated>
<link rel="alternate" type="text/html" href="${xml(home)}"/>
<link rel="self" type="application/atom+xml" href="${xml(site.siteUrl + feedHref(agency.slug))}"/>
<author><name>${xml(agency.name)}</name></author>
${entries.map((one) => feedEntry(site, one)).join('')}</feed>
`;
}

function feedEntry(site: SiteFrame, entry: FeedEntry): string {
  const address = xml(site.siteUrl + entry.href);
  const summary = entry.summary === '' ? '' : `<summary>${xml(entry.summary)}</summary>\n`;
  return `<entry>
<id>${address}</id>
<title>${xml(entry.title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.changedAt.toISOString()}</updated>
${summary}</entry>
`;
}

/** A sitemap; at most 50,000 entries are allowed in one. */
export function sitemapXml(site: SiteFrame, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(
    (one) =>
      `<url><loc>${xml(site.siteUrl + one.href)}</loc><lastmod>${xml(one.changedOn)}</lastmod></url>\n`,
  );
  return `${DECLARATION}<urlset xmlns="${SITEMAP_NAMESPACE}">\n${urls.join('')}</urlset>\n`;
}

/** `/sitemap.xml`: where the sitemaps stand. */
export function sitemapIndexXml(site: SiteFrame, hrefs: readonly string[]): string {
  const maps = hrefs.map((href) => `<sitemap><loc>${xml(site.siteUrl + href)}</loc></sitemap>\n`);
  return `${DECLARATION}<sitemapindex xmlns="${SITEMAP_NAMESPACE}">\n${maps.join('')}</sitemapindex>\n`;
}

/** `/robots.txt`: everything that is public may be read; searches and the program behind the site are no pages. */
export function robotsTxt(site: SiteFrame): string {
  return `User-agent: *\nDisallow: ${SEARCH}\nDisallow: /api/\nDisallow: /desk/\nSitemap: ${site.siteUrl}${SITEMAP_INDEX}\n`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
// What XML 1.0 doesn't allow at all, not even as a reference; with `u`, \p{Cs} finds halves of pairs only.
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu;

function xml(text: string): string {
  return escapeHtml(text.replace(FORBIDDEN, ''));
}
