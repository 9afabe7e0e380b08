import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { entryOf, rowOf, type LedgerFrame } from '../../platform/event-ledger.ts';
import type { DisputeAction } from '../../law/disputes/dispute-events.ts';
import type { DisputeRole } from '../../law/disputes/dispute-positions.ts';

/** A case as lists see it. */
export type DisputeRow = Selectable<Tables['dispute_cases']>;

/** An event with who entered it. */
export type DisputeEntry = DisputeAction & LedgerFrame<DisputeRole>;

/** One case, or null. `lock`: until the end of the transaction. */
export async function findDispute(
  db: Db,
  id: string,
  options: { lock?: boolean } = {},
): Promise<DisputeRow | null> {
  let query = db.selectFrom('dispute_cases').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Whether another case of the agency has the number. Held against others who enter one until the end of the transaction. */
export async function hasNumber(
  db: Tx,
  input: { readonly agencyId: string; readonly number: string; readonly except: string },
): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`dispute numbers ${input.agencyId}`}, 0))`.execute(
    db,
  );
  const found = await db
    .selectFrom('dispute_cases')
    .select('id')
    .where('agency_id', '=', input.agencyId)
    .where('number', '=', input.number)
    .where('id', '<>', input.except)
    .executeTakeFirst();
  return found !== undefined;
}

/** Enters a new case. */
export async function insertDispute(db: Tx, row: DisputeRow): Promise<void> {
  await db.insertInto('dispute_cases').values(row).execute();
}

/** Writes what follows from the ledger. */
export async function updateDispute(db: Tx, id: string, change: Partial<DisputeRow>): Promise<void> {
  await db.updateTable('dispute_cases').set(change).where('id', '=', id).execute();
}

/** The ledger of a case, in the order of recording. */
export async function disputeLedger(db: Db, caseId: string): Promise<DisputeEntry[]> {
  const rows = await db
    .selectFrom('dispute_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => entryOf<DisputeAction, DisputeRole>(row));
}

/** Adds an event to a ledger. Two at once can't: the primary key has the number. */
export async function appendDisputeEvent(db: Tx, caseId: string, entry: DisputeEntry): Promise<void> {
  await db
    .insertInto('dispute_events')
    .values({ case_id: caseId, ...rowOf(entry) })
    .execute();
}

/** Cases by a condition, the next due first while they are open, else the newest first. */
export async function disputeRows(
  db: Db,
  input: {
    readonly where: RawBuilder<SqlBool>;
    readonly byDue: boolean;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<DisputeRow[]> {
  const order = input.byDue ? sql`due_on, filed_on, id` : sql`filed_on DESC, id DESC`;
  const { rows } = await sql<DisputeRow>`
    SELECT * FROM dispute_cases WHERE ${input.where} ORDER BY ${order}
    OFFSET ${input.offset} LIMIT ${input.limit}`.execute(db);
  return rows;
}

/** How many cases a condition finds. */
export async function countDisputes(db: Db, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM dispute_cases WHERE ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}
