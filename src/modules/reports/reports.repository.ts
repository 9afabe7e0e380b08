import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { FrozenReport, StoredBlock } from './reports.types.ts';

/** A report's own row: year, text, frozen copy. */
export type ReportRow = Omit<Selectable<Tables['annual_reports']>, 'narrative' | 'frozen'> & {
  readonly narrative: readonly StoredBlock[];
  readonly frozen: FrozenReport | null;
};

/** What lists need of a report, without its texts. */
export type ReportHeadRow = Pick<ReportRow, 'id' | 'agency_id' | 'year' | 'document_id' | 'frozen_at'>;

/** A figure set by hand. */
export type OverrideRow = Selectable<Tables['report_overrides']>;

/** A written explanation of a finding. */
export type AnswerRow = Selectable<Tables['report_finding_answers']>;

/** The report, or undefined. `lock`: until the end of the transaction. */
export async function findReport(
  db: Db,
  which: { id: string } | { agencyId: string; year: number },
  options: { lock?: boolean } = {},
): Promise<ReportRow | undefined> {
  let query = db.selectFrom('annual_reports').selectAll();
  query =
    'id' in which
      ? query.where('id', '=', which.id)
      : query.where('agency_id', '=', which.agencyId).where('year', '=', which.year);
  if (options.lock === true) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...row,
    narrative: row.narrative as readonly StoredBlock[],
    frozen: row.frozen as FrozenReport | null,
  };
}

/** All reports of some agencies, newest year first. */
export async function listReports(db: Db, agencyIds: readonly string[]): Promise<ReportHeadRow[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('annual_reports')
    .select(['id', 'agency_id', 'year', 'document_id', 'frozen_at'])
    .where('agency_id', 'in', agencyIds)
    .orderBy('year', 'desc')
    .orderBy('created_at')
    .execute();
}

/** Adds a report; false when the year has one already. */
export async function insertReport(
  db: Db,
  report: {
    id: string;
    agencyId: string;
    year: number;
    narrative: readonly StoredBlock[];
    createdBy: string | null;
    at: Date;
  },
): Promise<boolean> {
  const result = await db
    .insertInto('annual_reports')
    .values({
      id: report.id,
      agency_id: report.agencyId,
      year: report.year,
      narrative: JSON.stringify(report.narrative),
      created_by: report.createdBy,
      created_at: report.at,
    })
    .onConflict((conflict) => conflict.columns(['agency_id', 'year']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes members of a report and counts its version up. */
export async function updateReport(
  db: Db,
  id: string,
  change: {
    narrative?: readonly StoredBlock[];
    documentId?: string;
    frozen?: { content: FrozenReport; at: Date };
  },
): Promise<void> {
  await db
    .updateTable('annual_reports')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(change.narrative !== undefined && { narrative: JSON.stringify(change.narrative) }),
      ...(change.documentId !== undefined && { document_id: change.documentId }),
      ...(change.frozen !== undefined && {
        frozen: JSON.stringify(change.frozen.content),
        frozen_at: change.frozen.at,
      }),
    }))
    .where('id', '=', id)
    .execute();
}

/** The overrides in force. */
export async function listOverrides(db: Db, reportId: string): Promise<OverrideRow[]> {
  const rows = await db
    .selectFrom('report_overrides')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('removed_at', 'is', null)
    .orderBy('cell')
    .execute();
  return rows.map((row) => ({
    ...row,
    value: withoutZeros(row.value),
    computed: withoutZeros(row.computed),
  }));
}

/** The database pads decimals: '3.500000' is 3.5. */
function withoutZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

/** Puts an override in force; a former one of the same cell is kept as history. */
export async function putOverride(db: Db, override: Omit<OverrideRow, 'removed_at'>): Promise<void> {
  await endOverride(db, { reportId: override.report_id, cell: override.cell, at: override.at });
  await db.insertInto('report_overrides').values(override).execute();
}

/** Ends an override; false when there was none. */
export async function endOverride(
  db: Db,
  input: { reportId: string; cell: string; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('report_overrides')
    .set({ removed_at: input.at })
    .where('report_id', '=', input.reportId)
    .where('cell', '=', input.cell)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Written explanations, the latest of each finding. */
export async function listAnswers(db: Db, reportId: string): Promise<Map<string, AnswerRow>> {
  const rows = await db
    .selectFrom('report_finding_answers')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('at')
    .execute();
  return new Map(rows.map((row) => [row.finding, row]));
}

/** Writes an explanation; a later one of the same finding takes its place, the audit chain keeps both. */
export async function putAnswer(db: Db, answer: AnswerRow): Promise<void> {
  const { reason, by_account, by_name, at } = answer;
  await db
    .insertInto('report_finding_answers')
    .values(answer)
    .onConflict((conflict) =>
      conflict.columns(['report_id', 'finding']).doUpdateSet({ reason, by_account, by_name, at }),
    )
    .execute();
}
