import { TABLE2_BLOCKS, TABLE2_ROW_LABELS } from '../../law/annual-report/form.ts';
import { TABLE2_BLOCKS_2019 } from '../../law/annual-report/form-2019.ts';
import { formRows } from '../../law/annual-report/reading/form-rows.ts';
import { bareLabel } from '../../law/annual-report/reading/label-likeness.ts';
import { looksLikeValue } from '../../law/annual-report/reading/read-number.ts';
import type { PageCell, PageTable } from './page-table.ts';

/** Two tables after their row that the end of a page broke is one again. */
export interface JoinedTables {
  readonly above: PageTable;
  readonly below: PageTable;
}

/** All whole labels of the forms' rows. */
const LABELS: ReadonlySet<string> = new Set(
  [
    ...(['2021', '2019'] as const).flatMap((form) => formRows(form).flatMap(({ words }) => words[0] ?? [])),
    ...TABLE2_BLOCKS.flatMap(({ rows }) => rows.map((row) => TABLE2_ROW_LABELS[row])),
    ...TABLE2_BLOCKS_2019.flatMap(({ rows }) => rows.map(({ label }) => label)),
  ].map(bareLabel),
);

/**
 * Joins the last row of a page's table and the first of the next page's where they are halves of one: their words make a label of
 * the form only together, and only one of them has figures. Null where that isn't so.
 */
export function joinBrokenRow(above: PageTable, below: PageTable): JoinedTables | null {
  const upper = halfOf(above, above.rows - 1);
  const lower = halfOf(below, 0);
  if (upper === null || lower === null || upper.isFilled === lower.isFilled) return null;
  const label = bareLabel(upper.label.text + lower.label.text);
  if (!LABELS.has(label) || LABELS.has(bareLabel(upper.label.text))) return null;
  const text = `${upper.label.text}\n${lower.label.text}`;
  return upper.isFilled
    ? { above: withText(above, upper.label, text), below: withoutFirstRow(below) }
    : { above: withoutLastRow(above), below: withText(below, lower.label, text) };
}

interface Half {
  readonly label: PageCell;
  readonly isFilled: boolean;
}

function halfOf(table: PageTable, row: number): Half | null {
  const own = table.cells.filter((cell) => cell.row === row).toSorted((a, b) => a.column - b.column);
  const label = own.findLast(({ text }) => !looksLikeValue(text));
  if (label === undefined) return null;
  const figures = own.filter(({ column }) => column > label.column);
  return figures.length === 0 ? null : { label, isFilled: figures.some(({ text }) => text.trim() !== '') };
}

function withText(table: PageTable, label: PageCell, text: string): PageTable {
  return { ...table, cells: table.cells.map((cell) => (cell === label ? { ...cell, text } : cell)) };
}

function withoutFirstRow(table: PageTable): PageTable {
  const cells = table.cells.flatMap((cell) => {
    if (cell.row > 0) return [{ ...cell, row: cell.row - 1 }];
    return cell.rowspan > 1 ? [{ ...cell, rowspan: cell.rowspan - 1 }] : [];
  });
  return { ...table, rows: table.rows - 1, cells };
}

function withoutLastRow(table: PageTable): PageTable {
  const last = table.rows - 1;
  const cells = table.cells
    .filter(({ row }) => row < last)
    .map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, last - cell.row) }));
  return { ...table, rows: last, cells };
}
