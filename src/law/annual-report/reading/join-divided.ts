import type { RequestColumn } from '../form.ts';
import { type GridRow, rowsOfTable } from './grid-rows.ts';
import { bareLabel } from './label-likeness.ts';
import { looksLikeValue } from './read-number.ts';
import type { SourceBlock, SourceTable } from './source-document.ts';
import { columnNamed } from './table-words.ts';

/** Fewer rows may be alike by chance. */
const FEW_ROWS = 5;
/** Lines between the parts of one table, as 续表. */
const MOST_LINES = 2;

/** Table three where it was printed with some of its columns first and the others in a table below: as one table. */
export function joinDivided(blocks: readonly SourceBlock[]): SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (const block of blocks) {
    // Only what stands near is looked at: there may be any number of lines before it.
    const near = joined.slice(-(MOST_LINES + 1));
    const at = near.findLastIndex(({ kind }) => kind === 'table');
    const before = near[at];
    const whole = block.kind === 'table' && before?.kind === 'table' ? joinedTable(before, block) : null;
    if (whole === null) joined.push(block);
    else joined.splice(-near.length, near.length, ...near.with(at, whole));
  }
  return joined;
}

/** The second table's columns behind those of the first: the same rows in both, no column of the form twice. */
function joinedTable(first: SourceTable, second: SourceTable): SourceTable | null {
  if (first.rows > 60 || second.rows > 60) return null;
  const [left, right] = [dataRows(first), dataRows(second)];
  if (left.length < FEW_ROWS || left.length !== right.length) return null;
  if (!left.every((row, at) => labelOf(row) === labelOf(right[at]))) return null;
  const [columns, others] = [columnsOf(first, left), columnsOf(second, right)];
  if (columns.size === 0 || others.size === 0 || [...columns].some((column) => others.has(column)))
    return null;
  const down = (left[0]?.row ?? 0) - (right[0]?.row ?? 0);
  const from = Math.min(...right.flatMap((row) => row.values.map(({ column }) => column)));
  const cells = second.cells
    .filter((cell) => cell.column >= from && cell.row + down >= 0)
    .map((cell) => ({ ...cell, row: cell.row + down, column: cell.column - from + first.columns }));
  return {
    ...first,
    cells: [...first.cells, ...cells],
    rows: Math.max(first.rows, second.rows + down),
    columns: first.columns + second.columns - from,
  };
}

function dataRows(table: SourceTable): GridRow[] {
  return rowsOfTable(table).filter(
    ({ labels, values }) => labels.length > 0 && values.some(({ text }) => looksLikeValue(text)),
  );
}

function labelOf(row: GridRow | undefined): string {
  return bareLabel(row?.labels.at(-1) ?? '');
}

/** The columns of the form that a table's headings name. */
function columnsOf({ cells }: SourceTable, rows: readonly GridRow[]): ReadonlySet<RequestColumn> {
  const until = rows[0]?.row ?? 0;
  const headings = cells.filter((cell) => cell.row < until && !looksLikeValue(cell.text));
  return new Set(headings.flatMap(({ text }) => columnNamed(bareLabel(text)) ?? []));
}
