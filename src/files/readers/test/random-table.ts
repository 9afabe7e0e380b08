import fc from 'fast-check';
import type { SourceTable } from '../../../law/annual-report/reading/source-document.ts';
import { dataCell, layOutTable, type TableCell, type TableSpec } from '../../table-spec.ts';

/** What is compared of a cell: its text, its place and how far it reaches. */
export interface WrittenCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

const WIDEST = 6;
const HIGHEST = 8;

/** A cell that may be used: how far it reaches where there is room. */
const anyCell = fc.record({
  right: fc.integer({ min: 1, max: 3 }),
  down: fc.integer({ min: 1, max: 3 }),
  text: fc.stringMatching(/^[甲乙丙丁0-9/—]{1,6}$/u),
});

/** Any table that the project's writers take: cells of any spans that fill a grid, two of them in a row at least once. */
export const anyTable: fc.Arbitrary<TableSpec> = fc
  .record({
    width: fc.integer({ min: 2, max: WIDEST }),
    height: fc.integer({ min: 1, max: HIGHEST }),
    cells: fc.array(anyCell, { minLength: WIDEST * HIGHEST, maxLength: WIDEST * HIGHEST }),
  })
  .map(({ width, height, cells }) => ({
    caption: '表',
    columnWidths: Array.from({ length: width }, () => 1),
    headerRows: 0,
    fontSize: 10,
    rows: filled({ width, height }, cells),
  }))
  .filter(({ rows }) => rows.some((row) => row.length > 1));

/** The cells of a table as a reader must give them. */
export function cellsWritten(spec: TableSpec): WrittenCell[] {
  return layOutTable(spec)
    .rows.flat()
    .map(({ text, row, column, rowSpan, colSpan }) => ({
      text,
      row,
      column,
      rowspan: rowSpan,
      colspan: colSpan,
    }));
}

/** The cells that a reader gave, without their places in the file. */
export function cellsRead(table: SourceTable): WrittenCell[] {
  return table.cells.map(({ text, row, column, rowspan, colspan }) => ({
    text,
    row,
    column,
    rowspan,
    colspan,
  }));
}

function filled(
  size: { width: number; height: number },
  choices: readonly { right: number; down: number; text: string }[],
): TableCell[][] {
  const taken = new Set<string>();
  const isFree = (row: number, column: number): boolean =>
    row < size.height && column < size.width && !taken.has(`${row} ${column}`);
  return Array.from({ length: size.height }, (_row, row) => {
    const cells: TableCell[] = [];
    for (let column = 0; column < size.width; column += 1) {
      const choice = choices[row * size.width + column];
      if (choice === undefined || !isFree(row, column)) continue;
      let colSpan = 1;
      while (colSpan < choice.right && isFree(row, column + colSpan)) colSpan += 1;
      const rowSpan = Math.min(choice.down, size.height - row);
      for (let below = row; below < row + rowSpan; below += 1)
        for (let beside = column; beside < column + colSpan; beside += 1) taken.add(`${below} ${beside}`);
      cells.push(dataCell(choice.text, { colSpan, rowSpan }));
    }
    return cells;
  });
}
