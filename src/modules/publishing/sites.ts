import { hostAsked, MAIN, SITES_FOLDER } from '../../platform/http/site-places.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import type { SiteAppearance } from './site-appearance.ts';

/** The site that there always is: its address is the program's own setting, its pages stand at the root of the folder. */
export const MAIN_SITE = MAIN;

/** A public site of the installation. */
export interface Site {
  readonly slug: string;
  /** Public address without a slash at its end; null for the main site. */
  readonly baseUrl: string | null;
  /** Names at which it answers besides, e.g. without `www`. */
  readonly otherHosts: readonly string[];
  readonly settings: SiteSettings;
  readonly appearance: SiteAppearance;
}

/** All sites, and which agency is on which. */
export interface Sites {
  /** By slug, the main one first. */
  readonly all: ReadonlyMap<string, Site>;
  readonly main: Site;
  /** Agencies that are on a further site. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

/** Agencies whose documents count, as a condition: these alone, or all but these. */
export type AgencyScope =
  | { readonly only: readonly string[] }
  | {
      readonly without: readonly string[];
    };

/** Slug of the site on which an agency is. */
export function siteOfAgency(sites: Pick<Sites, 'elsewhere'>, agencyId: string): string {
  return sites.elsewhere.get(agencyId) ?? MAIN_SITE;
}

/** The agencies of a site. */
export function scopeOf({ elsewhere }: Pick<Sites, 'elsewhere'>, slug: string): AgencyScope {
  if (slug === MAIN_SITE) return { without: [...elsewhere.keys()].toSorted() };
  return { only: [...elsewhere].flatMap(([agencyId, site]) => (site === slug ? agencyId : [])).toSorted() };
}

/** The public address of a site, without a slash at its end; `mainUrl` is the program's setting. */
export function urlOfSite({ baseUrl }: Pick<Site, 'baseUrl'>, mainUrl: string): string {
  return baseUrl ?? mainUrl;
}

/** All names at which a site answers, the one of its address first. */
export function hostsOf(site: Pick<Site, 'baseUrl' | 'otherHosts'>, mainUrl: string): string[] {
  return [new URL(urlOfSite(site, mainUrl)).hostname, ...site.otherHosts];
}

/** The site that answers at a name (without a port); the main one where none does. */
export function siteAtHost(sites: Sites, host: string): Site {
  const asked = hostAsked(host);
  const found = [...sites.all.values()].find(
    ({ baseUrl, otherHosts }) =>
      otherHosts.includes(asked) || (baseUrl !== null && new URL(baseUrl).hostname === asked),
  );
  return found ?? sites.main;
}

/** Where a page of a site as a whole stands below the folder: those of the main one at their address. */
export function placedAt(slug: string, href: string): string {
  return slug === MAIN_SITE ? href : `${SITES_FOLDER}/${slug}${href}`;
}
