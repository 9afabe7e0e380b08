import { looksLikeValue, readNumber } from './read-number.ts';
import type { SourceCell, SourceDocument, SourceTable } from './source-document.ts';

/** A row of a table: the words that name it and the cells behind them. */
export interface GridRow {
  readonly table: SourceTable;
  readonly row: number;
  /** Its words from the outside in, those of cells that reach down from above included. */
  readonly labels: readonly string[];
  /** The cells that begin in this row and stand behind its words. */
  readonly values: readonly SourceCell[];
  /** All cells that begin in this row, from the left. */
  readonly own: readonly SourceCell[];
}

/** The rows of all tables in the order of the document. */
export function gridRows(document: SourceDocument): GridRow[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? rowsOfTable(block) : []));
}

/** The cell that covers a place of the grid. */
export function cellAt(table: SourceTable, row: number, column: number): SourceCell | null {
  return gridOf(table).get(row)?.[column] ?? null;
}

const GRIDS = new WeakMap<SourceTable, ReadonlyMap<number, readonly (SourceCell | undefined)[]>>();

/** The cells of each row of the grid by column, worked out once a table. */
function gridOf(table: SourceTable): ReadonlyMap<number, readonly (SourceCell | undefined)[]> {
  const known = GRIDS.get(table);
  if (known !== undefined) return known;
  const grid = new Map<number, (SourceCell | undefined)[]>();
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) {
      const line = grid.get(row) ?? [];
      for (let column = cell.column; column < cell.column + cell.colspan; column += 1) line[column] ??= cell;
      grid.set(row, line);
    }
  }
  GRIDS.set(table, grid);
  return grid;
}

/** The rows of a table. */
export function rowsOfTable(table: SourceTable): GridRow[] {
  const byRow = new Map<number, SourceCell[]>();
  for (const cell of table.cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const spanning = table.cells.filter((cell) => cell.rowspan > 1 && !looksLikeValue(cell.text));
  return Array.from({ length: table.rows }, (_, row): GridRow => {
    const own = (byRow.get(row) ?? []).toSorted((a, b) => a.column - b.column);
    const behind = labelEnd(own);
    // Words behind the figures are those of a table beside it.
    const figures = own[behind]?.column ?? Number.POSITIVE_INFINITY;
    const inherited = spanning.filter(
      (cell) => cell.row < row && row < cell.row + cell.rowspan && cell.column < figures,
    );
    const words = [...inherited, ...own.slice(0, behind)].filter(({ text }) => !looksLikeValue(text));
    const labels = words.toSorted((a, b) => a.column - b.column).map(({ text }) => text);
    return { table, row, labels, values: own.slice(behind), own };
  });
}

/** How many of the first cells name the row: up to the last words before the first number that follows words. */
function labelEnd(own: readonly SourceCell[]): number {
  let end = 0;
  let named = false;
  for (const [at, { text }] of own.entries()) {
    if (!looksLikeValue(text)) {
      end = at + 1;
      named = true;
    } else if (named && readNumber(text).dress !== 'blank') {
      break;
    }
  }
  return end;
}
