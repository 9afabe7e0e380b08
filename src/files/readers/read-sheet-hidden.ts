import type { WorkSheet } from '@e965/xlsx';
import type { SheetCell } from './read-sheet-blocks.ts';

/** Rows and columns of a sheet that aren't shown; from 0. */
export interface HiddenLines {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** What is shown of a sheet, moved together as it is seen. */
export interface ShownCells {
  readonly cells: readonly SheetCell[];
  /** How many cells with text are hidden. */
  readonly hidden: number;
  /** Where a row and a column of `cells` stand in the sheet; all from 0. */
  readonly placeOf: (row: number, column: number) => { readonly row: number; readonly column: number };
}

/** The rows and columns that a parsed sheet says are hidden, or gives no height or width. */
export function hiddenLines(sheet: WorkSheet): HiddenLines {
  const [rows, columns] = [sheet['!rows'] ?? [], sheet['!cols'] ?? []];
  return {
    rows: indicesOf(rows, (row) => row?.hidden === true || row?.hpt === 0),
    columns: indicesOf(columns, (column) => column?.hidden === true || column?.width === 0),
  };
}

/** The cells of the rows and columns that are shown. A merged cell of which a part is hidden is as large as what is seen of it. */
export function shownCells(cells: readonly SheetCell[], { rows, columns }: HiddenLines): ShownCells {
  if (rows.size === 0 && columns.size === 0)
    return { cells, hidden: 0, placeOf: (row, column) => ({ row, column }) };
  const down = axisOf(
    rows,
    cells.map(({ row, rowspan }) => row + rowspan),
  );
  const across = axisOf(
    columns,
    cells.map(({ column, colspan }) => column + colspan),
  );
  const shown = cells.flatMap((cell): SheetCell[] => {
    const [height, width] = [
      down.seen(cell.row, cell.row + cell.rowspan),
      across.seen(cell.column, cell.column + cell.colspan),
    ];
    return height === 0 || width === 0
      ? []
      : [
          {
            ...cell,
            row: down.seen(0, cell.row),
            column: across.seen(0, cell.column),
            rowspan: height,
            colspan: width,
          },
        ];
  });
  const filled = (all: readonly SheetCell[]): number => all.filter(({ text }) => text.trim() !== '').length;
  return {
    cells: shown,
    hidden: filled(cells) - filled(shown),
    placeOf: (row, column) => ({ row: down.place(row), column: across.place(column) }),
  };
}

function indicesOf<T>(lines: readonly T[], isHidden: (line: T | undefined) => boolean): ReadonlySet<number> {
  // Lines that a sheet says nothing of are holes in the list.
  return new Set(Object.keys(lines).flatMap((at) => (isHidden(lines[Number(at)]) ? [Number(at)] : [])));
}

interface Axis {
  /** How many lines are shown from one up to another. */
  seen(from: number, to: number): number;
  /** Where the line stands that is the `at`th of those shown. */
  place(at: number): number;
}

function axisOf(hidden: ReadonlySet<number>, ends: readonly number[]): Axis {
  const end = ends.reduce((most, each) => Math.max(most, each), 0);
  const before = [0];
  const places: number[] = [];
  for (let at = 0; at < end; at += 1) {
    if (!hidden.has(at)) places.push(at);
    before.push(places.length);
  }
  return {
    seen: (from, to) => (before[Math.min(to, end)] ?? 0) - (before[Math.min(from, end)] ?? 0),
    place: (at) => places[at] ?? (places.at(-1) ?? -1) + 1 + at - places.length,
  };
}
