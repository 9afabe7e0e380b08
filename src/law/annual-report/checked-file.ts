import { toJsonNumber } from './decimal.ts';
import type { Finding } from './findings.ts';
import { CELL_NAMES_2019 } from './form-2019.ts';
import type { ReadReport } from './reading/read-report.ts';

import { type CellValue, cellNames } from './tables.ts';

/** A finding as it is told to other programs: each key is there, whatever was found. */
export interface ToldFinding extends Pick<Finding, 'rule' | 'severity' | 'where' | 'message' | 'law'> {
  /** The words complained about; empty where there are none. */
  readonly quote: string;
  readonly expected: number | null;
  readonly actual: number | null;
}

/** A file that was read and checked, as the command line and the interface tell it: one object a file. */
export interface CheckedFile {
  readonly file: string;
  /** `2021`, `2019`, or null where no table of the form was found. */
  readonly form: '2021' | '2019' | null;
  readonly title: string | null;
  readonly agency: string | null;
  readonly year: number | null;
  /** Every cell of the form; null where the file has no number. An amount that a double can't hold is the nearest, and doubtful. */
  readonly cells: Readonly<Record<string, number | null>>;
  /** Cells that a person must confirm: absent ones, and those whose reading isn't the only one. */
  readonly doubtful: readonly string[];
  readonly findings: readonly ToldFinding[];
}

/** A file that couldn't be read: nothing is known of it but why. */
export interface UnreadFile extends CheckedFile {
  /** Chinese. */
  readonly error: string;
}

/** What was read and found, in the shape that is printed. */
export function checkedFile(file: string, report: ReadReport, findings: readonly Finding[]): CheckedFile {
  const names: readonly string[] = report.form === '2019' ? CELL_NAMES_2019 : cellNames();
  const valueOf = (name: string): CellValue | null => report.cells.get(name)?.value ?? null;
  return {
    file,
    form: report.form,
    title: report.title,
    agency: report.agencyName,
    year: report.year,
    cells: Object.fromEntries(names.map((name) => [name, numberOf(valueOf(name))])),
    doubtful: names.filter(
      (name) =>
        (report.cells.get(name)?.doubt ?? null) !== null || !report.cells.has(name) || isCut(valueOf(name)),
    ),
    findings: findings.map(({ rule, severity, where, quote, message, expected, actual, law }) => ({
      rule,
      severity,
      where,
      quote: quote ?? '',
      message,
      expected: numberOf(expected ?? null),
      actual: numberOf(actual ?? null),
      law,
    })),
  };
}

/** The same of a file that couldn't be read. */
export function unreadFile(file: string, error: string): UnreadFile {
  return {
    file,
    error,
    form: null,
    title: null,
    agency: null,
    year: null,
    cells: {},
    doubtful: [],
    findings: [],
  };
}

/** JSON knows no number that isn't finite. */
function numberOf(value: CellValue | null): number | null {
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
}

/** Whether an amount has more digits than a number keeps. */
function isCut(value: CellValue | null): boolean {
  return typeof value === 'string' && typeof toJsonNumber(value) === 'string';
}
