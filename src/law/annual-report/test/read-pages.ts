import { readHtml } from '../../../files/readers/read-html.ts';
import { readText } from '../../../files/readers/read-text.ts';
import { PART_TITLES } from '../form.ts';
import { readReport } from '../reading/map-report.ts';
import type { ReadReport } from '../reading/read-report.ts';
import { type LaidCell, type LaidTables, officialLayout } from '../reading/test/layouts.ts';
import type { ReportTables } from '../tables.ts';
import { FULL_YEAR, GOOD_PARTS, readReportOf } from './read-reports.ts';

/** The rows of a table as a page lays them out. */
export type Rows = readonly (readonly LaidCell[])[];

/** What a test wants otherwise in a file: the rows of one of its tables. */
export type ChangeRows = (rows: Rows, table: 2 | 3 | 4) => Rows;

const { title, opening } = readReportOf();

/**
 * The town's report as a web page, read from its bytes; a table without rows isn't on the page, `below` are lines below table
 * three.
 */
export function readPage(change: ChangeRows = (rows) => rows, below: readonly string[] = []): ReadReport {
  const body = PART_TITLES.flatMap((heading, at) => {
    const rows = changed(at, FULL_YEAR, change);
    const table = rows.length === 0 ? [] : [`<table>${rows.map(markedRow).join('')}</table>`];
    const words = (GOOD_PARTS[at] ?? '').split('\n').filter((line) => line !== '');
    return [...[heading, ...words].map(markedLine), ...table, ...(at === 2 ? below.map(markedLine) : [])];
  });
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${markedLine(opening)}${body.join('\n')}</body></html>`;
  return readReport(readHtml(new TextEncoder().encode(page)));
}

/** The same as plain text, each row of a table a line with `between` between its cells. */
export function readPlain(between: string, tables: ReportTables = FULL_YEAR): ReadReport {
  const lines = PART_TITLES.flatMap((heading, at) => [
    heading,
    ...(GOOD_PARTS[at] ?? '').split('\n'),
    ...changed(at, tables, (rows) => rows).map((row) => row.map(({ text }) => text).join(between)),
  ]);
  return readReport(readText(new TextEncoder().encode([title, opening, ...lines].join('\n'))));
}

/** The place of the first row with these words in it. */
export function rowOf(rows: Rows, words: string): number {
  const at = rows.findIndex((row) => row.some(({ text }) => text.includes(words)));
  if (at < 0) throw new RangeError(`no row of ${words}`);
  return at;
}

function changed(part: number, tables: ReportTables, change: ChangeRows): Rows {
  const laid: LaidTables = officialLayout(tables);
  const rows = laid[part - 1];
  return rows === undefined ? [] : change(rows, part === 1 ? 2 : part === 2 ? 3 : 4);
}

function markedRow(row: readonly LaidCell[]): string {
  const cells = row.map(
    ({ text, colSpan = 1, rowSpan = 1 }) => `<td colspan="${colSpan}" rowspan="${rowSpan}">${text}</td>`,
  );
  return `<tr>${cells.join('')}</tr>`;
}

function markedLine(words: string): string {
  return `<p>${words}</p>`;
}
