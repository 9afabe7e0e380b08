import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Db } from '../../platform/database/connect.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import type { CellValue } from '../../law/annual-report/tables.ts';
import { reportFromJson } from '../../law/annual-report/reading/report-from-json.ts';
import { reportToJson } from '../../law/annual-report/report-json.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { frozenReport } from '../reports/compile-report.ts';
import { keptReading, type KeptReading } from '../reports/previous-reading.ts';
import { findReport } from '../reports/reports.queries.ts';
import type { FrozenReport } from '../reports/reports.types.ts';
import { viewReport } from '../reports/view-report.ts';
import type { Ctx } from '../../platform/context.ts';
import type { SentFile } from '../../platform/http/sent-file.ts';
import { noTables, notFrozen, otherYear, unreadableReport } from './report-calls.errors.ts';
import type { GivenAnswer } from './report-calls.types.ts';

/** A report that was frozen here, as it would be submitted. */
export interface FrozenToSend {
  readonly reportId: string;
  /** Which 定稿, from 1. */
  readonly versionNumber: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly reading: KeptReading;
}

/**
 * Reads a file of a year's report in a process of its own. Throws `report_calls.unreadable`, `report_calls.no_tables` or
 * `report_calls.other_year`.
 */
export async function readSentFile(
  pool: ReadingPool,
  input: { readonly file: SentFile; readonly year: number },
): Promise<KeptReading> {
  const reading = await readFile(pool, input.file);
  if (reading.form === null) throw noTables();
  if (reading.year !== null && reading.year !== input.year) throw otherYear(reading.year, input.year);
  return reading;
}

/** The agency's report as it was frozen last, read as any other. Throws `report_calls.not_frozen`. */
export async function frozenToSend(
  ctx: Ctx,
  input: { readonly agency: Agency; readonly year: number },
): Promise<FrozenToSend> {
  const { agency, year } = input;
  const frozen = await lastFrozen(ctx.db, { agencyId: agency.id, year });
  if (frozen === null) throw notFrozen(year);
  const { versions } = await viewReport(ctx, { reportId: frozen.reportId });
  const json = reportToJson(frozenReport(frozen.content, { agency, year, publishedOn: null }));
  const read = reportFromJson(JSON.parse(JSON.stringify(json)));
  if ('problem' in read) throw new Error(`a frozen report can't be read: ${read.problem}`);
  return {
    reportId: frozen.reportId,
    versionNumber: versions.length,
    sha256: frozen.sha256,
    bytes: frozen.bytes,
    fileName: `${agency.name}${year}年年度报告（系统内定稿）`,
    reading: keptReading(read.report),
  };
}

/** What was frozen last of an agency's year, with the hash of its content; null when nothing was. */
export async function lastFrozen(
  db: Db,
  of: { agencyId: string; year: number },
): Promise<{
  reportId: string;
  documentId: string | null;
  content: FrozenReport;
  sha256: string;
  bytes: number;
} | null> {
  const row = await findReport(db, of);
  if (row === undefined || row.frozen === null) return null;
  const text = Buffer.from(canonicalJson(row.frozen));
  return {
    reportId: row.id,
    documentId: row.document_id,
    content: row.frozen,
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: text.length,
  };
}

/** What was answered to the findings of a report before it was frozen: it need not be answered twice. */
export async function answersAtFreezing(ctx: Ctx, reportId: string): Promise<Map<string, GivenAnswer>> {
  const { findings } = await viewReport(ctx, { reportId });
  return new Map(findings.flatMap(({ key, answer }) => (answer === null ? [] : [[key, answer] as const])));
}

/** The cells of a reading of which there is no doubt; null where a person would have to say. */
export function certainCells(reading: KeptReading): Map<string, CellValue | null> {
  return new Map(
    Object.entries(reading.cells).map(([name, { value, doubt }]) => [name, doubt === null ? value : null]),
  );
}

async function readFile(pool: ReadingPool, file: SentFile): Promise<KeptReading> {
  try {
    // Checked there as well: what is looked at again here has been gone through within the caps.
    const { report } = await pool.check(file);
    return keptReading(report);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unreadableReport(error.message, error);
  }
}
