import type { ReportBlock, ReportDocument } from '../../../src/files/report-document.ts';
import {
  layOutTable,
  type PlacedCell,
  type TableCell,
  type TableSpec,
} from '../../../src/files/table-spec.ts';

/** The document with table three on its side, each row of the form a column. */
export function withTurnedTable(document: ReportDocument): ReportDocument {
  return arranged(document, (rows) => [
    (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? '')),
  ]);
}

/** The document with the columns of table three in two tables, one below the other. */
export function withDividedColumns(document: ReportDocument): ReportDocument {
  return arranged(document, (rows) =>
    [
      [1, 4],
      [4, 8],
    ].map(([from, to]) =>
      rows.map(([label = '', ...figures]) => [label, ...figures.slice((from ?? 1) - 1, (to ?? 8) - 1)]),
    ),
  );
}

/** The document with the lower half of table three beside its upper half. */
export function withHalvesBeside(document: ReportDocument): ReportDocument {
  return arranged(document, ([head = [], ...rows]) => {
    const half = Math.ceil(rows.length / 2);
    const nothing = head.map(() => '');
    return [
      [
        [...head, ...head],
        ...rows.slice(0, half).map((row, at) => [...row, ...(rows[half + at] ?? nothing)]),
      ],
    ];
  });
}

/** Table three, row by row behind its own words below one row of headings, arranged anew. */
function arranged(
  document: ReportDocument,
  arrange: (rows: readonly (readonly string[])[]) => readonly (readonly (readonly string[])[])[],
): ReportDocument {
  return {
    ...document,
    blocks: document.blocks.flatMap((block): ReportBlock[] =>
      block.kind === 'table' && isTableThree(block.table)
        ? arrange(leafRows(block.table)).map((rows) => ({ kind: 'table', table: specOf(block.table, rows) }))
        : [block],
    ),
  };
}

function isTableThree({ rows }: TableSpec): boolean {
  return rows.flat().some(({ text }) => text === '自然人');
}

function leafRows(spec: TableSpec): string[][] {
  const { grid } = layOutTable(spec);
  const rows = grid.flatMap((line, row): string[][] => {
    const cells = [...new Set(line)];
    const figures = cells.filter((cell) => cell.role === 'data' && cell.row === row);
    const label = cells.findLast((cell) => cell.role === 'rowHeader');
    return figures.length === 0 || label === undefined
      ? []
      : [[label.text, ...figures.map(({ text }) => text)]];
  });
  return [['情形', ...headingsOf(grid)], ...rows];
}

/** The words right above the figures, in the order in which this document has its columns. */
function headingsOf(grid: readonly (readonly PlacedCell[])[]): string[] {
  const data = grid.findIndex((line) => line.some(({ role }) => role === 'data'));
  return (grid[data] ?? []).flatMap((cell, column) =>
    cell.role === 'data' ? [grid[data - 1]?.[column]?.text ?? ''] : [],
  );
}

function specOf(spec: TableSpec, rows: readonly (readonly string[])[]): TableSpec {
  const width = rows[0]?.length ?? 0;
  const cells = rows.map((row) => row.map((text): TableCell => ({ text, role: 'data' })));
  return {
    ...spec,
    headerRows: 0,
    columnWidths: Array.from({ length: width }, () => 100 / width),
    rows: cells,
  };
}
