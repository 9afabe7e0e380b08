import type { RequestColumn } from '../form.ts';
import { cellAt, type GridRow } from './grid-rows.ts';
import type { HeaderColumns } from './header-columns.ts';
import { readNumber } from './read-number.ts';
import type { SourceCell } from './source-document.ts';

/** The cells of a row by column; null where the row has none there. */
export interface ChosenValues {
  readonly cells: readonly (SourceCell | null)[];
  /** Chinese: why the choice must be confirmed; null where there was none to make. */
  readonly doubt: string | null;
}

/**
 * Which cells of a row belong to the columns `keys`. As many cells as columns are taken as they stand, wrong sums and all: to
 * repair would hide a mistake of the source. Otherwise several readings are tried, and one is taken without doubt only where the
 * parts make the sum in it and no other reading does.
 */
export function chooseValues(
  row: GridRow,
  keys: readonly RequestColumn[],
  {
    header,
    order: before,
    tied,
    empty,
  }: {
    readonly header: HeaderColumns | null;
    /** The order of the columns in what came before, where the table has no heading of its own. */
    readonly order: readonly RequestColumn[] | null;
    /** Whether parts and sum agree in a reading. */
    readonly tied: (values: readonly number[]) => boolean;
    /** Columns of the grid in which no row of the table has anything. */
    readonly empty: ReadonlySet<number>;
  },
): ChosenValues {
  const order = header?.keys ?? before ?? keys;
  if (row.values.length === keys.length) return { cells: arranged(row.values, order, keys), doubt: null };
  const filled = row.values.filter(({ column }) => !empty.has(column));
  if (row.values.length > keys.length && filled.length === keys.length)
    return { cells: arranged(filled, order, keys), doubt: null };
  const byColumn = header === null ? null : keys.map((key) => overlapping(row, header.at.get(key) ?? 0));
  const written = row.values.filter(({ text }) => readNumber(text).dress !== 'blank');
  if (byColumn === null && written.length === keys.length && areSideBySide(written, row)) {
    const cells = arranged(written, order, keys);
    // Blank cells at the ends, as of a column of notes, are no part of the figures.
    if (isTied(cells, tied)) return { cells, doubt: null };
  }
  const readings = [
    ...(byColumn === null ? [] : [byColumn]),
    ...[written, row.values.slice(-keys.length), row.values.slice(0, keys.length)]
      .filter((cells) => cells.length === keys.length && row.values.length <= keys.length + MOST_BESIDE)
      .map((cells) => arranged(cells, order, keys)),
  ];
  const right = distinct(readings.filter((cells) => isTied(cells, tied) && !leavesOut(cells, written)));
  const [only, ...others] = right;
  if (only !== undefined && others.length === 0) return { cells: only, doubt: null };
  const doubt = `这一行有${row.values.length}个数据格，应为${keys.length}个，不能确定各数属于哪一栏。`;
  return { cells: byColumn ?? keys.map(() => null), doubt };
}

/** So many cells beside the figures are a unit, a note, a number of the row; more make it another table. */
const MOST_BESIDE = 3;

/** Noughts add up to nought anywhere: that says nothing where other figures stand beside them. */
function leavesOut(cells: readonly (SourceCell | null)[], written: readonly SourceCell[]): boolean {
  const isNothing = cells.every((cell) => cell === null || Number(readNumber(cell.text).value ?? 0) === 0);
  return isNothing && written.some((cell) => !cells.includes(cell));
}

/** The cells of reading order in the order of the keys. */
function arranged(
  cells: readonly SourceCell[],
  order: readonly RequestColumn[],
  keys: readonly RequestColumn[],
): (SourceCell | null)[] {
  return keys.map((key) => cells[order.indexOf(key)] ?? null);
}

function overlapping({ table, row, values }: GridRow, column: number): SourceCell | null {
  const cell = cellAt(table, row, column);
  return cell !== null && values.includes(cell) ? cell : null;
}

function areSideBySide(cells: readonly SourceCell[], row: GridRow): boolean {
  const places = cells.map((cell) => row.values.indexOf(cell));
  return places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1);
}

function isTied(
  cells: readonly (SourceCell | null)[],
  tied: (values: readonly number[]) => boolean,
): boolean {
  const numbers = cells.map((cell) => {
    if (cell === null) return 0;
    const { value, dress } = readNumber(cell.text);
    if (dress === 'unreadable') return Number.NaN;
    return value === null ? 0 : Number(value);
  });
  return numbers.every((value) => !Number.isNaN(value)) && tied(numbers);
}

function distinct(readings: readonly (readonly (SourceCell | null)[])[]): (readonly (SourceCell | null)[])[] {
  const values = (cells: readonly (SourceCell | null)[]): string =>
    cells.map((cell) => (cell === null ? '' : (readNumber(cell.text).value ?? ''))).join(' ');
  return [...new Map(readings.map((cells) => [values(cells), cells])).values()];
}
