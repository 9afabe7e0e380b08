import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { must } from '../../platform/errors.ts';
import { LOG_START, type LogAction, type LogEntry } from './log-entry.ts';

/** A signed end of a day. */
export type SignedDayRow = Selectable<Tables['public_log_days']>;

/** The last entry's number and hash, held until the end of the transaction: entries come one after the other. */
export async function lockHead(tx: Tx): Promise<{ seq: number; hash: string }> {
  // Without an entry there is no head yet; of two that write the first one waits for the other here.
  await tx
    .insertInto('public_log_head')
    .values({ seq: 0, hash: LOG_START })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await tx.selectFrom('public_log_head').select(['seq', 'hash']).forUpdate().executeTakeFirst();
  return must(head, 'public_log_head');
}

/** Writes the next entry and makes it the head. */
export async function insertEntry(tx: Tx, entry: LogEntry): Promise<void> {
  await tx
    .with('added', (query) =>
      query.insertInto('public_log_entries').values({
        seq: entry.seq,
        at: new Date(entry.at),
        action: entry.action,
        path: entry.path,
        commitment: entry.commitment,
        previous_hash: entry.previous,
        hash: entry.hash,
      }),
    )
    .updateTable('public_log_head')
    .set({ seq: entry.seq, hash: entry.hash })
    .execute();
}

/** Keeps what opens the newest commitment of a document. */
export async function putSalt(tx: Tx, row: { documentId: string; seq: number; salt: string }): Promise<void> {
  await tx
    .insertInto('public_log_salts')
    .values({ document_id: row.documentId, seq: row.seq, salt: row.salt })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ seq: row.seq, salt: row.salt }))
    .execute();
}

/** Forgets what opened it. */
export async function dropSalt(tx: Tx, documentId: string): Promise<void> {
  await tx.deleteFrom('public_log_salts').where('document_id', '=', documentId).execute();
}

/** What opens the newest commitments of documents, with the entry's number. */
export async function saltsOf(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, { seq: number; salt: string }>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('public_log_salts')
    .selectAll()
    .where('document_id', '=', sql<string>`ANY(${documentIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ document_id: id, seq, salt }) => [id, { seq, salt }]));
}

/** Entries in order, by number, both ends included. */
export async function entriesBetween(db: Db, range: { from: number; to: number }): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('public_log_entries')
    .selectAll()
    .where('seq', '>=', range.from)
    .where('seq', '<=', range.to)
    .orderBy('seq')
    .execute();
  return rows.map(toEntry);
}

/** The number of the last entry; 0 before the first. */
export async function lastSeq(db: Db): Promise<number> {
  const row = await db.selectFrom('public_log_head').select('seq').executeTakeFirst();
  return row?.seq ?? 0;
}

/** The last entry before a moment. */
export async function lastEntryBefore(db: Db, moment: Date): Promise<LogEntry | undefined> {
  const row = await db
    .selectFrom('public_log_entries')
    .selectAll()
    .where('at', '<', moment)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toEntry(row);
}

/** Numbers of the newest entries of an address. */
export async function newestOf(db: Db, path: string): Promise<number[]> {
  const rows = await db
    .selectFrom('public_log_entries')
    .select('seq')
    .where('path', '=', path)
    .orderBy('seq', 'desc')
    .limit(5)
    .execute();
  return rows.map(({ seq }) => seq);
}

/** All signed days, the oldest first. */
export async function signedDays(db: Db): Promise<SignedDayRow[]> {
  return db.selectFrom('public_log_days').selectAll().orderBy('day').execute();
}

/** Writes a signed day; false, and nothing done, when it is signed already. */
export async function insertSignedDay(tx: Tx, row: Insertable<Tables['public_log_days']>): Promise<boolean> {
  const result = await tx
    .insertInto('public_log_days')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function toEntry(row: Selectable<Tables['public_log_entries']>): LogEntry {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    // Only `appendEntry` writes them.
    action: row.action as LogAction,
    path: row.path,
    commitment: row.commitment,
    previous: row.previous_hash,
    hash: row.hash,
  };
}
