import { accountIdOf, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { SentFile } from '../../platform/http/sent-file.ts';
import { newId } from '../../platform/ids.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { writeXlsxOf, type SheetColumn, type SheetValue } from '../../files/xlsx-writer.ts';
import { computeTables } from '../../law/annual-report/compute.ts';
import { toJsonNumber } from '../../law/annual-report/decimal.ts';
import { compareRollUp, rollUp, type Agreement, type SummedReport } from '../../law/annual-report/rollup.ts';
import { cellLabel, cellNames, type CellName, type CellValue } from '../../law/annual-report/tables.ts';
import { agenciesById, agencyById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { reportCounts } from '../registers/registers.figures.ts';
import { cellsOf } from '../reports/compile-report.ts';
import { identityConcerns, tableFindings } from '../reports/previous-reading.ts';
import { callSubject, convenedCall } from './open-call.ts';
import type { reportCallsApi } from './report-calls.api.ts';
import { sourceConcerns } from './report-calls.errors.ts';
import { memberState } from './report-calls.rules.ts';
import type { Call, RollUpFileRow, RollUpSlot } from './report-calls.types.ts';
import { decisionsOn, lastSubmissions, submissionsById } from './report-submissions.repository.ts';
import { endRollUpFile, putRollUpFile, rollUpFiles } from './roll-up-files.repository.ts';
import { certainCells, lastFrozen, readSentFile } from './sent-report.ts';

type View = ResponseOf<typeof reportCallsApi.rollUp>;

const AGREEMENT_WORDS: Readonly<Record<Agreement, string>> = {
  same: '一致',
  different: '不一致',
  unread: '无法核对',
};

const NO_FILE: Omit<View['share'], 'source'> = {
  fileName: '',
  byName: '',
  at: null,
  concerns: [],
  findings: [],
};

/** What a roll-up is made of. */
interface Parts {
  readonly agency: Agency;
  readonly call: Call;
  readonly reports: readonly SummedReport[];
  readonly missing: readonly string[];
  readonly share: View['share'];
  readonly total: { readonly head: NonNullable<View['total']>; readonly report: SummedReport } | null;
}

/**
 * 汇总: the approved reports and the convener's own share, cell by cell, against the convener's own report. Cells that nobody could
 * read for certain are in no sum; the cell says whose is missing.
 */
export async function viewRollUp(ctx: Ctx, input: { callId: string }): Promise<View> {
  const parts = await partsOf(ctx, input.callId);
  const sum = rollUp(parts.reports);
  return {
    year: parts.call.year,
    agencyName: parts.agency.name,
    summed: parts.reports.map(({ name }) => name),
    missing: [...parts.missing],
    share: parts.share,
    total: parts.total?.head ?? null,
    sum: [...sum].map(([cell, { value, without }]) => ({
      cell,
      label: cellLabel(cell),
      value,
      without: [...without],
    })),
    differences:
      parts.total === null
        ? null
        : compareRollUp(sum, parts.total.report).map(({ name, value, from, without, ...cell }) => ({
            ...cell,
            cell: name,
            sum: value,
            from: [...from],
            without: [...without],
          })),
  };
}

/** The roll-up as a sheet of numbers: a row a cell, a column an agency. That it left the house is recorded. */
export async function exportRollUp(
  ctx: Ctx,
  input: { callId: string },
): Promise<{ fileName: string; bytes: Buffer }> {
  const { agency, call, reports, total } = await partsOf(ctx, input.callId);
  const sum = rollUp(reports);
  const listed = new Map(
    total === null
      ? []
      : compareRollUp(sum, total.report).map(({ name, agreement }) => [name, agreement] as const),
  );
  const columns: readonly SheetColumn<CellName>[] = [
    ['数据项', (cell) => cell],
    ['名称', cellLabel],
    ['各单位合计', (cell) => shownValue(sum.get(cell)?.value ?? null)],
    ['本级年报', (cell) => (total === null ? '' : shown(total.report, cell))],
    ['是否一致', (cell) => (total === null ? '' : AGREEMENT_WORDS[listed.get(cell) ?? 'same'])],
    ['没有读出的单位', (cell) => (sum.get(cell)?.without ?? []).join('、')],
    ...reports.map((report): SheetColumn<CellName> => [report.name, (cell) => shown(report, cell)]),
  ];
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'report_call.exported',
      agencyId: call.agency_id,
      subject: await callSubject(tx, call),
      after: { reports: reports.length, differences: listed.size },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: `${call.year}年汇总`, columns, items: cellNames() });
  return { fileName: `${agency.shortName}${call.year}年年度报告汇总.xlsx`, bytes };
}

/**
 * Reads a file of the convener's share, or of its report, in place of what the program knows of it. One of another agency or without
 * a year is taken only from somebody who says that it is the right one: throws `report_calls.source_concerns`.
 */
