import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { siteNamed } from './change-settings.ts';
import { agenciesOnSite } from './page-frames.ts';
import { agencyDoesNotPublish, settingsChanged } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { DEFAULT_SITE_SETTINGS } from './site-settings.ts';
import { hostTaken, mainSiteStays, siteInUse, siteThere } from './sites.errors.ts';
import {
  deleteSite,
  insertSite,
  listSites,
  loadSites,
  lockSites,
  putAgency,
  updateHosts,
} from './sites.repository.ts';
import { hostsOf, MAIN_SITE, siteOfAgency, urlOfSite, type Site } from './sites.ts';

/** A site as its administrator sees it. */
export interface SiteOverview {
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly otherHosts: string[];
  readonly isMain: boolean;
  readonly version: number;
  /** Those whose pages it carries, closed ones too. */
  readonly agencies: { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** All sites with their agencies, the main one first. No secret: it stands on the sites. */
export async function sitesOverview(ctx: Ctx): Promise<SiteOverview[]> {
  authorise(publishingPolicy.readSettings(ctx.actor));
  const [kept, sites, agencies] = await Promise.all([
    listSites(ctx.db),
    loadSites(ctx.db),
    agenciesOnSite(ctx.db),
  ]);
  return kept.map((site) => ({
    slug: site.slug,
    name: site.settings.siteName,
    url: urlOfSite(site, ctx.config.siteUrl),
    otherHosts: [...site.otherHosts],
    isMain: site.slug === MAIN_SITE,
    version: site.version,
    agencies: agencies
      .filter(({ id }) => siteOfAgency(sites, id) === site.slug)
      .map(({ id, name, slug }) => ({ id, name, slug })),
  }));
}

/** Where a site answers: its address, and names that lead to it besides. */
export interface Hosts {
  readonly baseUrl: string;
  readonly otherHosts: readonly string[];
}

/** Adds a site without agencies. Throws `sites.there_already`, `sites.host_taken`. */
export async function addSite(ctx: Ctx, input: { slug: string; siteName: string } & Hosts): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await begin(tx);
    const { slug, siteName, ...hosts } = input;
    await refuseTakenHosts(tx, { slug, ...hosts });
    const settings = { ...DEFAULT_SITE_SETTINGS, siteName };
    if (!(await insertSite(tx.db, { slug, ...hosts, settings }))) throw siteThere(slug);
    tx.record({ type: 'site.added', agencyId: null, subject: subjectOf(siteName), after: { ...input } });
    tx.emit({ kind: 'write.addresses' });
  });
}

/**
 * Changes where a further site answers; its pages follow with their absolute links. Throws `common.not_found`,
 * `sites.main_stays`, `sites.host_taken`, `publishing.settings_changed` when somebody was faster.
 */
export async function changeHosts(ctx: Ctx, input: { slug: string; version: number } & Hosts): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await begin(tx);
    const { slug, version, ...hosts } = input;
    const before = await siteNamed(tx.db, slug);
    if (slug === MAIN_SITE) throw mainSiteStays();
    await refuseTakenHosts(tx, { slug, ...hosts });
    if (!(await updateHosts(tx.db, { slug, version, ...hosts }))) throw settingsChanged();
    tx.record({
      type: 'site.hosts_changed',
      agencyId: null,
      subject: subjectOf(before.settings.siteName),
      before: { baseUrl: before.baseUrl, otherHosts: before.otherHosts },
      after: { ...hosts },
    });
    tx.emit({ kind: 'write.addresses' });
  });
}

/** Takes a site away on which nobody is. Throws `common.not_found`, `sites.main_stays`, `sites.in_use`. */
export async function removeSite(ctx: Ctx, input: { slug: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await begin(tx);
    const { slug } = input;
    const site = await siteNamed(tx.db, slug);
    if (slug === MAIN_SITE) throw mainSiteStays();
    const { elsewhere } = await loadSites(tx.db);
    const own = [...elsewhere].filter(([, on]) => on === slug).map(([agencyId]) => agencyId);
    const left = (await agenciesOnSite(tx.db)).filter(({ id }) => own.includes(id));
    if (left.length > 0) throw siteInUse(left.map(({ name }) => name));
    // Who has stopped publishing has no pages that could be moved.
    for (const agencyId of own) await putAgency(tx.db, { agencyId, site: MAIN_SITE });
    await deleteSite(tx.db, slug);
    tx.record({
      type: 'site.removed',
      agencyId: null,
      subject: subjectOf(site.settings.siteName),
      before: { slug, baseUrl: site.baseUrl, settings: { ...site.settings } },
    });
    tx.emit({ kind: 'write.addresses' });
  });
}

/**
 * Moves an agency with all its pages to a site. Its addresses stay but for the name of the site, and lead on from the old one
 * to the new. Nothing happens when it is there already. Throws `common.not_found`, `publishing.agency_does_not_publish`.
 */
export async function moveAgency(ctx: Ctx, input: { agencyId: string; site: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await begin(tx);
    const to = await siteNamed(tx.db, input.site);
    const agency = await agencyById(tx.db, input.agencyId);
    if (!agency.publishes) throw agencyDoesNotPublish(agency.name);
    const from = siteOfAgency(await loadSites(tx.db), agency.id);
    if (from === to.slug) return;
    await putAgency(tx.db, { agencyId: agency.id, site: to.slug });
    tx.record({
      type: 'site.agency_moved',
      agencyId: agency.id,
      subject: { kind: 'agency', id: agency.id, title: agency.name },
      before: { site: from },
      after: { site: to.slug },
    });
    tx.emit({ kind: 'render.agency', agencyId: agency.id });
  });
}

/** Whoever changes the settings of the site, and one at a time. */
async function begin(tx: TxCtx): Promise<void> {
  authorise(publishingPolicy.changeSettings(tx.actor, await topPlace(tx)));
  await lockSites(tx.db);
}

async function refuseTakenHosts(tx: TxCtx, wanted: Pick<Site, 'slug'> & Hosts): Promise<void> {
  const mainUrl = tx.config.siteUrl;
  const taken = new Map<string, string>();
  for (const site of await listSites(tx.db))
    if (site.slug !== wanted.slug)
      for (const host of hostsOf(site, mainUrl)) taken.set(host, site.settings.siteName);
  for (const host of hostsOf(wanted, mainUrl)) {
    const owner = taken.get(host);
    if (owner !== undefined) throw hostTaken(host, owner);
  }
}

function subjectOf(title: string) {
  return { kind: 'system' as const, id: 'site', title };
}
