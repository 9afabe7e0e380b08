import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import { must } from '../../platform/errors.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** What became of a public item on one channel; on a board also of what is no document. */
export type RecordRow = Selectable<Tables['channel_records']>;
/** What happened to such a record. */
export type RecordEventRow = Selectable<Tables['channel_record_events']>;

/** One record; locked until the end of the transaction where asked. */
export async function findRecord(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<RecordRow | null> {
  let query = db.selectFrom('channel_records').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** The document of a record on a channel to which nothing else goes. */
export function documentOf({ document_id: id }: Pick<RecordRow, 'document_id'>): string {
  return must(id, 'the document of the record');
}

/** The documents that some records are about, each once. */
export function documentsOf(rows: readonly Pick<RecordRow, 'document_id'>[]): string[] {
  return [...new Set(rows.flatMap(({ document_id: id }) => (id === null ? [] : [id])))];
}

/** Enters records, each with its first event. */
export async function insertRecords(
  tx: TxCtx,
  rows: readonly Insertable<Tables['channel_records']>[],
  event: { readonly event: RecordEventRow['event']; readonly what: string },
): Promise<void> {
  for (const some of inBatches(rows)) {
    await tx.db.insertInto('channel_records').values(some).execute();
    await tx.db
      .insertInto('channel_record_events')
      .values(some.map(({ id }) => ({ record_id: id, seq: 1, ...happened(tx, event) })))
      .execute();
  }
}

/** Changes a record and appends what happened. The record must be locked. */
export async function changeRecord(
  tx: TxCtx,
  id: string,
  change: Updateable<Tables['channel_records']>,
  event: { readonly event: RecordEventRow['event']; readonly what: string },
): Promise<void> {
  await tx.db
    .updateTable('channel_records')
    .set({ ...change, version: sql`version + 1`, changed_at: tx.clock.now() })
    .where('id', '=', id)
    .execute();
  const last = await tx.db
    .selectFrom('channel_record_events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('record_id', '=', id)
    .executeTakeFirst();
  await tx.db
    .insertInto('channel_record_events')
    .values({ record_id: id, seq: (last?.seq ?? 0) + 1, ...happened(tx, event) })
    .execute();
}

function happened(tx: TxCtx, event: { readonly event: RecordEventRow['event']; readonly what: string }) {
  return {
    ...event,
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    at: tx.clock.now(),
  };
}

/** All records of a document, oldest first. */
export async function recordsOfDocument(db: Db, documentId: string): Promise<RecordRow[]> {
  return db
    .selectFrom('channel_records')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Records of some documents of which something may stand on their channel. */
export async function openRecordsOf(db: Db, documentIds: readonly string[]): Promise<RecordRow[]> {
  if (documentIds.length === 0) return [];
  const { rows } = await sql<RecordRow>`
    SELECT * FROM channel_records
    WHERE document_id = ANY(${documentIds}::uuid[]) AND state NOT IN ('takenDown', 'void')`.execute(db);
  return rows;
}

/** What the recipient of a list holds of some documents, listed last last; locked until the end of the transaction. */
export async function lockHeld(
  db: Db,
  input: {
    readonly agency_id: string;
    readonly recipient_kind: 'archive' | 'library';
    readonly recipient: string;
    readonly documentIds: readonly string[];
  },
): Promise<RecordRow[]> {
  if (input.documentIds.length === 0) return [];
  return db
    .selectFrom('channel_records')
    .selectAll()
    .where('document_id', 'in', input.documentIds)
    .where('agency_id', '=', input.agency_id)
    .where('channel', '=', input.recipient_kind)
    .where('target_name', '=', input.recipient)
    .where('state', '=', 'live')
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Records of a target that are in a state, locked until the end of the transaction. */
export async function lockRecordsIn(
  db: Db,
  input: { readonly targetId: string; readonly state: RecordRow['state'] },
): Promise<RecordRow[]> {
  return db
    .selectFrom('channel_records')
    .selectAll()
    .where('target_id', '=', input.targetId)
    .where('state', '=', input.state)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** What isn't settled with a target: to be sent, couldn't be sent, or sent and not looked at. */
export async function unsettledOf(
  db: Db,
  targetId: string,
): Promise<Pick<RecordRow, 'document_id' | 'state' | 'wanted' | 'receipt'>[]> {
  return db
    .selectFrom('channel_records')
    .select(['document_id', 'state', 'wanted', 'receipt'])
    .where('target_id', '=', targetId)
    .where('state', 'in', ['waiting', 'sent', 'failed'])
    .execute();
}

/** Records by their identifiers. */
export async function recordsById(db: Db, ids: readonly string[]): Promise<Map<string, RecordRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('channel_records').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everything that happened to some records, in order. */
export async function eventsOfRecords(db: Db, ids: readonly string[]): Promise<RecordEventRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('channel_record_events')
    .selectAll()
    .where('record_id', 'in', ids)
    .orderBy('record_id')
    .orderBy('seq')
    .execute();
}

/** Records of a target for some documents; for a county's CMS one each. */
export async function recordsOfTarget(
  db: Db,
  input: { readonly targetId: string; readonly documentIds: readonly string[] },
): Promise<Map<string, RecordRow>> {
  if (input.documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('channel_records')
    .selectAll()
    .where('target_id', '=', input.targetId)
    .where('document_id', 'in', input.documentIds)
    .execute();
  return new Map(rows.flatMap((row) => (row.document_id === null ? [] : [[row.document_id, row]])));
}

/** A page of an agency's records, most recently changed first. */
export async function recordsOfAgency(
  db: Db,
  input: {
    readonly agencyId: string;
    readonly channel?: RecordRow['channel'] | undefined;
    readonly state?: RecordRow['state'] | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ rows: RecordRow[]; total: number }> {
  let query = db.selectFrom('channel_records').where('agency_id', '=', input.agencyId);
  if (input.channel !== undefined) query = query.where('channel', '=', input.channel);
  if (input.state !== undefined) query = query.where('state', '=', input.state);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirst();
  const rows = await query
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(input.offset)
    .limit(input.limit)
    .execute();
  return { rows, total: counted?.count ?? 0 };
}

/**
 * Takes the record that has waited longest to be sent and holds it for a while; another process doesn't take it too. What would
 * publish over a connection that is switched off waits.
 */
export async function takeDueRecord(
  db: Db,
  at: Date,
  options: {
    readonly heldUntil: Date;
    readonly except: readonly string[];
    /** Connections for which nothing is taken now. */
    readonly left: readonly string[];
  },
): Promise<RecordRow | null> {
  const { rows } = await sql<{ id: string }>`
    UPDATE channel_records SET due_at = ${options.heldUntil} WHERE id = (
      SELECT id FROM channel_records WHERE due_at <= ${at} AND NOT (id = ANY(${options.except}::uuid[]))
      AND NOT (target_id = ANY(${options.left}::uuid[]))
      AND NOT (wanted LIKE 'public %'
        AND EXISTS (SELECT FROM channel_connections c WHERE c.id = target_id AND NOT c.active))
      ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING id`.execute(db);
  const [taken] = rows;
  return taken === undefined ? null : findRecord(db, taken.id);
}

/** Ends the holding of a record that wasn't sent; where somebody gave it another time meanwhile, that one stands. */
export async function releaseRecord(
  db: Db,
  held: Pick<RecordRow, 'id' | 'due_at'>,
  dueAt: Date,
): Promise<void> {
  await db
    .updateTable('channel_records')
    .set({ due_at: dueAt })
    .where('id', '=', held.id)
    .where('due_at', '=', held.due_at)
    .execute();
}

/** Records of some agencies that couldn't be sent, those that failed first first. */
export async function failedRecords(db: Db, agencyIds: readonly string[]): Promise<RecordRow[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('channel_records')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .where('state', '=', 'failed')
    .orderBy('changed_at')
    .limit(50)
    .execute();
}
