import { REQUEST_COLUMNS, type RequestColumn } from '../form.ts';
import { bareLabel } from './label-likeness.ts';
import type { SourceCell, SourceTable } from './source-document.ts';
import { columnLikeness } from './table-words.ts';

/** The columns of a table three as its heading names them, from the left. */
export interface HeaderColumns {
  readonly keys: readonly RequestColumn[];
  /** The grid column where each begins. */
  readonly at: ReadonlyMap<RequestColumn, number>;
}

/** Words of a column heading that are close enough to be it. */
const LEAST = 0.6;
const SURE = 0.95;

/** So many headings twice are those of two tables beside each other. */
const DOUBLED = 4;

/**
 * Looks for column headings above a row. Null unless every one of them is found once: half a heading says nothing certain about
 * an order, and two of each nothing about which is meant.
 */
export function headerColumns(table: SourceTable, above: number): HeaderColumns | null {
  const cells = table.cells.filter((cell) => cell.row < above);
  const columns = REQUEST_COLUMNS.flatMap((key) => {
    const cell = bestOf(cells, key);
    return cell === null ? [] : [{ key, column: cell.column }];
  });
  if (columns.filter(({ key, column }) => isTwice(cells, key, column)).length >= DOUBLED) return null;
  const places = new Set(columns.map(({ column }) => column));
  if (places.size < REQUEST_COLUMNS.length) return null;
  const sorted = columns.toSorted((a, b) => a.column - b.column);
  return {
    keys: sorted.map(({ key }) => key),
    at: new Map(sorted.map(({ key, column }) => [key, column])),
  };
}

/** Whether a heading stands in the same row again. */
function isTwice(cells: readonly SourceCell[], wanted: RequestColumn, column: number): boolean {
  const named = cells.filter((cell) => columnLikeness(bareLabel(cell.text), wanted) >= SURE);
  const row = named.find((cell) => cell.column === column)?.row;
  return named.filter((cell) => cell.row === row).length > 1;
}

function bestOf(cells: readonly SourceCell[], wanted: RequestColumn): SourceCell | null {
  let best: { cell: SourceCell; like: number } | null = null;
  for (const cell of cells) {
    const like = columnLikeness(bareLabel(cell.text), wanted);
    // Headings stand as low as they can: of equals the lower one.
    if (
      like >= LEAST &&
      (best === null || like > best.like || (like === best.like && cell.row > best.cell.row))
    )
      best = { cell, like };
  }
  return best?.cell ?? null;
}
