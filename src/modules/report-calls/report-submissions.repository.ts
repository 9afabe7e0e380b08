import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { ReadPart } from '../../law/annual-report/reading/read-report.ts';
import type { KeptReading } from '../reports/previous-reading.ts';
import type {
  AnsweredFinding,
  DecisionRow,
  DraftRow,
  GivenAnswer,
  SubmissionHead,
  SubmissionRow,
} from './report-calls.types.ts';

/** An agency's place in a call. */
export interface MemberKey {
  readonly callId: string;
  readonly agencyId: string;
}

/** What the agency means to submit, or undefined. */
export async function findDraft(db: Db, of: MemberKey): Promise<DraftRow | undefined> {
  const row = await db
    .selectFrom('report_drafts')
    .selectAll()
    .where('call_id', '=', of.callId)
    .where('agency_id', '=', of.agencyId)
    .executeTakeFirst();
  return row && { ...row, reading: row.reading as KeptReading };
}

/** Who has prepared something. */
export async function draftedAgencies(db: Db, callId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('report_drafts')
    .select('agency_id')
    .where('call_id', '=', callId)
    .execute();
  return new Set(rows.map((row) => row.agency_id));
}

/** Puts what is to be submitted in place of what was prepared before. */
export async function putDraft(db: Db, draft: DraftRow): Promise<void> {
  await removeDraft(db, { callId: draft.call_id, agencyId: draft.agency_id });
  await db
    .insertInto('report_drafts')
    .values({ ...draft, reading: JSON.stringify(draft.reading) })
    .execute();
}

/** Takes away what was prepared. */
export async function removeDraft(db: Db, of: MemberKey): Promise<void> {
  await db
    .deleteFrom('report_drafts')
    .where('call_id', '=', of.callId)
    .where('agency_id', '=', of.agencyId)
    .execute();
}

/** Written explanations of an agency's findings, by the finding's key. */
export async function listAnswers(db: Db, of: MemberKey): Promise<Map<string, GivenAnswer>> {
  const rows = await db
    .selectFrom('report_call_answers')
    .selectAll()
    .where('call_id', '=', of.callId)
    .where('agency_id', '=', of.agencyId)
    .execute();
  return new Map(
    rows.map((row) => [row.finding, { reason: row.reason, byName: row.by_name, at: row.at.toISOString() }]),
  );
}

/** Writes an explanation; a later one of the same finding takes its place, the audit chain keeps both. */
export async function putAnswer(
  db: Db,
  answer: MemberKey & {
    id: string;
    finding: string;
    reason: string;
    byAccount: string | null;
    byName: string;
    at: Date;
  },
): Promise<void> {
  const changing = {
    reason: answer.reason,
    by_account: answer.byAccount,
    by_name: answer.byName,
    at: answer.at,
  };
  await db
    .insertInto('report_call_answers')
    .values({
      id: answer.id,
      call_id: answer.callId,
      agency_id: answer.agencyId,
      finding: answer.finding,
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['call_id', 'agency_id', 'finding']).doUpdateSet(changing))
    .execute();
}

/** Keeps what was submitted, for good. */
export async function insertSubmission(db: Db, submission: SubmissionRow): Promise<void> {
  await db
    .insertInto('report_submissions')
    .values({
      ...submission,
      reading: JSON.stringify(submission.reading),
      findings: JSON.stringify(submission.findings),
    })
    .execute();
}

/** One submission with its content, or undefined. */
export async function findSubmission(db: Db, id: string): Promise<SubmissionRow | undefined> {
  const row = await db.selectFrom('report_submissions').selectAll().where('id', '=', id).executeTakeFirst();
  return row && contentOf(row);
}

/** All that an agency submitted to a call, the first one first. */
export async function submissionsOf(db: Db, of: MemberKey): Promise<SubmissionRow[]> {
  const rows = await db
    .selectFrom('report_submissions')
    .selectAll()
    .where('call_id', '=', of.callId)
    .where('agency_id', '=', of.agencyId)
    .orderBy('number')
    .execute();
  return rows.map(contentOf);
}

/** The last submission of each agency without its content. */
export async function lastSubmissions(db: Db, callIds: readonly string[]): Promise<SubmissionHead[]> {
  if (callIds.length === 0) return [];
  const bySeverity = (severity: string) =>
    sql<number>`jsonb_array_length(jsonb_path_query_array(findings, '$[*] ? (@.severity == $wanted)', jsonb_build_object('wanted', ${severity}::text)))`;
  return db
    .selectFrom('report_submissions')
    .distinctOn(['call_id', 'agency_id'])
    .select([
      'id',
      'call_id',
      'agency_id',
      'number',
      'source',
      'report_id',
      'version_number',
      'file_name',
      'sha256',
      'bytes',
      'by_account',
      'by_name',
      'at',
      bySeverity('warning').as('warnings'),
      bySeverity('info').as('infos'),
    ])
    .where('call_id', 'in', callIds)
    .orderBy('call_id')
    .orderBy('agency_id')
    .orderBy('number', 'desc')
    .execute();
}

/** When each agency submitted for the first time. */
export async function firstSubmittedAt(db: Db, callId: string): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('report_submissions')
    .select(['agency_id', 'at'])
    .where('call_id', '=', callId)
    .where('number', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.agency_id, row.at]));
}

/** The content of some submissions. */
export async function submissionsById(db: Db, ids: readonly string[]): Promise<SubmissionRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('report_submissions').selectAll().where('id', 'in', ids).execute();
  return rows.map(contentOf);
}

/** The words of the last submission of each agency. */
export async function lastParts(
  db: Db,
  callId: string,
): Promise<{ submissionId: string; agencyId: string; parts: readonly ReadPart[] }[]> {
  const rows = await db
    .selectFrom('report_submissions')
    .distinctOn('agency_id')
    .select(['id', 'agency_id', sql<unknown>`reading->'parts'`.as('parts')])
    .where('call_id', '=', callId)
    .orderBy('agency_id')
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    submissionId: row.id,
    agencyId: row.agency_id,
    parts: row.parts as readonly ReadPart[],
  }));
}

/** What was decided on some submissions, the first decision first. */
export async function decisionsOn(
  db: Db,
  submissionIds: readonly string[],
): Promise<Map<string, DecisionRow[]>> {
  const found = new Map<string, DecisionRow[]>();
  if (submissionIds.length === 0) return found;
  const rows = await db
    .selectFrom('report_submission_decisions')
    .selectAll()
    .where('submission_id', 'in', submissionIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  for (const row of rows) found.set(row.submission_id, [...(found.get(row.submission_id) ?? []), row]);
  return found;
}

/** Keeps a decision, for good. */
export async function insertDecision(db: Db, decision: DecisionRow): Promise<void> {
  await db.insertInto('report_submission_decisions').values(decision).execute();
}

function contentOf<Row extends { readonly reading: unknown; readonly findings: unknown }>(
  row: Row,
): Omit<Row, 'reading' | 'findings'> & {
  reading: KeptReading;
  findings: readonly AnsweredFinding[];
} {
  // Only what `insertSubmission` wrote stands here.
  return {
    ...row,
    reading: row.reading as KeptReading,
    findings: row.findings as readonly AnsweredFinding[],
  };
}
