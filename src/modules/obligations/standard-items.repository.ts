import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An item of an agency's 标准目录. */
export type ItemRow = Selectable<Tables['standard_items']>;

/** All items of an agency in their order, retired ones last. */
export async function itemsOfAgency(db: Db, agencyId: string): Promise<ItemRow[]> {
  return db
    .selectFrom('standard_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy(sql`retired_on IS NOT NULL`)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** Items in force of some agencies that have no column. */
export async function itemsWithoutColumn(db: Db, agencyIds: readonly string[]): Promise<ItemRow[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('standard_items')
    .selectAll()
    .where('agency_id', 'in', [...agencyIds])
    .where('node_id', 'is', null)
    .where('retired_on', 'is', null)
    .execute();
}

/** One item, or null. `lock`: until the end of the transaction. */
export async function findItem(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<ItemRow | null> {
  let query = db.selectFrom('standard_items').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Items by their ids. */
export async function itemsById(db: Db, ids: readonly string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('standard_items')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Holds an agency's items against others who would give it some, until the end of the transaction. */
export async function lockItems(db: Tx, agencyId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`standard items ${agencyId}`}, 0))`.execute(db);
}

/** Whether the agency has items; held as by `lockItems`. */
export async function hasItems(db: Tx, agencyId: string): Promise<boolean> {
  await lockItems(db, agencyId);
  const found = await db
    .selectFrom('standard_items')
    .select('id')
    .where('agency_id', '=', agencyId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Enters items. Returns how many were new: those whose key is taken stay as they are. */
export async function insertItems(
  db: Tx,
  rows: readonly Insertable<Tables['standard_items']>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await db
    .insertInto('standard_items')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['agency_id', 'key']).doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** Takes items away that nothing came of, with the periods that only time brought. The caller has made sure of it. */
export async function removeUnused(db: Tx, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('obligations')
    .where('item_id', 'in', [...ids])
    .execute();
  await db
    .deleteFrom('standard_items')
    .where('id', 'in', [...ids])
    .execute();
}

/** Changes an item. */
export async function updateItem(
  db: Tx,
  id: string,
  change: Updateable<Tables['standard_items']>,
): Promise<void> {
  await db.updateTable('standard_items').set(change).where('id', '=', id).execute();
}

/** The last place in an agency's order. */
export async function lastSort(db: Db, agencyId: string): Promise<number> {
  const row = await db
    .selectFrom('standard_items')
    .select((eb) => eb.fn.max('sort').as('last'))
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** An agency's items in force whose limit goes by periods. */
export async function rhythmicItems(db: Db, agencyId: string): Promise<ItemRow[]> {
  return db
    .selectFrom('standard_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('retired_on', 'is', null)
    .where(sql`rule #>> '{limit,kind}'`, 'in', ['rhythm', 'ongoing'])
    .orderBy('id')
    .execute();
}
