import type { ReportBlock, ReportDocument } from '../../../src/files/report-document.ts';
import {
  layOutTable,
  type PlacedCell,
  type TableCell,
  type TableSpec,
} from '../../../src/files/table-spec.ts';

/** How a page break goes through a table. */
export interface PageBreak {
  /** The heading rows stand above the rest again. */
  readonly headings: boolean;
  /** A label that reaches over the break stands there again; otherwise its place is blank. */
  readonly labels: boolean;
}

/** The document with its long tables in pieces, as when every page was made a table. */
export function withSplitTables(document: ReportDocument, rowsAPage: number, how: PageBreak): ReportDocument {
  return {
    ...document,
    blocks: document.blocks.flatMap((block): ReportBlock[] =>
      block.kind === 'table'
        ? pieces(block.table, rowsAPage, how).map((table) => ({ kind: 'table', table }))
        : [block],
    ),
  };
}

function pieces(spec: TableSpec, rowsAPage: number, how: PageBreak): TableSpec[] {
  const { grid } = layOutTable(spec);
  const first = spec.headerRows + rowsAPage;
  if (grid.length <= first) return [spec];
  const starts = [0];
  for (let at = first; at < grid.length; at += rowsAPage) starts.push(at);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? grid.length;
    const rows = grid
      .slice(start, end)
      .map((line, row) =>
        line.flatMap((cell, column) => cut(cell, { row: start + row, column, start, end, how })),
      );
    return {
      ...spec,
      rows: start > 0 && how.headings ? [...spec.rows.slice(0, spec.headerRows), ...rows] : rows,
    };
  });
}

/** The part of a cell that lies between two rows, where it begins there. */
function cut(
  cell: PlacedCell,
  at: { row: number; column: number; start: number; end: number; how: PageBreak },
): TableCell[] {
  const top = Math.max(cell.row, at.start);
  if (cell.column !== at.column || top !== at.row) return [];
  const rowSpan = Math.min(cell.row + cell.rowSpan, at.end) - top;
  const text = cell.row < at.start && !at.how.labels ? '' : cell.text;
  return [{ ...cell, text, rowSpan }];
}
