import type { Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { must } from '../../platform/errors.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import { siteAppearance, type SiteAppearance } from './site-appearance.ts';
import { siteSettings } from './site-settings.ts';
import { MAIN_SITE, type Site, type Sites } from './sites.ts';

/** A site with the versions for optimistic locking. */
export interface KeptSite extends Site {
  readonly version: number;
  readonly settingsVersion: number;
  readonly appearanceVersion: number;
}

/** All sites and who is on them. */
export async function loadSites(db: Db): Promise<Sites> {
  const [sites, rows] = await Promise.all([
    listSites(db),
    db.selectFrom('site_agencies').selectAll().orderBy('agency_id').execute(),
  ]);
  const all = new Map<string, Site>(sites.map((site) => [site.slug, site]));
  return {
    all,
    main: must(all.get(MAIN_SITE), 'main site'),
    elsewhere: new Map(rows.map((row) => [row.agency_id, row.site])),
  };
}

/** The main site first, the others by their slugs. */
export async function listSites(db: Db): Promise<KeptSite[]> {
  const rows = await db.selectFrom('sites').selectAll().orderBy('slug').execute();
  const sites = rows.map(toSite);
  return [
    ...sites.filter(({ slug }) => slug === MAIN_SITE),
    ...sites.filter(({ slug }) => slug !== MAIN_SITE),
  ];
}

/** One site, or undefined. */
export async function findSite(db: Db, slug: string): Promise<KeptSite | undefined> {
  const row = await db.selectFrom('sites').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : toSite(row);
}

/** Who adds, changes or takes away sites, or puts agencies on them, does so one at a time; until the end of the transaction. */
export async function lockSites(tx: Tx): Promise<void> {
  await tx.selectFrom('sites').select('slug').where('slug', '=', MAIN_SITE).forUpdate().execute();
}

/** Writes a new site; false when there is one of that slug. */
export async function insertSite(
  tx: Tx,
  site: { slug: string; baseUrl: string; otherHosts: readonly string[]; settings: SiteSettings },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('sites')
    .values({
      slug: site.slug,
      base_url: site.baseUrl,
      other_hosts: [...site.otherHosts],
      settings: JSON.stringify(site.settings),
      settings_version: 1,
      appearance: '{}',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes where a site answers; false when another person changed that since `version` was read. */
export async function updateHosts(
  tx: Tx,
  site: { slug: string; version: number; baseUrl: string | null; otherHosts: readonly string[] },
): Promise<boolean> {
  return updateAt(tx, site, 'version', {
    base_url: site.baseUrl,
    other_hosts: [...site.otherHosts],
  });
}

/** Writes a site's settings; false when another person changed them since `version` was read. */
export async function updateSettings(
  tx: Tx,
  site: { slug: string; version: number; settings: SiteSettings },
): Promise<boolean> {
  return updateAt(tx, site, 'settings_version', { settings: JSON.stringify(site.settings) });
}

/** Writes a site's looks; false when another person changed them since `version` was read. */
export async function updateAppearance(
  tx: Tx,
  site: { slug: string; version: number; appearance: SiteAppearance },
): Promise<boolean> {
  return updateAt(tx, site, 'appearance_version', { appearance: JSON.stringify(site.appearance) });
}

/** Takes a site away. */
export async function deleteSite(tx: Tx, slug: string): Promise<void> {
  await tx.deleteFrom('sites').where('slug', '=', slug).execute();
}

/** Puts an agency on a site. */
export async function putAgency(tx: Tx, input: { agencyId: string; site: string }): Promise<void> {
  await tx.deleteFrom('site_agencies').where('agency_id', '=', input.agencyId).execute();
  if (input.site === MAIN_SITE) return;
  await tx.insertInto('site_agencies').values({ agency_id: input.agencyId, site: input.site }).execute();
}

function toSite(row: Selectable<Tables['sites']>): KeptSite {
  return {
    slug: row.slug,
    baseUrl: row.base_url,
    otherHosts: row.other_hosts,
    settings: siteSettings.parse(row.settings),
    appearance: siteAppearance.parse(row.appearance),
    version: row.version,
    settingsVersion: row.settings_version,
    appearanceVersion: row.appearance_version,
  };
}

async function updateAt(
  tx: Tx,
  site: { readonly slug: string; readonly version: number },
  counter: 'version' | 'settings_version' | 'appearance_version',
  change: Updateable<Tables['sites']>,
): Promise<boolean> {
  const updated = await tx
    .updateTable('sites')
    .set(change)
    .set(counter, site.version + 1)
    .where('slug', '=', site.slug)
    .where(counter, '=', site.version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
