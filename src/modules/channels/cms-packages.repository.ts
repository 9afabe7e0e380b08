import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A package as it was made. */
export type PackageRow = Selectable<Tables['cms_packages']>;

/** Enters a package. */
export async function insertPackage(db: Tx, row: Insertable<Tables['cms_packages']>): Promise<void> {
  await db.insertInto('cms_packages').values(row).execute();
}

/** The number of a connection's last package; 0 before the first. */
export async function lastPackageNumber(db: Db, connectionId: string): Promise<number> {
  const row = await db
    .selectFrom('cms_packages')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** One package. */
export async function findPackage(db: Db, id: string): Promise<PackageRow | null> {
  return (await db.selectFrom('cms_packages').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The newest packages of a connection without their entries, and how many those are. */
export async function packagesOf(
  db: Db,
  connectionId: string,
): Promise<(Omit<PackageRow, 'entries'> & { readonly count: number })[]> {
  return db
    .selectFrom('cms_packages')
    .select(['id', 'connection_id', 'number', 'made_at', 'made_by', 'made_by_name'])
    .select((eb) => eb.fn<number>('jsonb_array_length', ['entries']).as('count'))
    .where('connection_id', '=', connectionId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
}
