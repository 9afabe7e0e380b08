import { parseDecimal } from '../decimal.ts';
import { OUTCOME_ROWS, REQUEST_ROWS, fullRowLabel } from '../form.ts';
import { OUTCOME_ROWS_2019, REQUEST_ROWS_2019 } from '../form-2019.ts';
import type { CellDress, FormVersion, ReadReport } from '../reading/read-report.ts';
import { isCellName, parseCell, readCell } from '../tables.ts';

/** Reads the cells of a report, whoever wrote it and on whichever form. */
export interface CellSource {
  readonly form: FormVersion;
  /** The count (or change) in the cell with this name; null where none stands or it is no whole number. */
  readonly get: (name: string) => number | null;
  /** The amount in the cell as exact text; null where none stands. */
  readonly amount: (name: string) => string | null;
  /** Whether a person must confirm what was read there: nothing certain follows from it. */
  readonly isDoubtful: (name: string) => boolean;
  /** Whether nothing stands there, or a sign for nothing (/, —): many a report writes 0 so. */
  readonly isLeftBlank: (name: string) => boolean;
}

/** The cells of tables as the registers fill them, however broken. */
export function cellsOfTables(tables: unknown): CellSource {
  const valueOf = (name: string): unknown => (isCellName(name) ? readCell(tables, name) : undefined);
  return {
    form: '2021',
    get(name) {
      const value = valueOf(name);
      return typeof value === 'number' && isCellName(name) && parseCell(name, value) !== null ? value : null;
    },
    amount: (name) => parseDecimal(String(valueOf(name) ?? '')),
    isDoubtful: () => false,
    isLeftBlank: () => false,
  };
}

const BLANK: ReadonlySet<CellDress> = new Set(['blank', 'mark']);

/** The cells of a report that was read from a file. */
export function cellsOfReadReport(report: ReadReport): CellSource {
  return {
    form: report.form ?? '2021',
    get(name) {
      const value = report.cells.get(name)?.value;
      return typeof value === 'number' ? value : null;
    },
    amount: (name) => parseDecimal(String(report.cells.get(name)?.value ?? '')),
    isDoubtful: (name) => (report.cells.get(name)?.doubt ?? null) !== null,
    isLeftBlank(name) {
      const cell = report.cells.get(name);
      return cell !== undefined && cell.value === null && cell.doubt === null && BLANK.has(cell.dress);
    },
  };
}

/** The sum of counts; null when one of them isn't there. */
export function sumOf(cells: CellSource, names: readonly string[]): number | null {
  let sum = 0;
  for (const name of names) {
    const value = cells.get(name);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** The same with what was left blank counted as nought; null when a cell isn't there or can't be read. */
export function sumWithBlanks(cells: CellSource, names: readonly string[]): number | null {
  return sumOf(
    cells,
    names.filter((name) => !cells.isLeftBlank(name)),
  );
}

/** The results of table three in the form's order. */
export function outcomeRows(form: FormVersion): readonly string[] {
  return form === '2019' ? OUTCOME_ROWS_2019 : OUTCOME_ROWS;
}

/** All rows of table three in the form's order. */
export function requestRows(form: FormVersion): readonly string[] {
  return form === '2019' ? REQUEST_ROWS_2019 : REQUEST_ROWS;
}

/** The words of a row of table three. */
export function requestRowLabel(row: string): string {
  const known = REQUEST_ROWS.find((each) => each === row);
  return known === undefined ? '三、本年度办理结果（六）其他处理' : fullRowLabel(known);
}
