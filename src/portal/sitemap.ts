import type { SiteFrame, SitemapEntry } from './page-model.ts';
import { XML_DECLARATION, escapeXml } from './xml.ts';

const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A sitemap; at most 50,000 entries are allowed in one. */
export function sitemapXml(site: SiteFrame, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(
    ({ href, changedOn }) =>
      `<url><loc>${escapeXml(site.siteUrl + href)}</loc>${changedOn === null ? '' : `<lastmod>${escapeXml(changedOn)}</lastmod>`}</url>\n`,
  );
  return `${XML_DECLARATION}<urlset xmlns="${SITEMAP_NAMESPACE}">\n${urls.join('')}</urlset>\n`;
}

/** `/sitemap.xml`: where the sitemaps stand. */
export function sitemapIndexXml(site: SiteFrame, hrefs: readonly string[]): string {
  const maps = hrefs.map((href) => `<sitemap><loc>${escapeXml(site.siteUrl + href)}</loc></sitemap>\n`);
  return `${XML_DECLARATION}<sitemapindex xmlns="${SITEMAP_NAMESPACE}">\n${maps.join('')}</sitemapindex>\n`;
}
