import { accessibilityPage } from '../../portal/accessibility-page.ts';
import { siteAssets } from '../../portal/assets.ts';
import { notFoundPage } from '../../portal/not-found-page.ts';
import type { AgencyItemLink } from '../../portal/page-model.ts';
import {
  ACCESSIBILITY,
  HOME,
  NOT_FOUND,
  ROBOTS,
  SITE_MAP,
  SITEMAP_INDEX,
  sitemapHref,
} from '../../portal/paths.ts';
import { robotsTxt } from '../../portal/robots.ts';
import { siteHomePage } from '../../portal/site-home-page.ts';
import { siteMapPage } from '../../portal/site-map-page.ts';
import { sitemapIndexXml } from '../../portal/sitemap.ts';
import { agenciesOnSite, linkOf, loadAgencyPages, withTopColumns } from './page-frames.ts';
import { itemLink } from './page-items.ts';
import { sitemapOf } from './page-numbers.ts';
import type { PageRoom } from './page-room.ts';
import {
  lastPublicNumber,
  newestOfKinds,
  newestOfSite,
  type PublishedItem,
} from './published-items.repository.ts';

const LATEST_ON_HOME = 12;
const POLICIES_ON_HOME = 12;

/** Home of the site and its list of sitemaps. */
export async function makeSiteHome({ db, site, sink }: PageRoom): Promise<void> {
  const agencies = await agenciesOnSite(db);
  const byId = new Map(agencies.map((agency) => [agency.id, linkOf(agency)]));
  const links = (items: readonly PublishedItem[]): AgencyItemLink[] =>
    items.flatMap((item) => {
      const agency = byId.get(item.agency_id);
      return agency === undefined ? [] : [{ ...itemLink(item), agency }];
    });
  const open = new Set(site.agencies.map((agency) => agency.slug));
  const policies = await newestOfKinds(db, {
    agencyIds: [...byId.keys()],
    kinds: ['policy', 'normative', 'interpretation'],
    limit: POLICIES_ON_HOME,
  });
  const home = {
    agencies: await withTopColumns(
      db,
      agencies.filter((agency) => open.has(agency.slug)),
    ),
    latest: links(await newestOfSite(db, LATEST_ON_HOME)),
    policies: links(policies),
  };
  sink.page(HOME, siteHomePage(site, home));
  const maps: string[] = [];
  for (const agency of agencies) {
    const last = await lastPublicNumber(db, agency.id);
    for (let number = 1; last > 0 && number <= sitemapOf(last); number += 1)
      maps.push(sitemapHref(agency.slug, number));
  }
  sink.page(SITEMAP_INDEX, sitemapIndexXml(site, maps));
}

/** 站点地图: every agency with two levels of its columns. */
export async function makeSiteMap({ db, site, sink }: PageRoom): Promise<void> {
  const agencies = [];
  for (const agency of await agenciesOnSite(db)) agencies.push((await loadAgencyPages(db, agency)).frame);
  sink.page(SITE_MAP, siteMapPage(site, { agencies }));
}

/** What only changes with the program or the site's settings: style sheet, 404, robots.txt, help. */
export async function makeFixtures({ site, sink }: PageRoom): Promise<void> {
  for (const asset of await siteAssets()) sink.page(asset.href, asset.content);
  sink.page(NOT_FOUND, notFoundPage(site));
  sink.page(ACCESSIBILITY, accessibilityPage(site));
  sink.page(ROBOTS, robotsTxt(site));
}
