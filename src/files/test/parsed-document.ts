import { FIGURE_BY_HEADINGS } from './official-form.ts';

/** A cell as a file has it. */
export interface ParsedCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A file read back: its text without the tables, a line for each paragraph and heading, and its tables. */
export interface ParsedDocument {
  readonly lines: readonly string[];
  /** Rows of cells in the order in which they begin. */
  readonly tables: readonly (readonly (readonly ParsedCell[])[])[];
}

const NUMBER = /^\d+(\.\d+)?$/;

/**
 * The figures of all tables by name, each found by the headings over it and beside it. Throws when headings are none of
 * the form's, when a figure stands twice, or when spans don't fill a table.
 */
export function figuresIn(document: ParsedDocument): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  for (const table of document.tables) {
    const grid = gridOf(table);
    for (const [row, line] of grid.entries()) {
      for (const [column, cell] of line.entries()) {
        const isFirst = cell !== line[column - 1] && cell !== grid[row - 1]?.[column];
        if (!isFirst || !NUMBER.test(cell.text)) continue;
        const headings = `${beside(line, column)}|${above(grid, row, column)}`;
        const name = FIGURE_BY_HEADINGS.get(headings);
        if (name === undefined) throw new Error(`nothing in the form is headed ${headings}`);
        if (figures.has(name)) throw new Error(`${name} stands twice`);
        figures.set(name, cell.text);
      }
    }
  }
  return figures;
}

/** A table as a full grid, each place with the cell that covers it. */
export function gridOf(rows: readonly (readonly ParsedCell[])[]): ParsedCell[][] {
  const grid: ParsedCell[][] = rows.map(() => []);
  for (const [row, cells] of rows.entries()) {
    for (const cell of cells) {
      let column = 0;
      while (grid[row]?.[column] !== undefined) column += 1;
      for (let down = row; down < row + cell.rowSpan; down += 1)
        for (let right = column; right < column + cell.colSpan; right += 1) {
          const line = grid[down];
          if (line === undefined || line[right] !== undefined)
            throw new Error(`“${cell.text}” doesn't fit into row ${row + 1}`);
          line[right] = cell;
        }
    }
  }
  const width = grid[0]?.length ?? 0;
  const ragged = grid.findIndex((line) => line.length !== width || Object.keys(line).length !== width);
  if (ragged >= 0) throw new Error(`row ${ragged + 1} has holes or another width than the first`);
  return grid;
}

/** Headings to the left, outermost first. */
function beside(line: readonly ParsedCell[], column: number): string {
  const texts = line.slice(0, column).filter((cell) => !NUMBER.test(cell.text));
  return [...new Set(texts)].map((cell) => cell.text).join('>');
}

/** Going up past other figures, the first unbroken run of headings, outermost first. */
function above(grid: readonly (readonly ParsedCell[])[], row: number, column: number): string {
  const found: ParsedCell[] = [];
  for (let up = row - 1; up >= 0; up -= 1) {
    const cell = grid[up]?.[column];
    if (cell === undefined) break;
    if (!NUMBER.test(cell.text)) found.unshift(cell);
    else if (found.length > 0) break;
  }
  return [...new Set(found)].map((cell) => cell.text).join('>');
}

/** Text without blanks: programs set Chinese with and without them. */
export function unspaced(text: string): string {
  return text.replace(/\s+/g, '');
}
