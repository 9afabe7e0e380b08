import type { Ctx } from '../../platform/context.ts';
import type { SiteFrame } from '../../portal/page-model.ts';
import { agenciesOnSite, loadSiteFrame } from './page-frames.ts';
import { loadSites } from './sites.repository.ts';
import { siteAtHost, siteOfAgency, urlOfSite, type Site, type Sites } from './sites.ts';

/** What of the sites is seen by whoever makes pages on demand, or writes addresses to be read elsewhere. */
type Reader = Pick<Ctx, 'db' | 'config'>;

/** The address of the site on which an agency is, without a slash at its end: what absolute links to its pages begin with. */
export async function siteUrlOf(ctx: Reader, agencyId: string): Promise<string> {
  return urlOfSite(siteIn(await loadSites(ctx.db), agencyId), ctx.config.siteUrl);
}

/** The site on which an agency is, for a page about it. */
export async function siteFrameOf(ctx: Reader, agencyId: string): Promise<SiteFrame> {
  const sites = await loadSites(ctx.db);
  return frameOf(ctx, sites, siteIn(sites, agencyId));
}

/** The site that was asked, by the name in the request (without a port). */
export async function siteFrameAt(ctx: Reader, host: string): Promise<SiteFrame> {
  const sites = await loadSites(ctx.db);
  return frameOf(ctx, sites, siteAtHost(sites, host));
}

/** The site that was asked, and whose documents are searched there: null while all are on one site. */
export async function searchedSite(
  ctx: Reader,
  host: string,
): Promise<{ frame: SiteFrame; agencyIds: readonly string[] | null }> {
  const sites = await loadSites(ctx.db);
  const site = siteAtHost(sites, host);
  const frame = await frameOf(ctx, sites, site);
  if (sites.all.size === 1) return { frame, agencyIds: null };
  const own = (await agenciesOnSite(ctx.db)).filter(({ id }) => siteOfAgency(sites, id) === site.slug);
  return { frame, agencyIds: own.map(({ id }) => id) };
}

async function frameOf(ctx: Reader, sites: Sites, site: Site): Promise<SiteFrame> {
  return loadSiteFrame(ctx.db, { mainUrl: ctx.config.siteUrl, sites, site });
}

function siteIn(sites: Sites, agencyId: string): Site {
  return sites.all.get(siteOfAgency(sites, agencyId)) ?? sites.main;
}
