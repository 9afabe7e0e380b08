/** What a cell is: a figure or text, the heading of columns below it, or the heading of the row beside it. */
export type CellRole = 'data' | 'columnHeader' | 'rowHeader';

/** How a cell's text stands between its borders. */
export type CellAlign = 'left' | 'center' | 'right';

/** A cell of a table. Spans are 1 when left out. */
export interface TableCell {
  /** Line breaks stay line breaks on paper. */
  readonly text: string;
  readonly role: CellRole;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Centred when left out. */
  readonly align?: CellAlign;
  /** What the figure is called in the system, e.g. `t3.open.natural`. */
  readonly name?: string;
}

/** One table, described once and written by all writers (HTML, DOCX, PDF, XLSX). */
export interface TableSpec {
  /** What the table shows, for people who can't see it and for lists of tables. */
  readonly caption: string;
  /** Relative widths; their number is the number of columns. */
  readonly columnWidths: readonly number[];
  /** Rows at the top that are repeated on each page. */
  readonly headerRows: number;
  /** Size of the text on paper, in points. */
  readonly fontSize: number;
  /** Above and below the text of a cell, in points; forms have more than lists of figures, which leave it out. */
  readonly padding?: number;
  /** Least heights of the rows in points, for forms that are filled in by hand. */
  readonly rowHeights?: readonly number[];
  /** Cells in the order in which they begin, as in HTML: places covered by a span from the left or above are left out. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** A cell at its place: `row` and `column` count from 0 and are those of its upper left corner. */
export interface PlacedCell extends TableCell {
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A table as a full grid: `grid[row][column]` is the cell that covers that place. */
export interface TableGrid {
  readonly rows: readonly (readonly PlacedCell[])[];
  readonly grid: readonly (readonly PlacedCell[])[];
}

/** A cell that heads the columns below it. */
export function columnHeader(text: string, spans: Spans = {}): TableCell {
  return { text, role: 'columnHeader', ...spans };
}

/** A cell that heads its row. */
export function rowHeader(text: string, spans: Spans = {}): TableCell {
  return { text, role: 'rowHeader', align: 'left', ...spans };
}

/** A cell with a figure or text. */
export function dataCell(
  text: string,
  options: Spans & { name?: string; align?: CellAlign } = {},
): TableCell {
  return { text, role: 'data', ...options };
}

interface Spans {
  colSpan?: number;
  rowSpan?: number;
}

/** Whether a table is so short that a page never ends within it. */
export function staysTogether(spec: TableSpec): boolean {
  return spec.rows.length <= SHORT_TABLE_ROWS;
}

const SHORT_TABLE_ROWS = 16;

/** Whether rows that share a heading are so few that a page never ends between them. */
export function isShortGroup(cell: PlacedCell): boolean {
  return cell.rowSpan > 1 && cell.rowSpan <= SHORT_GROUP_ROWS;
}

const SHORT_GROUP_ROWS = 8;

/** Whether a page never ends between a row and the one below it. */
export function staysWithNext(spec: TableSpec, table: TableGrid, row: number): boolean {
  if (row >= spec.rows.length - 1) return false;
  const below = new Set(table.grid[row + 1]);
  return staysTogether(spec) || (table.grid[row] ?? []).some((cell) => isShortGroup(cell) && below.has(cell));
}

/** Places every cell; throws a RangeError unless the cells and their spans fill the grid exactly. */
export function layOutTable(spec: TableSpec): TableGrid {
  const width = spec.columnWidths.length;
  const grid: (PlacedCell | undefined)[][] = spec.rows.map(() => Array.from({ length: width }));
  const rows = spec.rows.map((cells, row) => cells.map((cell) => place(grid, cell, row)));
  const full = grid.map((line, row) => line.map((cell, column) => cell ?? hole(spec, row, column)));
  if (spec.headerRows > spec.rows.length) throw new RangeError(`${spec.caption}: more header rows than rows`);
  return { rows, grid: full };
}

/**
 * The headings of a data cell, outermost first, columns before rows: going up from the cell, the first unbroken run of
 * column headings; going left, the row headings that cover its row.
 */
export function headersOf(table: TableGrid, cell: PlacedCell): readonly PlacedCell[] {
  const above = new Set<PlacedCell>();
  const beside = new Set<PlacedCell>();
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) {
    for (const header of columnHeadersAbove(table, cell.row, column)) above.add(header);
  }
  for (const candidate of (table.grid[cell.row] ?? []).slice(0, cell.column)) {
    if (candidate.role === 'rowHeader') beside.add(candidate);
  }
  return [...[...above].toSorted(byPlace), ...beside];
}

function columnHeadersAbove(table: TableGrid, row: number, column: number): readonly PlacedCell[] {
  const found: PlacedCell[] = [];
  for (let above = row - 1; above >= 0; above -= 1) {
    const candidate = table.grid[above]?.[column];
    if (candidate?.role === 'columnHeader') found.push(candidate);
    else if (found.length > 0) break;
  }
  return found;
}

function byPlace(a: PlacedCell, b: PlacedCell): number {
  return a.row - b.row || a.column - b.column;
}

function place(grid: (PlacedCell | undefined)[][], cell: TableCell, row: number): PlacedCell {
  const line = grid[row] ?? [];
  const column = line.findIndex((taken) => taken === undefined);
  const placed: PlacedCell = { ...cell, row, column, colSpan: cell.colSpan ?? 1, rowSpan: cell.rowSpan ?? 1 };
  for (let down = row; down < row + placed.rowSpan; down += 1) {
    const target = grid[down];
    for (let right = column; right < column + placed.colSpan; right += 1) {
      if (column < 0 || target === undefined || right >= target.length || target[right] !== undefined) {
        throw new RangeError(`the cell “${cell.text}” of row ${row} doesn't fit into its table`);
      }
      target[right] = placed;
    }
  }
  return placed;
}

function hole(spec: TableSpec, row: number, column: number): never {
  throw new RangeError(`${spec.caption}: nothing stands at row ${row}, column ${column}`);
}
