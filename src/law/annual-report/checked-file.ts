import { toJsonNumber } from './decimal.ts';
import type { Finding } from './findings.ts';
import { CELL_NAMES_2019 } from './form-2019.ts';
import type { ReadReport } from './reading/read-report.ts';
import { type CellValue, cellNames } from './tables.ts';

/** A file that was read and checked, as the command line and the interface tell it: one object a file. */
export interface CheckedFile {
  readonly file: string;
  /** `2021`, `2019`, or null where no table of the form was found. */
  readonly form: '2021' | '2019' | null;
  readonly title: string | null;
  readonly agency: string | null;
  readonly year: number | null;
  /** Every cell of the form; null where the file has no number. The one amount is text where a double can't hold it. */
  readonly cells: Readonly<Record<string, number | string | null>>;
  /** Cells that a person must confirm: absent ones, and those whose reading isn't the only one. */
  readonly doubtful: readonly string[];
  readonly findings: readonly Pick<
    Finding,
    'rule' | 'severity' | 'where' | 'quote' | 'message' | 'expected' | 'actual' | 'law'
  >[];
}

/** What was read and found, in the shape that is printed. */
export function checkedFile(file: string, report: ReadReport, findings: readonly Finding[]): CheckedFile {
  const names: readonly string[] = report.form === '2019' ? CELL_NAMES_2019 : cellNames();
  return {
    file,
    form: report.form,
    title: report.title,
    agency: report.agencyName,
    year: report.year,
    cells: Object.fromEntries(names.map((name) => [name, valueOf(report.cells.get(name)?.value ?? null)])),
    doubtful: names.filter(
      (name) => (report.cells.get(name)?.doubt ?? null) !== null || !report.cells.has(name),
    ),
    findings: findings.map(({ key: _key, ...finding }) => finding),
  };
}

function valueOf(value: CellValue | null): number | string | null {
  return typeof value === 'string' ? toJsonNumber(value) : value;
}
