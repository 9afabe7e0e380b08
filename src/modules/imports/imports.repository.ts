import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ItemState } from './import-items.content.ts';

/** An import as stored. */
export type ImportRow = Selectable<Tables['imports']>;
/** A file of one. */
export type ImportFileRow = Selectable<Tables['import_files']>;
/** An item of one. */
export type ImportItemRow = Selectable<Tables['import_items']>;
/** Which document an item became. */
export type ImportRecordRow = Selectable<Tables['import_records']>;

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

/** Adds items. */
export async function insertItems(
  db: Tx,
  rows: readonly Insertable<Tables['import_items']>[],
): Promise<void> {
  const AT_ONCE = 500;
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await db
      .insertInto('import_items')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
}

/** The first items in a state. */
export async function itemsInState(
  db: Db,
  of: { readonly importId: string; readonly state: ItemState; readonly limit: number },
): Promise<ImportItemRow[]> {
  return db
    .selectFrom('import_items')
    .selectAll()
    .where('import_id', '=', of.importId)
    .where('state', '=', of.state)
    .orderBy('position')
    .limit(of.limit)
    .execute();
}

/** Items behind a position, some states or all. */
export async function itemsAfter(
  db: Db,
  of: {
    readonly importId: string;
    readonly after: number;
    readonly state: ItemState | null;
    readonly limit: number;
  },
): Promise<ImportItemRow[]> {
  return db
    .selectFrom('import_items')
    .selectAll()
    .where('import_id', '=', of.importId)
    .where('position', '>', of.after)
    .$if(of.state !== null, (query) => query.where('state', '=', of.state ?? 'unread'))
    .orderBy('position')
    .limit(of.limit)
    .execute();
}

/** Changes an item that is in one of the states yet; false when another process was faster. */
export async function updateItem(
  db: Tx,
  of: { readonly importId: string; readonly position: number; readonly states: readonly ItemState[] },
  change: Updateable<Tables['import_items']>,
): Promise<boolean> {
  const result = await db
    .updateTable('import_items')
    .set(change)
    .where('import_id', '=', of.importId)
    .where('position', '=', of.position)
    .where('state', 'in', [...of.states])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many items are in each state. */
export async function countsOf(
  db: Db,
  importIds: readonly string[],
): Promise<Map<string, Map<ItemState, number>>> {
  if (importIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_items')
    .select(['import_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', 'in', [...importIds])
    .groupBy(['import_id', 'state'])
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.import_id)].map(([id, its]) => [
      id,
      new Map(its.map((row) => [row.state, Number(row.count)])),
    ]),
  );
}

/** The columns that items name, each once, with how many items name it. */
export async function namedColumns(
  db: Db,
  importId: string,
): Promise<{ readonly columns: unknown; readonly count: number }[]> {
  const columns = sql<unknown>`proposal->'columns'`;
  const rows = await db
    .selectFrom('import_items')
    .select([columns.as('columns'), (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .groupBy(columns)
    .execute();
  return rows.map((row) => ({ columns: row.columns, count: Number(row.count) }));
}

/** Documents that an import made or changed, behind a position. */
export async function documentsMade(
  db: Db,
  of: { readonly importId: string; readonly after: number; readonly limit: number },
): Promise<{ readonly position: number; readonly documentId: string; readonly title: string }[]> {
  const rows = await db
    .selectFrom('import_items')
    .select(['position', 'document_id', 'title'])
    .where('import_id', '=', of.importId)
    .where('position', '>', of.after)
    .where('state', 'in', ['imported', 'updated'])
    .orderBy('position')
    .limit(of.limit)
    .execute();
  return rows.flatMap(({ position, document_id: documentId, title }) =>
    documentId === null ? [] : [{ position, documentId, title }],
  );
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

/** Whether an item of the import has the key. */
export async function hasKey(db: Db, importId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('import_items')
    .select('position')
    .where('import_id', '=', importId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where some pages say that they are articles, those that don't aren't. */
export async function skipOthers(db: Tx, importId: string, reason: string): Promise<void> {
  await sql`
    UPDATE import_items SET state = 'skipped', reason = ${reason}
    WHERE import_id = ${importId} AND state = 'waiting' AND proposal->>'isArticle' = 'false' AND EXISTS (
      SELECT FROM import_items page WHERE page.import_id = ${importId} AND page.proposal->>'isArticle' = 'true'
        AND page.plan->>'body' ~* '[.]x?s?html?$')`.execute(db);
}

/** What is an attachment of one item is no item of its own. */
export async function dropClaimed(db: Tx, importId: string, reason: string): Promise<void> {
  await sql`
    UPDATE import_items SET state = 'skipped', reason = ${reason}
    WHERE import_id = ${importId} AND state = 'unread' AND plan->>'body' IN (
      SELECT file->>'path' FROM import_items read, jsonb_array_elements(read.proposal->'files') file
      WHERE read.import_id = ${importId} AND read.state <> 'skipped' AND read.proposal IS NOT NULL)`.execute(
    db,
  );
}

/** Takes away what was read for items that are over: it stands in the documents now. */
export async function forgetTexts(db: Tx, importId: string): Promise<void> {
  await sql`
    UPDATE import_items SET proposal = jsonb_set(proposal, '{content,bodyHtml}', '""')
    WHERE import_id = ${importId} AND proposal IS NOT NULL AND proposal->'content'->>'bodyHtml' <> ''`.execute(
    db,
  );
}

/**
 * Holds an item of an agency until the end of the transaction, by its key and its content: another import of the same thing waits,
 * and finds the record then. Always in the same order, so that two never wait for each other.
 */
export async function lockItem(db: Tx, agencyId: string, names: readonly string[]): Promise<void> {
  const locks = names.map((name) => `import item ${agencyId} ${name}`).toSorted();
  for (const lock of locks) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(db);
}

/** The records of some items of an agency, by key. */
export async function recordsOf(
  db: Db,
  agencyId: string,
  keys: readonly string[],
): Promise<Map<string, ImportRecordRow>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_records')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('key', 'in', [...keys])
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

/** Records of an agency that were imported with some contents. */
export async function documentsOfHashes(
  db: Db,
  agencyId: string,
  hashes: readonly string[],
): Promise<{ readonly hash: string; readonly document_id: string }[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('import_records')
    .select(['hash', 'document_id'])
    .where('agency_id', '=', agencyId)
    .where('hash', 'in', [...hashes])
    .execute();
}

/** Forgets which document an item was, so that it can be another. */
export async function dropRecord(db: Tx, agencyId: string, key: string): Promise<void> {
  await db.deleteFrom('import_records').where('agency_id', '=', agencyId).where('key', '=', key).execute();
}

/** Writes down which document an item is, and with which content. Throws where it is another one already. */
export async function putRecord(db: Tx, row: Insertable<Tables['import_records']>): Promise<void> {
  const result = await db
    .insertInto('import_records')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['agency_id', 'key'])
        .doUpdateSet({ hash: row.hash, revision_id: row.revision_id, import_id: row.import_id, at: row.at })
        .where('import_records.document_id', '=', row.document_id),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Error(`another document has the key of an item`);
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
