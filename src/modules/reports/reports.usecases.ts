import { accountIdOf, authorise, nameOf, type Place } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { defaultNarrative } from '../../law/annual-report/narrative-template.ts';
import { cellLabel, getCell, isCellName, isDerivedCell, parseCell } from '../../law/annual-report/tables.ts';
import { reportTitle } from '../../law/annual-report/form.ts';
import type { AgencyLevel } from '../../law/annual-report/ties.ts';
import { agenciesById, agencyById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import type { EditionState } from '../documents/documents.states.ts';
import { compileReport, levelOf } from './compile-report.ts';
import { changedMeanwhile, derivedCell, notAnswerable, reportExists, wrongValue } from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import {
  endOverride,
  findReport,
  putAnswer,
  insertReport,
  listOverrides,
  listReports,
  putOverride,
  updateReport,
  type ReportHeadRow,
  type ReportRow,
} from './reports.repository.ts';
import type { StoredBlock } from './reports.types.ts';
import { findingsOf } from './report-findings.ts';

/** Creates the report of an agency's year with the text it starts from. Throws `reports.exists`. */
export async function createReport(
  ctx: Ctx,
  input: { agencyId: string; year: number },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    authorise(reportsPolicy.edit(ctx.actor, await placeOf(tx.db, input.agencyId)));
    const agency = await agencyById(tx.db, input.agencyId);
    const at = ctx.clock.now();
    const id = newId(at.getTime());
    const narrative = startingText(levelOf(agency.kind));
    const report = { ...input, id, narrative, createdBy: accountIdOf(ctx.actor), at };
    if (!(await insertReport(tx.db, report))) throw reportExists(input.year);
    tx.record({
      type: 'report.created',
      agencyId: agency.id,
      subject: { kind: 'report', id, title: reportTitle(agency.name, input.year) },
    });
    return { id };
  });
}

/**
 * The text of the standing template. Sentences about facts start unconfirmed each year, so that last year's claims are
 * not carried over unread (国办公开办函〔2021〕30号 forbids reports that are the same year after year).
 */
function startingText(level: AgencyLevel): readonly StoredBlock[] {
  return defaultNarrative(level).map((block) => ({ ...block, confirmed: false }));
}

/** A report in a list. */
export interface ReportHead {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly year: number;
  readonly documentId: string | null;
  /** State of its document; `computing` before it was first frozen. */
  readonly state: 'computing' | EditionState;
  readonly frozenAt: Date | null;
}

/** The reports that the actor may read. */
export async function listVisibleReports(ctx: Ctx): Promise<ReportHead[]> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds = await agencyIdsBelow(
    ctx.db,
    grants.map((grant) => grant.agencyId),
  );
  const rows = await listReports(ctx.db, agencyIds);
  const readable: ReportHeadRow[] = [];
  for (const row of rows) {
    if (reportsPolicy.read(ctx.actor, await placeOf(ctx.db, row.agency_id)) === true) readable.push(row);
  }
  return headsOf(ctx, readable);
}

/** Heads of reports with their agency's name and their document's state. */
export async function headsOf(ctx: Pick<Ctx, 'db'>, rows: readonly ReportHeadRow[]): Promise<ReportHead[]> {
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const documents = await documentsById(
    ctx.db,
    rows.flatMap((row) => row.document_id ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    agencyName: agencies.get(row.agency_id)?.name ?? '',
    year: row.year,
    documentId: row.document_id,
    state: documents.get(row.document_id ?? '')?.state ?? 'computing',
    frozenAt: row.frozen_at,
  }));
}

/** Saves the text. Refuses when somebody else saved since `version` was read. */
export async function saveNarrative(
  ctx: Ctx,
  input: { reportId: string; version: number; blocks: readonly StoredBlock[] },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    if (row.version !== input.version) throw changedMeanwhile();
    await updateReport(tx.db, row.id, { narrative: input.blocks });
    tx.record({ type: 'report.narrative_edited', agencyId: row.agency_id, subject });
    return { version: row.version + 1 };
  });
}

