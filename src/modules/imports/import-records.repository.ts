import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** Which document an item became. */
export type ImportRecordRow = Selectable<Tables['import_records']>;

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
        .doUpdateSet({
          hash: row.hash,
          revision_id: row.revision_id,
          published_on: row.published_on,
          import_id: row.import_id,
          at: row.at,
        })
        .where('import_records.document_id', '=', row.document_id),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Error(`another document has the key of an item`);
}
