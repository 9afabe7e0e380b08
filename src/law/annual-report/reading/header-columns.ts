import { bareLabel, likeness } from './label-likeness.ts';
import type { SourceCell, SourceTable } from './source-document.ts';

/** The columns of a table as its heading names them, from the left. */
export interface HeaderColumns<Key extends string> {
  readonly keys: readonly Key[];
  /** The grid column where each begins. */
  readonly at: ReadonlyMap<Key, number>;
}

/** Words of a column heading that are close enough to be it. */
const LEAST = 0.6;

/**
 * Looks for column headings above a row. Null unless every one of them is found once: half a heading says nothing certain about
 * an order.
 */
export function headerColumns<Key extends string>(
  table: SourceTable,
  above: number,
  wanted: Readonly<Record<Key, string>>,
): HeaderColumns<Key> | null {
  const keys = Object.keys(wanted) as Key[];
  const cells = table.cells.filter((cell) => cell.row < above);
  const found = keys.map((key) => ({ key, cell: bestOf(cells, bareLabel(wanted[key])) }));
  const columns = found.flatMap(({ key, cell }) => (cell === null ? [] : [{ key, column: cell.column }]));
  const places = new Set(columns.map(({ column }) => column));
  if (columns.length < keys.length || places.size < keys.length) return null;
  const sorted = columns.toSorted((a, b) => a.column - b.column);
  return {
    keys: sorted.map(({ key }) => key),
    at: new Map(sorted.map(({ key, column }) => [key, column])),
  };
}

function bestOf(cells: readonly SourceCell[], words: string): SourceCell | null {
  let best: { cell: SourceCell; like: number } | null = null;
  for (const cell of cells) {
    const like = likeness(bareLabel(cell.text), words);
    // Headings stand as low as they can: of equals the lower one.
    if (
      like >= LEAST &&
      (best === null || like > best.like || (like === best.like && cell.row > best.cell.row))
    )
      best = { cell, like };
  }
  return best?.cell ?? null;
}
