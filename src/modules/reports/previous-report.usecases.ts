import { createHash } from 'node:crypto';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { cellLabel, parseCell, type CellValue } from '../../law/annual-report/tables.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import {
  cellsToConfirm,
  concernsOf,
  keptReading,
  tableFindings,
  type KeptReading,
} from './previous-reading.ts';
import { ownReport } from './previous-report.ts';
import {
  confirmPrevious as keepConfirmation,
  endPrevious,
  findPrevious,
  putPrevious,
  type PreviousRow,
} from './previous-reports.repository.ts';
import type { previousReportApi } from './previous-report.api.ts';
import {
  concernsUnseen,
  noTables,
  otherYear,
  previousChanged,
  previousIsHere,
  previousUnconfirmed,
  unreadableReport,
} from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import { updateReport } from './reports.repository.ts';
import { lockForEdit, readableReport } from './reports.usecases.ts';

/**
 * Reads a file of last year's report beside the report of this year. It is held against nothing before a person has confirmed it; a
 * file that was sent before is replaced. Only what was read is kept, with the file's name and hash: the file itself is public.
 */
export async function readPrevious(
  ctx: Ctx,
  input: { reportId: string; file: { readonly name: string; readonly bytes: Uint8Array }; pool: ReadingPool },
): Promise<void> {
  const year = await mayReadPrevious(ctx, input);
  const reading = await readFile(input.pool, input.file);
  if (reading.form === null) throw noTables();
  if (reading.year !== null && reading.year !== year) throw otherYear(reading.year, year);
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const at = ctx.clock.now();
    const { name, bytes } = input.file;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await putPrevious(tx.db, {
      id: newId(at.getTime()),
      agency_id: row.agency_id,
      year,
      file_name: name,
      sha256,
      bytes: bytes.length,
      reading,
      read_by: accountIdOf(ctx.actor),
      read_by_name: nameOf(ctx.actor),
      read_at: at,
    });
    await updateReport(tx.db, row.id, {});
    tx.record({
      type: 'report.previous_read',
      agencyId: row.agency_id,
      subject,
      after: { year, fileName: name, sha256 },
    });
  });
}

/** Whether a file may be read for the report now, and of which year it must be. Asked before any byte is taken. */
export async function mayReadPrevious(ctx: Ctx, input: { reportId: string }): Promise<number> {
  const { row, place } = await readableReport(ctx, input.reportId);
  authorise(reportsPolicy.edit(ctx.actor, place));
  const year = row.year - 1;
  if ((await ownReport(ctx.db, { agencyId: row.agency_id, year })) !== null) throw previousIsHere(year);
  return year;
}

/** What was read of last year's report: each cell with its source, what must be confirmed, what is odd. Null when nothing was. */
export async function viewPrevious(
  ctx: Ctx,
  input: { reportId: string },
): Promise<ResponseOf<typeof previousReportApi.get>> {
  const { row, place } = await readableReport(ctx, input.reportId);
  const year = row.year - 1;
  const agency = await agencyById(ctx.db, row.agency_id);
  const previous = await findPrevious(ctx.db, { agencyId: agency.id, year });
  const canEdit = reportsPolicy.edit(ctx.actor, place) === true;
  const isHere = (await ownReport(ctx.db, { agencyId: agency.id, year })) !== null;
  const head = { year, agencyName: agency.name, canEdit, isHere };
  if (previous === undefined) return { ...head, previous: null };
  const { reading } = previous;
  return {
    ...head,
    previous: {
      id: previous.id,
      fileName: previous.file_name,
      sha256: previous.sha256,
      readByName: previous.read_by_name,
      readAt: previous.read_at.toISOString(),
      confirmedByName: previous.confirmed_by_name,
      confirmedAt: previous.confirmed_at?.toISOString() ?? null,
      title: reading.title,
      concerns: concernsOf(reading, { agencyName: agency.name, year }),
      cells: cellsToConfirm(reading).map((cell) => ({
        ...cell,
        confirmed: previous.cells?.[cell.name] ?? null,
      })),
      parts: reading.parts.map(({ heading, text }) => ({ heading, text })),
      findings: tableFindings(reading),
    },
  };
}

/**
 * Confirms what was read: `values` has every doubtful cell and those that a person read otherwise. From now on this year is held
 * against it. Throws `reports.previous_unconfirmed` with the cells that are still open.
 */
export async function confirmPrevious(
  ctx: Ctx,
  input: {
    reportId: string;
    previousId: string;
    values: Readonly<Record<string, string>>;
    concernsSeen: boolean;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const year = row.year - 1;
    const previous = await findPrevious(tx.db, { agencyId: row.agency_id, year }, { lock: true });
    if (previous === undefined || previous.id !== input.previousId) throw previousChanged();
    const agency = await agencyById(tx.db, row.agency_id);
    const concerns = concernsOf(previous.reading, { agencyName: agency.name, year });
    if (concerns.length > 0 && !input.concernsSeen) throw concernsUnseen();
    const cells = confirmedCells(previous, input.values);
    await keepConfirmation(tx.db, {
      id: previous.id,
      cells,
      byAccount: accountIdOf(ctx.actor),
      byName: nameOf(ctx.actor),
      at: ctx.clock.now(),
    });
    await updateReport(tx.db, row.id, {});
    tx.record({
      type: 'report.previous_confirmed',
      agencyId: row.agency_id,
      subject,
      before: changedCells(previous, cells, 'before'),
      after: { sha256: previous.sha256, ...changedCells(previous, cells, 'after') },
    });
  });
}

/** Takes away what was read: this year is held against nothing again. What was confirmed stays in the history. */
export async function removePrevious(ctx: Ctx, input: { reportId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const of = { agencyId: row.agency_id, year: row.year - 1 };
    const previous = await findPrevious(tx.db, of, { lock: true });
    if (previous === undefined) throw notFound('读入的上年年报');
    await endPrevious(tx.db, { ...of, at: ctx.clock.now() });
    await updateReport(tx.db, row.id, {});
    tx.record({
      type: 'report.previous_removed',
      agencyId: row.agency_id,
      subject,
      before: { fileName: previous.file_name, sha256: previous.sha256 },
    });
  });
}

async function readFile(
  pool: ReadingPool,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<KeptReading> {
  try {
    // Checked there as well: what is looked at again here has been gone through within the caps.
    const { report } = await pool.check(file);
    return keptReading(report);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unreadableReport(error.message, error);
  }
}

/** Every cell: what a person entered, else what was read where nothing was doubtful. */
function confirmedCells(
  { reading }: PreviousRow,
  values: Readonly<Record<string, string>>,
): Record<string, CellValue> {
  const open: string[] = [];
  const cells: Record<string, CellValue> = {};
  for (const { name, value, doubt } of cellsToConfirm(reading)) {
    const entered = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    const chosen = entered === undefined ? (doubt === null ? value : null) : parseCell(name, entered);
    if (chosen === null) open.push(cellLabel(name));
    else cells[name] = chosen;
  }
  if (open.length > 0) throw previousUnconfirmed(open);
  return cells;
}

/** What a person read otherwise than the program, for the audit. */
function changedCells(
  { reading }: PreviousRow,
  cells: Readonly<Record<string, CellValue>>,
  side: 'before' | 'after',
): Record<string, CellValue | null> {
  return Object.fromEntries(
    cellsToConfirm(reading)
      .filter(({ name, value }) => value !== cells[name])
      .map(({ name, value }) => [name, side === 'before' ? value : (cells[name] ?? null)]),
  );
}
