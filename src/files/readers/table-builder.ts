import type { SourceCell, SourceTable } from '../../law/annual-report/reading/source-document.ts';

/** A cell as a format has it: its text and how far it reaches. */
export interface LaidOutCell {
  readonly text: string;
  readonly rowspan: number;
  readonly colspan: number;
}

/** No table of a report is wider or reaches further; what claims to is cut. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 5_000;

/**
 * Rows of cells, each beginning at the next free place of its row as in HTML, as a grid. A cell at a given column (`at`) begins
 * there or at the next free place.
 */
export function buildTable(
  rows: readonly (readonly (LaidOutCell & { readonly at?: number })[])[],
  table: number,
): SourceTable {
  const taken = new Set<number>();
  const cells: SourceCell[] = [];
  const kept = rows.slice(0, MOST_ROWS);
  for (const [row, line] of kept.entries()) {
    let column = 0;
    for (const cell of line) {
      column = Math.max(column, cell.at ?? 0);
      while (column < MOST_COLUMNS && taken.has(row * MOST_COLUMNS + column)) column += 1;
      if (column >= MOST_COLUMNS) break;
      const colspan = within(cell.colspan, MOST_COLUMNS - column);
      const rowspan = within(cell.rowspan, kept.length - row);
      for (let down = row; down < row + rowspan; down += 1)
        for (let right = column; right < column + colspan; right += 1) taken.add(down * MOST_COLUMNS + right);
      const place = { table, row: row + 1, column: column + 1 };
      cells.push({ text: cell.text, row, column, rowspan, colspan, place });
      column += colspan;
    }
  }
  const columns = cells.reduce((most, cell) => Math.max(most, cell.column + cell.colspan), 0);
  return { kind: 'table', cells, rows: kept.length, columns, place: { table } };
}

/** A span as it is; 0 in HTML reaches to the end. */
function within(span: number, most: number): number {
  if (!Number.isInteger(span) || span < 0) return 1;
  return span === 0 ? most : Math.max(1, Math.min(span, most));
}

/** What of the rows found no place in the table, in words for people; nothing where all did. */
export function cutNotes(rows: readonly (readonly LaidOutCell[])[], table: SourceTable): readonly string[] {
  const given = rows.reduce((sum, row) => sum + row.length, 0);
  const left = given - table.cells.length;
  return left === 0
    ? []
    : [`第${table.place.table ?? 1}张表格超出了可以读取的大小，有${left}个单元格没有读取。`];
}
