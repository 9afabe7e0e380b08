import { annualReportTables } from '../../../../files/annual-report-tables.ts';
import type { TableCell, TableSpec } from '../../../../files/table-spec.ts';
import { PART_TITLES } from '../../form.ts';
import type { ReportTables } from '../../tables.ts';
import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from '../source-document.ts';

/** A cell of a table as a page may have it. */
export type LaidCell = Pick<TableCell, 'text' | 'colSpan' | 'rowSpan' | 'name'>;

/** The rows of the three tables. */
export type LaidTables = readonly (readonly (readonly LaidCell[])[])[];

/** The official layout of filled tables. */
export function officialLayout(tables: ReportTables): LaidTables {
  return annualReportTables(tables).map((spec: TableSpec) => spec.rows);
}

/** A document with these tables, each below the title of its part. */
export function documentOf(laid: LaidTables): SourceDocument {
  return documentWith(
    laid.flatMap((rows, at): SourceBlock[] => [text(PART_TITLES[at + 1] ?? ''), laidTable(rows, at + 1)]),
  );
}

/** A document with these blocks between a title and the last parts. */
export function documentWith(blocks: readonly SourceBlock[]): SourceDocument {
  return {
    format: 'html',
    meta: { title: '', published: '' },
    notes: [],
    blocks: [
      text('云溪市青岚区石桥镇人民政府2024年政府信息公开工作年度报告'),
      text('本报告由六个部分组成。'),
      text(PART_TITLES[0]),
      text('总体情况的文字。'),
      ...blocks,
      text(PART_TITLES[4]),
      text('问题和改进的文字。'),
      text(PART_TITLES[5]),
      text('本年度未收取信息处理费。'),
    ],
  };
}

/** A paragraph. */
export function text(words: string): SourceBlock {
  return { kind: 'text', text: words, place: {} };
}

/** Rows of cells as a grid; holes stay holes. */
export function laidTable(rows: readonly (readonly LaidCell[])[], table: number): SourceTable {
  const taken = new Set<string>();
  const cells: SourceCell[] = [];
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const { text: words, colSpan = 1, rowSpan = 1 } of line) {
      while (taken.has(`${row} ${column}`)) column += 1;
      for (let down = row; down < row + rowSpan; down += 1)
        for (let right = column; right < column + colSpan; right += 1) taken.add(`${down} ${right}`);
      const place = { table, row: row + 1, column: column + 1 };
      cells.push({ text: words, row, column, rowspan: rowSpan, colspan: colSpan, place });
      column += colSpan;
    }
  }
  const columns = Math.max(0, ...cells.map((cell) => cell.column + cell.colspan));
  return { kind: 'table', cells, rows: rows.length, columns, place: { table } };
}

/** Each cell's text changed. */
export function mapText(laid: LaidTables, change: (cell: LaidCell) => string): LaidTables {
  return laid.map((rows) => rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell) }))));
}

/** Table three changed. */
export function mapThree(
  laid: LaidTables,
  change: (rows: readonly (readonly LaidCell[])[]) => readonly (readonly LaidCell[])[],
): LaidTables {
  return laid.map((rows, at) => (at === 1 ? change(rows) : rows));
}

/** Whether a cell holds a figure of the form. */
export function isFigure(cell: LaidCell): boolean {
  return cell.name !== undefined;
}