/** Sets a figure by hand for a written reason; it stays visible beside the computed one. Sums can't be set. */
export async function overrideCell(
  ctx: Ctx,
  input: { reportId: string; cell: string; value: string; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    if (!isCellName(input.cell)) throw notFound('这个数据项');
    const { cell } = input;
    if (isDerivedCell(cell)) throw derivedCell(cellLabel(cell));
    const parsed = parseCell(cell, cell === 't2.fee.amount' ? input.value : Number(input.value));
    if (parsed === null) throw wrongValue(cellLabel(cell));
    const { computed } = await compiled(tx, row);
    const before = String(getCell(computed, cell));
    const at = ctx.clock.now();
    await putOverride(tx.db, {
      id: newId(at.getTime()),
      report_id: row.id,
      cell,
      value: String(parsed),
      computed: before,
      reason: input.reason,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at,
    });
    await updateReport(tx.db, row.id, {});
    tx.record({
      type: 'report.figure_overridden',
      agencyId: row.agency_id,
      subject,
      reason: input.reason,
      before: { [cell]: before },
      after: { [cell]: String(parsed) },
    });
  });
}

/** Lets the registers speak again for a cell. */
export async function removeOverride(ctx: Ctx, input: { reportId: string; cell: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    if (!(await endOverride(tx.db, { ...input, at: ctx.clock.now() }))) return;
    await updateReport(tx.db, row.id, {});
    tx.record({
      type: 'report.override_removed',
      agencyId: row.agency_id,
      subject,
      before: { cell: input.cell },
    });
  });
}

/** Writes down why a warning is right as it is. It holds for this very finding: other figures, another key. */
export async function answerFinding(
  ctx: Ctx,
  input: { reportId: string; finding: string; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const agency = await agencyById(tx.db, row.agency_id);
    const found = (await findingsOf(tx, { row, agency })).find((each) => each.key === input.finding);
    if (found === undefined || found.severity === 'error') throw notAnswerable();
    const at = ctx.clock.now();
    await putAnswer(tx.db, {
      id: newId(at.getTime()),
      report_id: row.id,
      finding: input.finding,
      reason: input.reason,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at,
    });
    const after = { finding: input.finding };
    tx.record({
      type: 'report.finding_answered',
      agencyId: row.agency_id,
      subject,
      reason: input.reason,
      after,
    });
  });
}

/** The report's row for reading, after asking whether the actor may. Throws `common.not_found`. */
export async function readableReport(ctx: Ctx, reportId: string): Promise<{ row: ReportRow; place: Place }> {
  const row = await findReport(ctx.db, { id: reportId });
  if (row === undefined) throw notFound('这份年度报告');
  const place = await placeOf(ctx.db, row.agency_id);
  authorise(reportsPolicy.read(ctx.actor, place));
  return { row, place };
}

/** The report's row, locked, after asking whether the actor may change it. */
export async function lockForEdit(
  tx: TxCtx,
  reportId: string,
): Promise<{ row: ReportRow; subject: { kind: 'report'; id: string; title: string } }> {
  const row = await findReport(tx.db, { id: reportId }, { lock: true });
  if (row === undefined) throw notFound('这份年度报告');
  authorise(reportsPolicy.edit(tx.actor, await placeOf(tx.db, row.agency_id)));
  const agency = await agencyById(tx.db, row.agency_id);
  return { row, subject: { kind: 'report', id: row.id, title: reportTitle(agency.name, row.year) } };
}

async function compiled(tx: TxCtx, row: ReportRow): ReturnType<typeof compileReport> {
  const agency = await agencyById(tx.db, row.agency_id);
  const overrides = await listOverrides(tx.db, row.id);
  return compileReport(tx.db, { agency, year: row.year, narrative: row.narrative, overrides });
}
