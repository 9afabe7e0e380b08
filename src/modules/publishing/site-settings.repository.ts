import type { Db } from '../../platform/database/connect.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import { DEFAULT_SITE_SETTINGS, siteSettings } from './site-settings.ts';

/** The site's settings and their version for optimistic locking. */
export async function readSiteSettings(db: Db): Promise<{ settings: SiteSettings; version: number }> {
  const row = await db.selectFrom('site_settings').select(['settings', 'version']).executeTakeFirst();
  if (row === undefined) return { settings: DEFAULT_SITE_SETTINGS, version: 0 };
  return { settings: siteSettings.parse(row.settings), version: row.version };
}

/** Writes the settings; false when another person changed them since `version` was read. */
export async function writeSiteSettings(
  db: Db,
  input: { settings: SiteSettings; version: number },
): Promise<boolean> {
  const settings = JSON.stringify(input.settings);
  if (input.version === 0) {
    const inserted = await db
      .insertInto('site_settings')
      .values({ settings, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await db
    .updateTable('site_settings')
    .set({ settings, version: input.version + 1 })
    .where('version', '=', input.version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
