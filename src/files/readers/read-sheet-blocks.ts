import type {
  SourceBlock,
  SourcePlace,
  SourceTable,
} from '../../law/annual-report/reading/source-document.ts';
import { isBlockTitle, isFigure, isProse } from './read-text-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A cell of a sheet at the corner where it begins; `row` and `column` count from 0. */
export interface SheetCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

/** Places of a sheet's tables, blank ones included. */
const MAX_AREA = 500_000;
/** Columns from which a merged cell is as wide as a page. */
const WIDE = 4;

/**
 * The tables and words of a sheet, from the top. A row with one filled cell is words above a table, and within one if it is
 * the title of a part of the report, a whole sentence or merged over the table's width. A table ends there, and at blank
 * rows where what follows begins with words alone, as a heading does; other blank rows stay in it. In places, rows and
 * columns are counted as the spreadsheet counts them.
 * @param firstTable the number of the first table among those of the document
 * @param placeOf where a row and a column stand in the sheet, all from 0, if some of it is left out
 */
export function sheetBlocks(
  cells: readonly SheetCell[],
  {
    sheet,
    firstTable,
    placeOf = (row, column) => ({ row, column }),
  }: {
    readonly sheet: string | null;
    readonly firstTable: number;
    readonly placeOf?: PlaceOf;
  },
): SourceBlock[] {
  const where: SourcePlace = sheet === null ? {} : { sheet };
  let table = firstTable;
  let area = 0;
  return partsOf(filledByRow(cells)).map((part): SourceBlock => {
    if ('words' in part) {
      const { text, row, column } = part.words;
      return { kind: 'text', text, place: { ...where, ...counted(placeOf(row, column)) } };
    }
    const made = tableOf(cells, part.rows, { place: { ...where, table }, placeOf });
    table += 1;
    area += made.rows * made.columns;
    if (area > MAX_AREA) throw tooLarge();
    return made;
  });
}

type PlaceOf = (row: number, column: number) => { readonly row: number; readonly column: number };

/** As a spreadsheet counts, from 1. */
function counted({ row, column }: ReturnType<PlaceOf>): ReturnType<PlaceOf> {
  return { row: row + 1, column: column + 1 };
}

/** Words, or a table: the rows it has, and how many columns they reach. */
type Part = { readonly words: SheetCell } | OpenTable;

interface OpenTable {
  readonly rows: number[];
  width: number;
}

function partsOf(filled: readonly [number, FilledRow][]): Part[] {
  const parts: Part[] = [];
  let open: OpenTable | null = null;
  let last = -1;
  for (const [row, { own, reaching }] of filled) {
    const afterBlank = row > last + 1;
    last = row;
    const [first] = own;
    const only = own.length === 1 && reaching === 0 ? first : undefined;
    if (only !== undefined && isWords(only, open, afterBlank)) {
      parts.push({ words: only });
      open = null;
      continue;
    }
    const begins = afterBlank && own.length > 1 && !own.some(({ text }) => isFigure(text));
    if (open === null || begins) {
      open = { rows: [], width: 0 };
      parts.push(open);
    }
    open.rows.push(row);
    open.width = Math.max(open.width, ...own.map(({ column, colspan }) => column + colspan));
  }
  return parts;
}

function isWords({ text, colspan }: SheetCell, open: OpenTable | null, afterBlank: boolean): boolean {
  if (isProse(text)) return true;
  if (isBlockTitle(text)) return false;
  if (open === null || afterBlank) return true;
  return colspan >= WIDE && colspan >= open.width * 0.75;
}

interface FilledRow {
  /** Cells with text that begin in the row. */
  readonly own: SheetCell[];
  /** How many cells with text reach down into it. */
  reaching: number;
}

/** The rows that aren't blank, in their order. */
function filledByRow(cells: readonly SheetCell[]): [number, FilledRow][] {
  const rows = new Map<number, FilledRow>();
  function rowAt(row: number): FilledRow {
    const found = rows.get(row) ?? { own: [], reaching: 0 };
    rows.set(row, found);
    return found;
  }
  const filled = cells.filter(({ text }) => text.trim() !== '');
  const lastRow = filled.reduce((most, { row }) => Math.max(most, row), -1);
  for (const cell of filled) {
    rowAt(cell.row).own.push(cell);
    const end = Math.min(cell.row + cell.rowspan - 1, lastRow);
    for (let row = cell.row + 1; row <= end; row += 1) rowAt(row).reaching += 1;
  }
  return [...rows].toSorted(([a], [b]) => a - b);
}

/** The table of some rows: cells without text are listed too, spans don't reach beyond it. */
function tableOf(
  cells: readonly SheetCell[],
  rows: readonly number[],
  { place, placeOf }: { readonly place: SourcePlace; readonly placeOf: PlaceOf },
): SourceTable {
  const top = rows[0] ?? 0;
  const bottom = (rows.at(-1) ?? 0) + 1;
  const within = cells.filter(({ row }) => row >= top && row < bottom);
  const filled = within.filter(({ text }) => text.trim() !== '');
  const left = filled.reduce((least, { column }) => Math.min(least, column), Number.POSITIVE_INFINITY);
  const right = filled.reduce((most, { column, colspan }) => Math.max(most, column + colspan), 0);
  if ((bottom - top) * (right - left) > MAX_AREA) throw tooLarge();
  const range = { top, bottom, left, right };
  return {
    kind: 'table',
    cells: laidOut(within, range).map((cell) => ({
      ...cell,
      row: cell.row - top,
      column: cell.column - left,
      place: { ...place, ...counted(placeOf(cell.row, cell.column)) },
    })),
    rows: bottom - top,
    columns: right - left,
    place: { ...place, ...counted(placeOf(top, left)) },
  };
}

interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A cell for every place of the range that none covers from above or the left. */
function laidOut(cells: readonly SheetCell[], { top, bottom, left, right }: Range): SheetCell[] {
  const width = right - left;
  const place = (row: number, column: number): number => (row - top) * width + column - left;
  const inside = cells.filter(({ column }) => column >= left && column < right);
  const at = new Map(inside.map((cell) => [place(cell.row, cell.column), cell]));
  const taken = new Uint8Array((bottom - top) * width);
  const found: SheetCell[] = [];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      if (taken[place(row, column)] === 1) continue;
      const cell = at.get(place(row, column));
      const rowspan = Math.min(cell?.rowspan ?? 1, bottom - row);
      const colspan = Math.min(cell?.colspan ?? 1, right - column);
      for (let below = row; below < row + rowspan; below += 1) {
        taken.fill(1, place(below, column), place(below, column) + colspan);
      }
      found.push({ text: cell?.text ?? '', row, column, rowspan, colspan });
    }
  }
  return found;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('工作表太大，没有读取。请只留需要的行和列，另存后再试。');
}
