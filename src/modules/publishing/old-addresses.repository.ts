import { sql, type Insertable, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An address at which nothing stands any more, and where it leads. */
export type OldAddress = Selectable<Tables['old_addresses']>;

/** All of them in the order of their addresses. */
export async function listOldAddresses(db: Db): Promise<OldAddress[]> {
  return db.selectFrom('old_addresses').selectAll().orderBy('path').execute();
}

/** Keeps addresses; one that is kept already leads to what it is given now. */
export async function putOldAddresses(
  db: Db,
  rows: readonly Insertable<Tables['old_addresses']>[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('old_addresses')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('path').doUpdateSet((eb) => ({
        node_id: eb.ref('excluded.node_id'),
        page: eb.ref('excluded.page'),
        to_path: eb.ref('excluded.to_path'),
        set_by_name: eb.ref('excluded.set_by_name'),
        since: eb.ref('excluded.since'),
      })),
    )
    .execute();
}

/** Forgets what once stood at the addresses of columns, their further pages too: something stands there again. */
export async function dropAddressesOf(db: Db, hrefs: readonly string[]): Promise<void> {
  await db.deleteFrom('old_addresses').where(standsAt(hrefs)).execute();
}

/** Removes an address that an administrator added; false when there is none. */
export async function removeOldAddress(db: Db, path: string): Promise<boolean> {
  const result = await db
    .deleteFrom('old_addresses')
    .where('path', '=', path)
    .where('to_path', 'is not', null)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Whether something else once stood at the addresses of columns: something other than the columns named. */
export async function belongsToOthers(
  db: Db,
  of: { hrefs: readonly string[]; nodeIds: readonly string[] },
): Promise<boolean> {
  const row = await db
    .selectFrom('old_addresses')
    .select('path')
    .where(standsAt(of.hrefs))
    .where(sql<SqlBool>`(node_id IS NULL OR NOT (node_id = ANY(${of.nodeIds}::uuid[])))`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The address of a column is that of its page without the page's own name. */
function standsAt(hrefs: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`left(path, length(path) - length(page)) = ANY(${hrefs}::text[])`;
}

/** Which of the addresses belong to documents that left no trace. */
export async function pathsVanished(db: Db, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const rows = await db
    .selectFrom('published_items')
    .select('path')
    .where('path', 'in', [...new Set(paths)])
    .where('withdrawal_kind', '=', 'vanish')
    .execute();
  return new Set(rows.map((row) => row.path));
}
