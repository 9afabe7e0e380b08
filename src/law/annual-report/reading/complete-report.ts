import { toJsonNumber } from '../decimal.ts';
import { type ReportTables, buildTables, cellNames, parseCell } from '../tables.ts';
import { narrativeNumbers } from './narrative-numbers.ts';
import type { ReadReport } from './read-report.ts';

/**
 * The tables of a report of the present form, when every cell was read; else the names of those that weren't, for a person to
 * fill in: a blank isn't taken for nought.
 */
export function completeTables(
  report: ReadReport,
): { readonly tables: ReportTables } | { readonly missing: readonly string[] } {
  const missing = cellNames().filter((name) => {
    const cell = report.cells.get(name);
    return cell === undefined || cell.doubt !== null || parseCell(name, cell.value) === null;
  });
  if (missing.length > 0) return { missing };
  const value = (name: string): string => String(report.cells.get(name)?.value ?? '');
  return { tables: buildTables((name) => Number(value(name)), value('t2.fee.amount')) };
}

/** A read report in the open format of docs/law/report-json.md; `reportFromJson` reads it back. */
export function readReportToJson(report: ReadReport): object {
  const { form, title, agencyName, year, publishedOn, opening, parts, cells } = report;
  return {
    agency: agencyName,
    year,
    format: form,
    title,
    publishedOn,
    cells: Object.fromEntries(
      [...cells].map(([name, { value }]) => [name, typeof value === 'string' ? toJsonNumber(value) : value]),
    ),
    opening,
    parts: parts.map(({ number, heading, text }) => ({ number, title: heading, text })),
    stated: narrativeNumbers(report),
  };
}
