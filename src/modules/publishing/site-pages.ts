import { accessibilityPage } from '../../portal/accessibility-page.ts';
import { siteAssets } from '../../portal/assets.ts';
import { notFoundPage } from '../../portal/not-found-page.ts';
import type { AgencyItemLink, SiteFrame } from '../../portal/page-model.ts';
import {
  ACCESSIBILITY,
  HOME,
  NOT_FOUND,
  ROBOTS,
  SITE_MAP,
  SITEMAP_INDEX,
  SITEMAP_PAGES,
  sitemapHref,
  standingSitemapHref,
} from '../../portal/paths.ts';
import { robotsTxt } from '../../portal/robots.ts';
import { siteHomePage } from '../../portal/site-home-page.ts';
import { siteMapPage } from '../../portal/site-map-page.ts';
import { sitemapIndexXml, sitemapXml } from '../../portal/sitemap.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { itemLink } from './page-items.ts';
import { one, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import { sitemapOf } from './page-numbers.ts';
import type { PageReader } from './page-reader.ts';
import type { PublishedItem } from './published-items.repository.ts';
import { loadSites } from './sites.repository.ts';
import { MAIN_SITE, placedAt, siteOfAgency } from './sites.ts';

/** Home of a site. Owner, here and below: the site. */
export const SITE_HOME: PageKind = {
  kind: 'home',
  make: makeHome,
  ofSite: async (_db, site) => [one('home', site)],
  bornOf: async (_db, [name, head, site]) =>
    name === 'head' && head.startsWith('site.') ? [one('home', site)] : [],
};

async function makeHome(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, appearance, { agencies, byId }, latest, policies] = await Promise.all([
    read.site(owner),
    read.appearance(owner),
    read.directory(owner),
    read.head('site.latest', owner),
    read.head('site.policies', owner),
  ]);
  if (site === null || appearance === null) return null;
  const links = (items: readonly PublishedItem[]): AgencyItemLink[] =>
    items.flatMap((item) => {
      const agency = byId.get(item.agency_id);
      return agency === undefined ? [] : [{ ...itemLink(item), agency }];
    });
  const content = siteHomePage(site, {
    banner: appearance.banner,
    agencies,
    latest: links(latest),
    policies: links(policies),
  });
  return { href: placedAt(owner, HOME), content, files: null };
}

/** The index of all sitemaps. */
export const SITEMAP_INDEXES: PageKind = {
  kind: 'sitemapIndex',
  make: makeSitemapIndex,
  ofSite: async (_db, site) => [one('sitemapIndex', site)],
  bornOf: async (db, [name, agencyId]) =>
    name === 'sitemaps' ? [one('sitemapIndex', siteOfAgency(await loadSites(db), agencyId))] : [],
};

async function makeSitemapIndex(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, { byId }] = await Promise.all([read.site(owner), read.directory(owner)]);
  if (site === null) return null;
  const maps: string[] = [SITEMAP_PAGES];
  for (const [agencyId, { slug }] of byId) {
    maps.push(standingSitemapHref(slug));
    const last = await read.sitemaps(agencyId);
    for (let k = 1; k <= last; k += 1) maps.push(sitemapHref(slug, k));
  }
  return { href: placedAt(owner, SITEMAP_INDEX), content: sitemapIndexXml(site, maps), files: null };
}

/** Addresses of an agency's public documents, a thousand a page. */
export const SITEMAPS: PageKind = {
  kind: 'sitemap',
  make: makeSitemap,
  ofAgency: async (_db, { agencyId, last }) =>
    last === 0 ? [] : [{ kind: 'sitemap', owner: agencyId, from: 1, to: sitemapOf(last) }],
  bornOf: async (_db, [name, agencyId, k]) =>
    name === 'sitemap' ? [one('sitemap', agencyId, Number(k))] : [],
};

async function makeSitemap(read: PageReader, { owner, number }: PageId): Promise<MadePage | null> {
  const [site, agency, items] = await Promise.all([
    read.siteOf(owner),
    read.agency(owner),
    read.sitemap(owner, number),
  ]);
  if (agency === null || items === null) return null;
  const entries = items.map((item) => ({ href: item.path, changedOn: dayInShanghai(item.changed_at) }));
  return { href: sitemapHref(agency.slug, number), content: sitemapXml(site, entries), files: null };
}

/** 站点地图: every agency with two levels of its columns. */
export const SITE_MAPS: PageKind = {
  kind: 'siteMap',
  ofSite: async (_db, site) => [one('siteMap', site)],
  make: async (read, { owner }) => {
    const [site, agencies] = await Promise.all([read.site(owner), read.map(owner)]);
    if (site === null) return null;
    return { href: placedAt(owner, SITE_MAP), content: siteMapPage(site, { agencies }), files: null };
  },
};

/** What only changes with the program or the site's settings. */
export const PLAIN_PAGES: readonly PageKind[] = [
  plainPage('notFound', NOT_FOUND, notFoundPage),
  plainPage('accessibility', ACCESSIBILITY, accessibilityPage),
  plainPage('robots', ROBOTS, robotsTxt),
];

function plainPage(kind: string, href: string, write: (site: SiteFrame) => string): PageKind {
  return {
    kind,
    ofSite: async (_db, site) => [one(kind, site)],
    make: async (read, { owner }) => {
      const site = await read.site(owner);
      return site === null ? null : { href: placedAt(owner, href), content: write(site), files: null };
    },
  };
}

/** Style sheet, script and icon, by their place among the assets: all sites share them. */
export const ASSETS: PageKind = {
  kind: 'asset',
  ofSite: async (_db, site) =>
    site === MAIN_SITE
      ? [{ kind: 'asset', owner: MAIN_SITE, from: 0, to: (await siteAssets()).length - 1 }]
      : [],
  make: async (read, { number }) => {
    await read.site(MAIN_SITE);
    const asset = (await siteAssets())[number];
    return asset === undefined ? null : { ...asset, files: null };
  },
};
