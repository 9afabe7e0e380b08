import {
  ACCESSIBILITY,
  HOME,
  OPEN_DATA,
  PUBLIC_LOG,
  SITE_MAP,
  SITEMAP_PAGES,
  agencyHref,
  applyGuideHref,
  catalogueHref,
  standingSitemapHref,
} from '../../portal/paths.ts';
import { sitemapXml } from '../../portal/sitemap.ts';
import { one, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';
import { placedAt } from './sites.ts';

/** Pages that no document brings about, for search engines: they change with the catalogue and not with a publication. */

/** Of a site as a whole. */
export const SITE_STANDING_SITEMAPS: PageKind = {
  kind: 'siteStandingSitemap',
  ofSite: async (_db, site) => [one('siteStandingSitemap', site)],
  make: async (read, { owner }) => {
    const site = await read.site(owner);
    if (site === null) return null;
    const entries = entriesOf([HOME, SITE_MAP, ACCESSIBILITY, OPEN_DATA, PUBLIC_LOG]);
    return { href: placedAt(owner, SITEMAP_PAGES), content: sitemapXml(site, entries), files: null };
  },
};

/** Of an agency: its home, catalogue, guide to applying, columns, and lists of annual reports. */
export const AGENCY_STANDING_SITEMAPS: PageKind = {
  kind: 'agencyStandingSitemap',
  ofAgency: async (_db, { agencyId }) => [one('agencyStandingSitemap', agencyId)],
  make: makeOfAgency,
};

async function makeOfAgency(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, agency, { years }] = await Promise.all([
    read.siteOf(owner),
    read.tree(owner),
    read.reportLists(owner),
  ]);
  if (agency === null) return null;
  const { slug } = agency.frame;
  const entries = entriesOf([
    agencyHref(slug),
    catalogueHref(slug),
    applyGuideHref(slug),
    ...[...agency.columns.values()].map(({ column }) => column.href),
    ...years.map(({ href }) => href),
  ]);
  return { href: standingSitemapHref(slug), content: sitemapXml(site, entries), files: null };
}

function entriesOf(hrefs: readonly string[]): { href: string; changedOn: null }[] {
  return hrefs.map((href) => ({ href, changedOn: null }));
}
