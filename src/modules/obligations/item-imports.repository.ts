import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A file of a 标准目录 that was read. */
export type ImportRow = Selectable<Tables['item_imports']>;

const SHOWN = 50;

/** Keeps what was read. */
export async function insertImport(db: Tx, row: Insertable<Tables['item_imports']>): Promise<void> {
  await db.insertInto('item_imports').values(row).execute();
}

/** One file, or null. `lock`: until the end of the transaction. */
export async function findImport(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<ImportRow | null> {
  let query = db.selectFrom('item_imports').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Notes that a file was taken over. */
export async function updateImport(
  db: Tx,
  id: string,
  change: Updateable<Tables['item_imports']>,
): Promise<void> {
  await db.updateTable('item_imports').set(change).where('id', '=', id).execute();
}

/** The latest files of an agency, without what was read in them. */
export async function importsOf(
  db: Db,
  agencyId: string,
): Promise<Pick<ImportRow, 'id' | 'file_name' | 'read_by_name' | 'read_at' | 'applied_at'>[]> {
  return db
    .selectFrom('item_imports')
    .select(['id', 'file_name', 'read_by_name', 'read_at', 'applied_at'])
    .where('agency_id', '=', agencyId)
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
}
