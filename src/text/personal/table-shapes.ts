import { isHead } from './column-roles.ts';

/** A piece of a table, before it is known what its head is. */
export interface RawCell {
  readonly start: number;
  readonly end: number;
  /** Null: which column it stands in can't be told. */
  readonly column: number | null;
}

/** A cell with the words at its head; empty where it has none. */
export interface HeadedCell {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly head: string;
}

interface Worded extends RawCell {
  readonly words: string;
}

const HEAD_ROWS = 5;
const SHAPE_ROWS = 8;

/**
 * The records of a table, their cells under their heads, whichever way it is built: heads in the first rows; heads beside the
 * cells, as in a form; heads in the first column, a person a column.
 */
export function recordsOf(text: string, raw: readonly (readonly RawCell[])[]): HeadedCell[][] {
  const rows = raw.map((cells) =>
    cells.map((cell): Worded => ({ ...cell, words: text.slice(cell.start, cell.end).trim() })),
  );
  const begin = rows.slice(0, SHAPE_ROWS);
  if (isTransposed(begin)) return recordsOfColumns(rows);
  if (begin.filter((cells) => isFormRow(cells)).length * 2 > begin.length) return recordsOfForm(rows);
  return recordsOfList(rows);
}

function isFormRow(cells: readonly Worded[]): boolean {
  const words = cells.map((cell) => cell.words);
  if (!isHead(words[0] ?? '')) return false;
  return words.every((one, at) => at % 2 === 0 || !isHead(one));
}

/** Heads in the first column only, under each other. */
function isTransposed(rows: readonly (readonly Worded[])[]): boolean {
  if (rows.length < 2 || rows.some((cells) => cells.length < 3)) return false;
  const heads = rows.filter((cells) => isHead(cells[0]?.words ?? '')).length;
  const others = rows.flatMap((cells) => cells.slice(1)).filter(({ words }) => isHead(words)).length;
  return heads >= 2 && heads * 2 > rows.length && others * 3 <= rows.length;
}

function recordsOfForm(rows: readonly (readonly Worded[])[]): HeadedCell[][] {
  const records: HeadedCell[][] = [[]];
  let seen = new Set<string>();
  for (const cells of rows) {
    for (let at = 0; at < cells.length; at += 2) {
      const [head, cell] = [cells[at]?.words ?? '', cells[at + 1]];
      if (cell === undefined) continue;
      if (head !== '' && seen.has(head)) {
        records.push([]);
        seen = new Set();
      }
      seen.add(head);
      records.at(-1)?.push(headed(cell, head));
    }
  }
  return records;
}

function recordsOfColumns(rows: readonly (readonly Worded[])[]): HeadedCell[][] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: Math.max(0, width - 1) }, (_, at) =>
    rows.flatMap((cells) => {
      const cell = cells[at + 1];
      return cell === undefined ? [] : [headed(cell, cells[0]?.words ?? '')];
    }),
  );
}

function recordsOfList(rows: readonly (readonly Worded[])[]): HeadedCell[][] {
  const headRows = rows.slice(0, HEAD_ROWS).filter((cells) => {
    const heads = cells.filter(({ words }) => isHead(words)).length;
    return heads >= 2 && heads * 2 >= cells.filter(({ words }) => words !== '').length;
  });
  const heads = new Map<number, string>();
  for (const { column, words } of headRows.flat()) {
    if (column !== null) heads.set(column, `${heads.get(column) ?? ''}${words}`);
  }
  const own = new Set(headRows);
  const first = rows.findIndex((cells) => own.has(cells));
  // What stands above the heads is a title.
  const headOf = ({ column }: Worded, row: number): string =>
    column === null || row < first ? '' : (heads.get(column) ?? '');
  return rows
    .map((cells, row) => (own.has(cells) ? [] : cells.map((cell) => headed(cell, headOf(cell, row)))))
    .filter((cells) => cells.length > 0);
}

function headed({ start, end, words }: Worded, head: string): HeadedCell {
  return { start, end, words, head };
}
