import type { Db, Tx } from '../../platform/database/connect.ts';
import { DEFAULT_APPEARANCE, siteAppearance, type SiteAppearance } from './site-appearance.ts';

/** The site's looks with their version. */
export async function readAppearance(db: Db): Promise<{ appearance: SiteAppearance; version: number }> {
  const row = await db.selectFrom('site_appearance').select(['appearance', 'version']).executeTakeFirst();
  if (row === undefined) return { appearance: DEFAULT_APPEARANCE, version: 0 };
  return { appearance: siteAppearance.parse(row.appearance), version: row.version };
}

/** Writes them; false when another person changed them since `version` was read. */
export async function writeAppearance(
  tx: Tx,
  input: { appearance: SiteAppearance; version: number },
): Promise<boolean> {
  const appearance = JSON.stringify(input.appearance);
  const written = await tx
    .insertInto('site_appearance')
    .values({ appearance, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('only_row')
        .doUpdateSet({ appearance, version: input.version + 1 })
        .where('site_appearance.version', '=', input.version),
    )
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
