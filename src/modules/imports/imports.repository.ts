import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An import as stored. */
export type ImportRow = Selectable<Tables['imports']>;
/** A file of one. */
export type ImportFileRow = Selectable<Tables['import_files']>;

/** Adds an import. */
export async function insertImport(db: Tx, row: Insertable<Tables['imports']>): Promise<void> {
  await db.insertInto('imports').values(row).execute();
}

/** The import; null when there is none. With `lock` nobody else changes it until the end of the transaction. */
export async function findImport(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<ImportRow | null> {
  const query = db.selectFrom('imports').selectAll().where('id', '=', id);
  return (await (options.lock === true ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

/** Changes it. */
export async function updateImport(db: Tx, id: string, change: Updateable<Tables['imports']>): Promise<void> {
  await db.updateTable('imports').set(change).where('id', '=', id).execute();
}

/** The imports of an agency, the latest first. */
export async function importsOf(db: Db, agencyId: string, limit: number): Promise<ImportRow[]> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Imports on which the program has to work, the oldest first. */
export async function openImports(db: Db): Promise<ImportRow[]> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('state', 'in', ['reading', 'importing'])
    .orderBy('id')
    .execute();
}

/** Identifiers of imports in some states that nobody has touched since a moment. */
export async function idleImports(
  db: Db,
  idle: { readonly states: readonly ImportRow['state'][]; readonly before: Date },
): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('finished_at', 'is', null)
    .where('state', 'in', [...idle.states])
    .where('touched_at', '<', idle.before)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Which of these imports have not ended; others may not be there at all. */
export async function unfinishedOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('id', 'in', [...ids])
    .where('finished_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Adds a file behind those that are there; one of the same name is replaced. */
export async function putImportFile(
  db: Tx,
  file: Omit<Insertable<Tables['import_files']>, 'position'>,
): Promise<void> {
  await db
    .insertInto('import_files')
    .values({
      ...file,
      position: sql<number>`1 + (SELECT coalesce(max(position), 0) FROM import_files WHERE import_id = ${file.import_id})`,
    })
    .onConflict((conflict) =>
      conflict.columns(['import_id', 'name']).doUpdateSet({ sha256: file.sha256, bytes: file.bytes }),
    )
    .execute();
}

/** The files of an import, by their names: the order of sending them says nothing. */
export async function filesOf(db: Db, importId: string): Promise<ImportFileRow[]> {
  return db
    .selectFrom('import_files')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('name')
    .execute();
}

/** What a person decided for the last import from the same source; null where there was none. */
export async function lastChoices(db: Db, agencyId: string, source: string): Promise<unknown> {
  const row = await db
    .selectFrom('imports')
    .select('choices')
    .where('agency_id', '=', agencyId)
    .where('source', '=', source)
    .where('started_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.choices ?? null;
}

/** How many files were sent, and whether one has the name. */
export async function countFiles(
  db: Db,
  importId: string,
  name: string,
): Promise<{ count: number; has: boolean }> {
  const row = await db
    .selectFrom('import_files')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('name', '=', name).as('named'),
    ])
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), has: Number(row.named) > 0 };
}
