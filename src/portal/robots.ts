import type { SiteFrame } from './page-model.ts';
import { FEEDBACK, SEARCH, SITEMAP_INDEX } from './paths.ts';

/** `/robots.txt`: everything that is public may be read; searches and the program behind the site are no pages. */
export function robotsTxt(site: SiteFrame): string {
  return `User-agent: *\nDisallow: ${SEARCH}\nDisallow: ${FEEDBACK}\nDisallow: /api/\nDisallow: /desk/\nSitemap: ${site.siteUrl}${SITEMAP_INDEX}\n`;
}
