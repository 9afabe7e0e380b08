import {
  sql,
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  type Updateable,
} from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Matter } from '../../law/upkeep/deeds.ts';

/** Something under review, as it is kept. */
export type CaseRow = Selectable<Tables['upkeep_cases']>;
/** A step of its history. */
export type StepRow = Selectable<Tables['upkeep_steps']>;

/** Enters a case unless one of the same subject is open already; whether it was entered. */
export async function insertCase(db: Tx, row: Insertable<Tables['upkeep_cases']>): Promise<boolean> {
  const added = await db
    .insertInto('upkeep_cases')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['matter', 'subject_kind', 'subject_id']).where('state', '<>', 'closed').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** One case, locked until the transaction ends; null when there is none. */
export async function lockCase(db: Tx, id: string): Promise<CaseRow | null> {
  const row = await db
    .selectFrom('upkeep_cases')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** One case; null when there is none. */
export async function findCase(db: Db, id: string): Promise<CaseRow | null> {
  const row = await db.selectFrom('upkeep_cases').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Changes a case. */
export async function updateCase(
  db: Tx,
  id: string,
  change: Updateable<Tables['upkeep_cases']>,
): Promise<void> {
  await db.updateTable('upkeep_cases').set(change).where('id', '=', id).execute();
}

/** Appends to the history of a case. */
export async function insertStep(
  db: Tx,
  step: Omit<Insertable<Tables['upkeep_steps']>, 'seq'>,
): Promise<void> {
  await db
    .insertInto('upkeep_steps')
    .values({
      ...step,
      seq: sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM upkeep_steps WHERE case_id = ${step.case_id})`,
    })
    .execute();
}

/** The history of a case, oldest first. */
export async function stepsOf(db: Db, caseId: string): Promise<StepRow[]> {
  return db.selectFrom('upkeep_steps').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();
}

/** Cases of an agency and matter that aren't closed. */
export async function openCases(
  db: Db,
  { agencyId, matter }: { readonly agencyId: string; readonly matter: Matter },
): Promise<CaseRow[]> {
  return db
    .selectFrom('upkeep_cases')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('matter', '=', matter)
    .where('state', '<>', 'closed')
    .execute();
}

/** The last closed case of each subject of an agency and matter, by the subject's identifier. */
export async function lastClosed(
  db: Db,
  { agencyId, matter }: { readonly agencyId: string; readonly matter: Matter },
): Promise<Map<string, CaseRow>> {
  const { rows } = await sql<CaseRow>`
    SELECT DISTINCT ON (subject_id) * FROM upkeep_cases
    WHERE agency_id = ${agencyId} AND matter = ${matter} AND state = 'closed'
    ORDER BY subject_id, closed_on DESC, id DESC`.execute(db);
  return new Map(rows.map((row) => [row.subject_id, row]));
}

/** Cases that a document is the subject or the draft of and that aren't closed, locked. */
export async function openCasesOfDocument(db: Tx, documentId: string): Promise<CaseRow[]> {
  return db
    .selectFrom('upkeep_cases')
    .selectAll()
    .where('state', '<>', 'closed')
    .where((where) =>
      where.or([
        where.and([where('subject_kind', '=', 'document'), where('subject_id', '=', documentId)]),
        where('draft_id', '=', documentId),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The approved case by which a document is to be taken down, or was at a moment; null when there is none. */
export async function ceasingCaseOf(
  db: Db,
  { documentId, withdrawnAt }: { readonly documentId: string; readonly withdrawnAt: Date },
): Promise<CaseRow | null> {
  const row = await db
    .selectFrom('upkeep_cases')
    .selectAll()
    .where('matter', '=', 'ceasing')
    .where('subject_kind', '=', 'document')
    .where('subject_id', '=', documentId)
    .where('deed', 'in', ['takeDown', 'vanish'])
    .where((where) =>
      where.or([
        where('state', '=', 'approved'),
        // A withdrawal before this one had a decision of its own. What is closed isn't changed any more.
        where.and([
          where('state', '=', 'closed'),
          where('outcome', '=', 'carriedOut'),
          where('changed_at', '>=', withdrawnAt),
        ]),
      ]),
    )
    .orderBy('changed_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Cases by a condition: the next due first, closed ones the latest first. */
export async function caseRows(
  db: Db,
  input: {
    readonly where: RawBuilder<SqlBool>;
    readonly order: 'due' | 'latest';
    readonly offset: number;
    readonly limit: number;
  },
): Promise<CaseRow[]> {
  const order =
    input.order === 'due' ? sql`due_on, id` : sql`closed_on DESC NULLS LAST, due_on DESC, id DESC`;
  const { rows } = await sql<CaseRow>`
    SELECT * FROM upkeep_cases WHERE ${input.where} ORDER BY ${order}
    OFFSET ${input.offset} LIMIT ${input.limit}`.execute(db);
  return rows;
}

/** How many cases a condition finds. */
export async function countCases(db: Db, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM upkeep_cases WHERE ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many cases ended so. */
export interface ClosedCount {
  readonly matter: Matter;
  readonly deed: string | null;
  readonly outcome: NonNullable<CaseRow['outcome']>;
  readonly count: number;
}

/** How many cases of an agency were closed in a year, by matter, decision and outcome. */
export async function closedCounts(
  db: Db,
  { agencyId, year }: { readonly agencyId: string; readonly year: number },
): Promise<ClosedCount[]> {
  const { rows } = await sql<ClosedCount>`
    SELECT matter, deed, outcome, count(*) AS count FROM upkeep_cases
    WHERE agency_id = ${agencyId} AND state = 'closed'
      AND closed_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
    GROUP BY matter, deed, outcome ORDER BY matter, deed, outcome`.execute(db);
  return rows;
}

/** The last case of each subject of an agency and matter, open or closed, by the subject's identifier. */
export async function lastCases(
  db: Db,
  { agencyId, matter }: { readonly agencyId: string; readonly matter: Matter },
): Promise<Map<string, CaseRow>> {
  const { rows } = await sql<CaseRow>`
    SELECT DISTINCT ON (subject_id) * FROM upkeep_cases
    WHERE agency_id = ${agencyId} AND matter = ${matter}
    ORDER BY subject_id, found_at DESC, id DESC`.execute(db);
  return new Map(rows.map((row) => [row.subject_id, row]));
}
