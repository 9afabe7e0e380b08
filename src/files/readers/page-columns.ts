import { type Chunk, type Stretch, chunksOf, merged, overlap } from './page-chunks.ts';
import type { TextLine } from './page-text.ts';

/** A line with its pieces. */
export interface ChunkedLine {
  readonly line: TextLine;
  readonly chunks: readonly Chunk[];
}

/** Lines that form a table without drawn lines: where its numbers stand. */
export interface ColumnBlock {
  /** Indices of its first and last line with numbers. */
  readonly first: number;
  readonly last: number;
  /** The columns of numbers, from the left. */
  readonly columns: readonly Stretch[];
}

/** What it takes: this many rows that share this many columns of numbers, or one row with so many that it can't be prose. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
const WIDE_ROW = 5;
/** Lines without numbers that may stand between two rows: a label of several lines, a heading of a group. */
const MOST_BETWEEN = 5;
const MOST_LABEL_LINES = 2;

/** Splits lines into pieces. */
export function chunked(lines: readonly TextLine[]): ChunkedLine[] {
  return lines.map((line) => ({ line, chunks: chunksOf(line) }));
}

/** Finds where numbers stand below each other in columns. Says nothing where it isn't plain. */
export function findColumnBlocks(lines: readonly ChunkedLine[]): ColumnBlock[] {
  const plain = candidatesOf(lines)
    .filter((group) => isTable(group, lines))
    .map((group) => ({ first: group.rows[0] ?? 0, last: group.rows.at(-1) ?? 0, columns: group.columns }))
    .map((block) => extended(block, lines))
    .filter((block) => isWhole(block, lines));
  const named = headedBlocks(lines).filter((block) =>
    plain.every((other) => block.last < other.first || other.last < block.first),
  );
  return [...plain, ...named].toSorted((a, b) => a.first - b.first);
}

/** Short tables under a line of headings: each number stands under one of these, so that a blank isn't taken for its neighbour. */
function headedBlocks(lines: readonly ChunkedLine[]): ColumnBlock[] {
  return lines.flatMap(({ chunks }, index): ColumnBlock[] => {
    if (chunks.length < 2 || chunks.some((chunk) => chunk.isNumber)) return [];
    const block = { first: index + 1, last: index, columns: chunks.slice(1) };
    while (isHeadedRow(block, lines[block.last + 1])) block.last += 1;
    return block.last < block.first ? [] : [block];
  });
}

function isHeadedRow(block: ColumnBlock, line: ChunkedLine | undefined): boolean {
  const left = block.columns[0]?.left ?? 0;
  return isRowOf(block, line) && line?.chunks[0] !== undefined && line.chunks[0].right < left;
}

/** A line with something over the columns that isn't in them means that the columns are wrong. */
function isWhole(block: ColumnBlock, lines: readonly ChunkedLine[]): boolean {
  const left = block.columns[0]?.left ?? 0;
  return lines
    .slice(block.first, block.last + 1)
    .every((line) => isRowOf(block, line) || line.chunks.every((chunk) => chunk.left < left));
}

interface Group {
  readonly rows: number[];
  columns: Stretch[];
}

function candidatesOf(lines: readonly ChunkedLine[]): Group[] {
  const groups: Group[] = [];
  for (const [index, { chunks }] of lines.entries()) {
    const numbers = numbersOf(chunks);
    if (numbers.length < LEAST_COLUMNS) continue;
    const group = groups.at(-1);
    const before = group?.rows.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (group !== undefined && index - before <= MOST_BETWEEN + 1 && fits(numbers, group.columns)) {
      group.rows.push(index);
      group.columns = merged([...group.columns, ...numbers]);
    } else {
      groups.push({ rows: [index], columns: merged(numbers) });
    }
  }
  return groups;
}

/** The numbers at the end of a line; what stands before its last words names the row. */
function numbersOf(chunks: readonly Chunk[]): Chunk[] {
  return chunks.slice(chunks.findLastIndex((chunk) => !chunk.isNumber) + 1);
}

function fits(numbers: readonly Stretch[], columns: readonly Stretch[]): boolean {
  const own = numbers.map((number) => columns.filter((column) => overlap(column, number)));
  const used = own.flatMap((found) => (found.length === 1 ? found : []));
  return (
    own.every((found) => found.length <= 1) &&
    new Set(used).size === used.length &&
    used.length >= LEAST_COLUMNS
  );
}

function isTable(group: Group, lines: readonly ChunkedLine[]): boolean {
  const rows = group.rows.map((row) => numbersOf(lines[row]?.chunks ?? []));
  // Columns that grew together while rows were added prove that there are none.
  const isPlain = rows.every((numbers) => fits(numbers, group.columns) || numbers.length === 0);
  if (!isPlain) return false;
  if (rows.some((numbers) => numbers.length >= WIDE_ROW)) return true;
  const shared = group.columns.filter(
    (column) =>
      rows.filter((numbers) => numbers.some((number) => overlap(column, number))).length >= LEAST_ROWS,
  );
  return rows.length >= LEAST_ROWS && shared.length >= LEAST_COLUMNS;
}

/** Rows above and below with one number or two belong to it where these stand in its columns. */
function extended(block: ColumnBlock, lines: readonly ChunkedLine[]): ColumnBlock {
  const reach = (from: number, step: 1 | -1): number => {
    let at = from;
    for (let next = at + step; Math.abs(next - at) <= MOST_LABEL_LINES + 1; next += step) {
      const line = lines[next];
      if (isRowOf(block, line)) at = next;
      else if (line === undefined || !isBeside(block, line)) break;
    }
    return at;
  };
  return { ...block, first: reach(block.first, -1), last: reach(block.last, 1) };
}

/** Whether a line stands to the left of the numbers alone. */
function isBeside(block: ColumnBlock, line: ChunkedLine): boolean {
  return line.line.right <= (block.columns[0]?.left ?? 0) && line.chunks.length === 1;
}

/** Whether a line has numbers in the columns of a table, and nothing but these there. */
export function isRowOf(block: ColumnBlock, line: ChunkedLine | undefined): boolean {
  const left = block.columns[0]?.left ?? 0;
  const behind = line?.chunks.filter((chunk) => chunk.right > left) ?? [];
  return (
    behind.some((chunk) => chunk.isNumber) &&
    behind.every((chunk) => block.columns.filter((column) => overlap(column, chunk)).length === 1)
  );
}