export async function readRollUpSource(
  ctx: Ctx,
  input: {
    callId: string;
    slot: RollUpSlot;
    file: SentFile;
    pool: ReadingPool;
    concernsSeen?: boolean;
  },
): Promise<void> {
  const { year, agency_id: agencyId } = await convenedCall(ctx, input.callId);
  const { file, slot } = input;
  const reading = await readSentFile(input.pool, { file, year });
  const agency = await agencyById(ctx.db, agencyId);
  const concerns = identityConcerns(reading, { agencyName: agency.name, year });
  if (concerns.length > 0 && input.concernsSeen !== true) throw sourceConcerns(concerns);
  const { sha256, size } = await ctx.storage.put(file.bytes);
  await inTransaction(ctx, async (tx) => {
    const call = await convenedCall(tx, input.callId, { lock: true });
    const at = ctx.clock.now();
    await putRollUpFile(tx.db, {
      id: newId(at.getTime()),
      call_id: call.id,
      slot,
      file_name: file.name,
      sha256,
      bytes: size,
      reading,
      read_by: accountIdOf(ctx.actor),
      read_by_name: nameOf(ctx.actor),
      read_at: at,
    });
    tx.record({
      type: 'report_call.source_read',
      agencyId: call.agency_id,
      subject: await callSubject(tx, call),
      after: { slot, fileName: file.name, sha256, ...(concerns.length > 0 && { concerns }) },
    });
  });
}

/** Takes such a file away: what the program knows counts again. */
export async function removeRollUpSource(
  ctx: Ctx,
  input: { callId: string; slot: RollUpSlot },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const call = await convenedCall(tx, input.callId, { lock: true });
    const at = ctx.clock.now();
    if (!(await endRollUpFile(tx.db, { callId: call.id, slot: input.slot, at })))
      throw notFound('汇总用的年报');
    tx.record({
      type: 'report_call.source_removed',
      agencyId: call.agency_id,
      subject: await callSubject(tx, call),
      before: { slot: input.slot },
    });
  });
}

async function partsOf(ctx: Ctx, callId: string): Promise<Parts> {
  const call = await convenedCall(ctx, callId);
  const agency = await agencyById(ctx.db, call.agency_id);
  const files = await rollUpFiles(ctx.db, call.id);
  const approved = await approvedReports(ctx, call);
  const shareFile = files.get('share');
  const name = `${agency.name}（本级）`;
  const share: SummedReport =
    shareFile === undefined
      ? { name, cells: await countedCells(ctx, { agencyId: agency.id, year: call.year }) }
      : { name, cells: certainCells(shareFile.reading) };
  return {
    agency,
    call,
    reports: [...approved.reports, share],
    missing: approved.missing,
    share:
      shareFile === undefined ? { source: 'registers', ...NO_FILE } : fileHead(shareFile, { agency, call }),
    total: await totalOf(ctx, { call, agency, files }),
  };
}

async function approvedReports(
  ctx: Ctx,
  call: Call,
): Promise<{ reports: SummedReport[]; missing: string[] }> {
  const heads = await lastSubmissions(ctx.db, [call.id]);
  const decisions = await decisionsOn(
    ctx.db,
    heads.map(({ id }) => id),
  );
  const approved = heads.filter((head) => memberState(head, decisions.get(head.id) ?? []) === 'approved');
  const contents = new Map(
    (
      await submissionsById(
        ctx.db,
        approved.map(({ id }) => id),
      )
    ).map((row) => [row.agency_id, row]),
  );
  const agencies = await agenciesById(ctx.db, call.memberIds);
  const inOrder = [...agencies.values()].toSorted((a, b) => a.sort - b.sort || (a.slug < b.slug ? -1 : 1));
  return {
    reports: inOrder.flatMap(({ id, name }) => {
      const row = contents.get(id);
      return row === undefined ? [] : [{ name, cells: certainCells(row.reading) }];
    }),
    missing: inOrder.filter(({ id }) => !contents.has(id)).map(({ name }) => name),
  };
}

async function countedCells(
  ctx: Ctx,
  of: { agencyId: string; year: number },
): Promise<SummedReport['cells']> {
  return new Map(Object.entries(cellsOf(computeTables(await reportCounts(ctx.db, of)))));
}

/** The convener's report: a file that was sent for this, else what was frozen in the program. */
async function totalOf(
  ctx: Ctx,
  of: { call: Call; agency: Agency; files: Awaited<ReturnType<typeof rollUpFiles>> },
): Promise<Parts['total']> {
  const { call, agency } = of;
  const file = of.files.get('total');
  if (file !== undefined)
    return { head: fileHead(file, of), report: { name: agency.name, cells: certainCells(file.reading) } };
  const frozen = await lastFrozen(ctx.db, { agencyId: agency.id, year: call.year });
  if (frozen === null) return null;
  return {
    head: { source: 'frozen', ...NO_FILE },
    report: { name: agency.name, cells: new Map(Object.entries(frozen.content.cells)) },
  };
}

function fileHead(
  file: RollUpFileRow,
  { agency, call }: { agency: Agency; call: Call },
): View['share'] & { source: 'file' } {
  return {
    concerns: identityConcerns(file.reading, { agencyName: agency.name, year: call.year }),
    findings: tableFindings(file.reading),
    source: 'file',
    fileName: file.file_name,
    byName: file.read_by_name,
    at: file.read_at.toISOString(),
  };
}

function shown(report: SummedReport, cell: CellName): SheetValue {
  return shownValue(report.cells.get(cell) ?? null);
}

/** Numbers, so that they can be added up; an amount that a spreadsheet would round stays text. */
function shownValue(value: CellValue | null): SheetValue {
  if (value === null) return '';
  return typeof value === 'string' ? toJsonNumber(value) : value;
}
