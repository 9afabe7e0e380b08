import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { entryOf, rowOf, type LedgerFrame } from '../../platform/event-ledger.ts';
import type { RequestRole } from '../../law/requests/positions.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';

/** A request as the board sees it. */
export type CaseRow = Selectable<Tables['request_cases']>;
/** Who applies. */
export type ApplicantRow = Selectable<Tables['request_applicants']>;

/** An event with who entered it. */
export type LedgerEntry = RequestAction & LedgerFrame<RequestRole>;

/** One request, or null. `lock`: until the end of the transaction. */
export async function findCase(
  db: Db,
  id: string,
  options: { lock?: boolean } = {},
): Promise<CaseRow | null> {
  let query = db.selectFrom('request_cases').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** A request by its number, or null. */
export async function findCaseByNumber(
  db: Db,
  agencyId: string | null,
  number: string,
): Promise<CaseRow | null> {
  let query = db.selectFrom('request_cases').selectAll().where('number', '=', number);
  if (agencyId !== null) query = query.where('agency_id', '=', agencyId);
  return (await query.executeTakeFirst()) ?? null;
}

/** Requests that bear one of the numbers, whichever agency's. */
export async function casesByNumber(db: Db, numbers: readonly string[], limit: number): Promise<CaseRow[]> {
  return db
    .selectFrom('request_cases')
    .selectAll()
    .where('number', 'in', numbers)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Enters a new request with its applicant. */
export async function insertCase(db: Tx, row: CaseRow, applicant: ApplicantRow): Promise<void> {
  await db.insertInto('request_cases').values(row).execute();
  await db.insertInto('request_applicants').values(applicant).execute();
}

/** Writes what follows from the ledger. */
export async function updateCase(db: Tx, id: string, change: Partial<CaseRow>): Promise<void> {
  await db.updateTable('request_cases').set(change).where('id', '=', id).execute();
}

/** Who applies. */
export async function applicantOf(db: Db, caseId: string): Promise<ApplicantRow> {
  return db
    .selectFrom('request_applicants')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
}

/** Applicants of some requests. */
export async function applicantsOf(db: Db, caseIds: readonly string[]): Promise<Map<string, ApplicantRow>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('request_applicants')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .execute();
  return new Map(rows.map((row) => [row.case_id, row]));
}

/** The ledger of a request, in the order of recording. */
export async function ledgerOf(db: Db, caseId: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('request_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => entryOf<RequestAction, RequestRole>(row));
}

/** Adds an event to a ledger. Two at once can't: the primary key has the number. */
export async function appendEvent(db: Tx, caseId: string, entry: LedgerEntry): Promise<void> {
  await db
    .insertInto('request_events')
    .values({ case_id: caseId, ...rowOf(entry) })
    .execute();
}

/** Requests that are answered together with another. */
export async function casesJoinedTo(db: Db, leadId: string): Promise<CaseRow[]> {
  return db
    .selectFrom('request_cases')
    .selectAll()
    .where('lead_id', '=', leadId)
    .where('position', '=', 'joined')
    .orderBy('id')
    .execute();
}

/** Earlier requests of the same applicant at the agency, newest first. */
export async function casesOfApplicant(
  db: Db,
  filter: { agencyId: string; applicantKey: string; except: string; limit: number },
): Promise<CaseRow[]> {
  return db
    .selectFrom('request_cases')
    .selectAll()
    .where('agency_id', '=', filter.agencyId)
    .where('applicant_key', '=', filter.applicantKey)
    .where('id', '<>', filter.except)
    .orderBy('submitted_on', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
}

/** Files of a request that are there. */
export async function filesOf(db: Db, caseId: string): Promise<Selectable<Tables['request_files']>[]> {
  return db
    .selectFrom('request_files')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** One file, removed or not. */
export async function findFile(db: Db, id: string): Promise<Selectable<Tables['request_files']> | null> {
  return (await db.selectFrom('request_files').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Enters a file that is stored. */
export async function insertFile(db: Tx, row: Selectable<Tables['request_files']>): Promise<void> {
  await db.insertInto('request_files').values(row).execute();
}

/** What the applicant wrote, oldest first. */
export async function messagesOf(db: Db, caseId: string): Promise<Selectable<Tables['request_messages']>[]> {
  return db.selectFrom('request_messages').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
}

/** Enters what the applicant wrote. */
export async function insertMessage(db: Tx, row: Selectable<Tables['request_messages']>): Promise<void> {
  await db.insertInto('request_messages').values(row).execute();
}

/** What the applicant thought of the handling, or null. */
export async function satisfactionOf(
  db: Db,
  caseId: string,
): Promise<{ readonly score: number; readonly text: string } | null> {
  const row = await db
    .selectFrom('request_satisfaction')
    .select(['score', 'text'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the applicant proposed to publish what was answered (条例第44条). */
export async function wasProposed(db: Db, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('disclosure_proposals')
    .select('id')
    .where('case_id', '=', caseId)
    .where('origin', '=', 'applicant')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many requests of the applicant were received in a span of days, up to one of them. */
export async function requestsWithin(
  db: Db,
  filter: { agencyId: string; applicantKey: string; from: string; to: string; upTo: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM request_cases
    WHERE agency_id = ${filter.agencyId} AND applicant_key = ${filter.applicantKey}
      AND received_on BETWEEN ${filter.from} AND ${filter.to}
      AND id <= ${filter.upTo}`.execute(db);
  return rows[0]?.count ?? 0;
}
