import { PART_TITLES, TABLE2_CONTENT_LABEL } from '../../law/annual-report/form.ts';
import { bareLabel } from '../../law/annual-report/reading/label-likeness.ts';
import { namesItem } from '../../law/annual-report/reading/table-words.ts';
import { type Chunk, type Stretch, chunksOf, merged, overlap } from './page-chunks.ts';
import { areNear, withoutTwins } from './page-column-twins.ts';
import { begins } from './page-labels.ts';
import { figureHeadings, leafHeadings, namedColumns, nearest } from './page-headings.ts';
import type { TextLine } from './page-text.ts';

/** A line with its pieces. */
export interface ChunkedLine {
  readonly line: TextLine;
  readonly chunks: readonly Chunk[];
}

/** Lines that form a table without drawn lines: where its numbers stand. */
export interface ColumnBlock {
  /** Index of the first line of its heading; `first` where it has none. */
  readonly top: number;
  /** Indices of its first and last line with numbers, or with the words of a row that is left blank. */
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
/** Lines further apart than this, in heights of the font, are none of one table; of a heading with several pieces, and with one. */
const FAR = 7;
const HEADING = 2.8;
const MOST_HEADING_LINES = 14;
/** In heights of the font: lines of one label are this close. */
const NEXT_LINE = 1.7;
const SAME_SIZE = 0.15;
const PART = /^\s*[一二三四五六七八九十]+、/;
const SENTENCE = /[。；]\s*$/u;

/** Splits lines into pieces. */
export function chunked(lines: readonly TextLine[]): ChunkedLine[] {
  return lines.map((line) => ({ line, chunks: chunksOf(line) }));
}

/** Finds where numbers stand below each other in columns. Says nothing where it isn't plain. */
export function findColumnBlocks(lines: readonly ChunkedLine[]): ColumnBlock[] {
  const blocks: ColumnBlock[] = [];
  let free = 0;
  for (const core of coresOf(lines)) {
    if (core.first < free) continue;
    const block = withHeading(grown(core, lines, free), lines, free);
    const before = headedBlocks(lines, { from: free, to: block.top });
    blocks.push(...before, block);
    free = block.last + 1;
  }
  return [...blocks, ...headedBlocks(lines, { from: free, to: lines.length })];
}

/** Whether a line has numbers in the columns of a table, and nothing but these there. */
export function isRowOf(block: Pick<ColumnBlock, 'columns'>, line: ChunkedLine | undefined): boolean {
  const left = block.columns[0]?.left ?? 0;
  const behind = line?.chunks.filter((chunk) => chunk.right > left) ?? [];
  return (
    behind.some((chunk) => chunk.isNumber) && behind.every((chunk) => columnsAt(chunk, block.columns) === 1)
  );
}

type Core = Omit<ColumnBlock, 'top'>;

/** The surest rows of each table. */
function coresOf(lines: readonly ChunkedLine[]): Core[] {
  return candidatesOf(lines)
    .filter((group) => isPlain(group, lines))
    .flatMap((group) => {
      const columns = withoutTwins(
        behindWords(group, lines),
        group.rows.map((row) => numbersOf(lines[row]?.chunks ?? [])),
      );
      return partedByOthers(group.rows, columns, lines)
        .filter((rows) => isTable(rows, columns, lines))
        .map((rows) => ({ first: rows[0] ?? 0, last: rows.at(-1) ?? 0, columns }));
    });
}

interface Group {
  readonly rows: number[];
  columns: Stretch[];
}

function candidatesOf(lines: readonly ChunkedLine[]): Group[] {
  const groups: Group[] = [];
  let isNew = true;
  for (const [index, { chunks, line }] of lines.entries()) {
    const numbers = numbersOf(chunks);
    isNew ||= isPartTitle(line.text);
    if (numbers.length < LEAST_COLUMNS) continue;
    const group = isNew ? undefined : groups.at(-1);
    isNew = false;
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

/** A number that stands in two columns which are too near to be two shows that they are one. */
function fits(numbers: readonly Chunk[], columns: readonly Stretch[]): boolean {
  const own = numbers.map((number) => ({
    number,
    found: columns.filter((column) => overlap(column, number)),
  }));
  const used = own.flatMap(({ found }) => found.slice(0, 1));
  return (
    own.every(({ number, found }) => found.length <= 1 || areNear(found, number.size)) &&
    new Set(used).size === used.length &&
    used.length >= LEAST_COLUMNS
  );
}

/** Columns that grew together while rows were added prove that there are none. */
function isPlain(group: Group, lines: readonly ChunkedLine[]): boolean {
  return group.rows.every((row) => {
    const numbers = numbersOf(lines[row]?.chunks ?? []);
    return numbers.every((number) => columnsAt(number, group.columns) <= 1) && fits(numbers, group.columns);
  });
}

function columnsAt(number: Stretch, columns: readonly Stretch[]): number {
  return columns.filter((column) => overlap(column, number)).length;
}

/** Columns before the words of most rows number these. */
function behindWords({ rows, columns }: Group, lines: readonly ChunkedLine[]): Stretch[] {
  const ends = rows.flatMap((row) => {
    const words = lines[row]?.chunks.findLast((chunk) => !chunk.isNumber);
    return words === undefined ? [] : [words.right];
  });
  return columns.filter(
    (column) => ends.filter((end) => end > column.left).length * 2 < Math.max(1, ends.length),
  );
}

/** Rows between which a line has something over the columns that isn't in them are of two tables. */
function partedByOthers(
  rows: readonly number[],
  columns: readonly Stretch[],
  lines: readonly ChunkedLine[],
): number[][] {
  const parts: number[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    const between = part === undefined ? [] : lines.slice((part.at(-1) ?? row) + 1, row + 1);
    const goesOn = between.every((line) => isRowOf({ columns }, line) || isBeside(columns, line));
    if (part !== undefined && goesOn) part.push(row);
    else parts.push([row]);
  }
  return parts;
}

function isTable(
  rows: readonly number[],
  columns: readonly Stretch[],
  lines: readonly ChunkedLine[],
): boolean {
  const numbers = rows.map((row) => numbersOf(lines[row]?.chunks ?? []));
  const isIn = (column: Stretch, row: readonly Stretch[]): boolean =>
    row.some((number) => overlap(column, number));
  const shared = columns.filter((column) => numbers.filter((row) => isIn(column, row)).length >= LEAST_ROWS);
  const isWide = numbers.some((row) => columns.filter((column) => isIn(column, row)).length >= WIDE_ROW);
  return isWide || (rows.length >= LEAST_ROWS && shared.length >= LEAST_COLUMNS);
}

/** Rows above and below belong to it where their numbers stand in its columns or beside these, and rows that are left blank. */
function grown(core: Core, lines: readonly ChunkedLine[], free: number): Core {
  let block = core;
  for (let at = core.first - 1; at >= free; at -= 1) {
    if (!isNear(lines[at], lines[at + 1])) break;
    const wider = withRow({ ...block, first: at }, lines, at);
    if (wider !== null) block = wider;
    else if (!isBeside(block.columns, lines[at])) break;
  }
  for (let at = core.last + 1; at < lines.length; at += 1) {
    if (!isNear(lines[at - 1], lines[at])) break;
    const wider = withRow({ ...block, last: at }, lines, at);
    if (wider !== null) block = wider;
    else if (isBlankRow(block.columns, lines, at)) block = { ...block, last: at };
    else break;
  }
  return { ...block, first: labelStart(block, lines, free) };
}

/** The label of the first row may begin above its figures. */
function labelStart({ first, columns }: Core, lines: readonly ChunkedLine[], free: number): number {
  let start = first;
  for (let at = first - 1; at >= free; at -= 1) {
    const [above, below] = [lines[at], lines[start]];
    if (above === undefined || below === undefined || !isBeside(columns, above)) break;
    if (below.line.baseline - above.line.baseline > NEXT_LINE * above.line.size) break;
    start = at;
    if (begins(above.line)) break;
  }
  return begins(lines[start]?.line ?? { text: '' }) ? start : first;
}

/** The block with one of its lines as a row, maybe with a column more; null when that line is none. */
function withRow(block: Core, lines: readonly ChunkedLine[], at: number): Core | null {
  const row = lines[at];
  const numbers = numbersOf(row?.chunks ?? []);
  if (numbers.length === 0) return null;
  const columns = merged([...block.columns, ...numbers]);
  const fitsAll = lines
    .slice(block.first, block.last + 1)
    .every((line) => isRowOf({ columns }, line) || isBeside(columns, line));
  const grewTogether = columns.length < block.columns.length;
  return isRowOf({ columns }, row) && !grewTogether && fitsAll ? { ...block, columns } : null;
}

/** Whether a line stands to the left of the numbers alone, and isn't the title of the next part. */
function isBeside(columns: readonly Stretch[], line: ChunkedLine | undefined): boolean {
  return line !== undefined && line.line.right <= (columns[0]?.left ?? 0) && !isPartTitle(line.line.text);
}

/** Words that name a row whose columns are blank: in the size of the table, no sentence. */
function isBlankRow(columns: readonly Stretch[], lines: readonly ChunkedLine[], at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (before === undefined || line === undefined || !isBeside(columns, line)) return false;
  const isSameSize = Math.abs(before.line.size - line.line.size) <= SAME_SIZE * before.line.size;
  return isSameSize && !SENTENCE.test(line.line.text);
}

const TITLES = PART_TITLES.map((title) => title.replace(PART, ''));

function isPartTitle(text: string): boolean {
  const bare = text.replaceAll(/\s/gu, '').replace(PART, '');
  return TITLES.some((title) => bare.startsWith(title) || (bare.length > 3 && title.startsWith(bare)));
}

function isNear(above: ChunkedLine | undefined, below: ChunkedLine | undefined): boolean {
  if (above === undefined || below === undefined) return false;
  return below.line.baseline - above.line.baseline <= FAR * Math.max(above.line.size, below.line.size);
}

/** The lines above that have words over the columns of numbers, and the blank columns that these name. */
function withHeading(core: Core, lines: readonly ChunkedLine[], free: number): ColumnBlock {
  const rows = lines.slice(core.first, core.last + 1).filter((line) => isRowOf(core, line));
  const own = withoutTwins(
    core.columns,
    rows.map(({ chunks }) => chunks),
  );
  const top = headingStart(core, lines, free);
  const words = lines
    .slice(core.first, core.last + 1)
    .flatMap(({ chunks }) => chunks.filter((chunk) => chunk.right <= (core.columns[0]?.left ?? 0)));
  const from = Math.max(Number.NEGATIVE_INFINITY, ...words.map((chunk) => chunk.right));
  const leaves = leafHeadings(
    lines.slice(top, core.first).map(({ chunks }) => chunks),
    from,
  );
  return { ...core, top, columns: namedColumns(own, leaves) };
}

function headingStart({ first, columns }: Core, all: readonly ChunkedLine[], free: number): number {
  let top = first;
  for (let at = first - 1; at >= free && first - at <= MOST_HEADING_LINES; at -= 1) {
    const above = all[at];
    const below = all[at + 1];
    if (above === undefined || below === undefined || isOfRank(above.line.text)) break;
    const room = above.chunks.length > 1 || below.chunks.length > 1 ? FAR : HEADING;
    if (below.line.baseline - above.line.baseline > room * above.line.size) break;
    if (above.chunks.some((chunk) => isOver(chunk, columns))) top = at;
  }
  return top;
}

/** Whether a line begins like the title of a part; rows of table three do, too. */
function isOfRank(text: string): boolean {
  return PART.test(text) && !namesItem(bareLabel(text));
}

function isOver(chunk: Chunk, columns: readonly Stretch[]): boolean {
  const left = columns[0]?.left ?? 0;
  return chunk.left > left - chunk.size * 2 && columns.some((column) => overlap(column, chunk));
}

/** Short or sparse tables under a heading: each number stands under its words, so that a blank isn't taken for its neighbour. */
function headedBlocks(
  lines: readonly ChunkedLine[],
  { from, to }: { readonly from: number; readonly to: number },
): ColumnBlock[] {
  const blocks: ColumnBlock[] = [];
  let free = from;
  for (let at = from; at < to; at += 1) {
    const block = at < free ? null : headedBlock(lines.slice(0, to), at, free);
    if (block === null) continue;
    blocks.push(block);
    free = block.last + 1;
  }
  return blocks;
}

/** The table whose heading ends in a line. */
function headedBlock(lines: readonly ChunkedLine[], at: number, free: number): ColumnBlock | null {
  const bottom = lines[at];
  if (bottom === undefined || bottom.chunks.length < 2 || bottom.chunks.some((chunk) => chunk.isNumber))
    return null;
  const rows: number[] = [];
  let top = at;
  while (top > free && isHeading(lines[top - 1], lines[top])) top -= 1;
  const heading = lines.slice(top, at + 1).map(({ chunks }) => chunks);
  let columns: readonly Stretch[] = figureHeadings(leafHeadings(heading, Number.NEGATIVE_INFINITY));
  for (let row = at + 1; row < lines.length; row += 1) {
    if (!isNear(lines[row - 1], lines[row])) break;
    const wider = underHeadings(lines[row], columns);
    if (wider !== null) columns = wider;
    else if (!isBlankRow(columns, lines, row)) break;
    rows.push(row);
  }
  const last = rows.at(-1);
  // All rows of a short table may be blank: then only the form's own words tell that it is one.
  const isNamed = bottom.chunks[0]?.text === TABLE2_CONTENT_LABEL;
  const isTold = isNamed || rows.some((row) => isRowOf({ columns }, lines[row]));
  return last === undefined || !isTold ? null : { top, first: at + 1, last, columns };
}

/** Whether a line stands in the heading that goes on below it. */
function isHeading(above: ChunkedLine | undefined, below: ChunkedLine | undefined): boolean {
  if (above === undefined || !isNear(above, below)) return false;
  return above.chunks.length > 1 && above.chunks.every((chunk) => !chunk.isNumber);
}

/** The columns that headings name, as wide as the numbers of a row below them want; null when it is no row of theirs. */
function underHeadings(line: ChunkedLine | undefined, columns: readonly Stretch[]): Stretch[] | null {
  const left = columns[0]?.left ?? 0;
  if (line === undefined || columns.length === 0) return null;
  const numbers = numbersOf(line.chunks);
  const words = line.chunks.slice(0, line.chunks.length - numbers.length);
  if (numbers.length === 0 || words.length === 0 || words.some((chunk) => chunk.right >= left)) return null;
  const owners = numbers.map((number) => nearest(number, columns));
  const wider = columns.map((column) =>
    around([column, ...numbers.filter((_, at) => owners[at] === column)]),
  );
  const areApart = wider.every((column, at) => at === 0 || !overlap(wider[at - 1] ?? column, column));
  return areApart && new Set(owners).size === numbers.length ? wider : null;
}

function around(stretches: readonly Stretch[]): Stretch {
  return {
    left: Math.min(...stretches.map(({ left }) => left)),
    right: Math.max(...stretches.map(({ right }) => right)),
  };
}
