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

/**
 * Looks for column headings above a row. Null unless every one of them is found once: half a heading says nothing certain about
 * an order.
 */
export function headerColumns(table: SourceTable, above: number): HeaderColumns | null {
  const cells = table.cells.filter((cell) => cell.row < above);
  const columns = REQUEST_COLUMNS.flatMap((key) => {
    const cell = bestOf(cells, key);
    return cell === null ? [] : [{ key, column: cell.column }];
  });
  const places = new Set(columns.map(({ column }) => column));
  if (places.size < REQUEST_COLUMNS.length) return null;
  const sorted = columns.toSorted((a, b) => a.column - b.column);
  return {
    keys: sorted.map(({ key }) => key),
    at: new Map(sorted.map(({ key, column }) => [key, column])),
  };
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
