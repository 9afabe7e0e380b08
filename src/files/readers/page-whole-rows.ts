import { type Stretch, overlap } from './page-chunks.ts';
import type { ChunkedLine, ColumnBlock } from './page-columns.ts';
import { begins } from './page-labels.ts';

/** In heights of the font: lines of one row are this close. */
const CLOSE = 1.7;
/** In heights of the font: words that begin this far from the edge of a column of words still begin in it. */
const SAME_START = 1;
/** The share of one gap that another must be to count as clearly smaller. */
const NEARER = 0.8;
/** So many columns have a total in each row: two rows of which every column has only one figure are none of these. */
const COLUMNS_WITH_TOTAL = 5;

/** The rows of a table without lines. */
export interface WholeRows {
  readonly rows: readonly ChunkedLine[];
  /** Rows of `rows` whose figures may belong to each other's: nobody can tell which is whose. */
  readonly doubtful: ReadonlySet<ChunkedLine>;
}

/**
 * Rows out of the lines of a table that have figures. A row whose figures stand on several lines, as where one of them has wrapped or
 * has something struck out below it, is one: no column has both, or the other line has no words at all, and then a figure of two
 * lines may be one that was broken. `wordColumns` are the columns of words, from the left.
 */
export function wholeRows(
  lines: readonly ChunkedLine[],
  block: Pick<ColumnBlock, 'columns'>,
  wordColumns: readonly Stretch[],
): WholeRows {
  const rows: ChunkedLine[] = [];
  for (const [at, line] of lines.entries()) {
    const before = rows.at(-1);
    const joined =
      before === undefined ||
      !isClose(before, line) ||
      (!hasWords(line) && isNearerTo(lines[at + 1], { line, before }))
        ? null
        : joinedRow(before, line, { block, wordColumns });
    if (joined === null) rows.push(line);
    else rows[rows.length - 1] = joined;
  }
  return { rows, doubtful: doubtfulRows(rows, block) };
}

function doubtfulRows(
  rows: readonly ChunkedLine[],
  block: Pick<ColumnBlock, 'columns'>,
): ReadonlySet<ChunkedLine> {
  if (block.columns.length < COLUMNS_WITH_TOTAL) return new Set();
  return new Set(
    rows.flatMap((row, at) => {
      const above = rows[at - 1];
      return above !== undefined && isClose(above, row) && complete(above, row, block) ? [above, row] : [];
    }),
  );
}

function isClose(above: ChunkedLine, below: ChunkedLine): boolean {
  return below.line.baseline - lowest(above) <= CLOSE * above.line.size;
}

function lowest({ line, chunks }: ChunkedLine): number {
  return Math.max(line.baseline, ...chunks.map(({ baseline }) => baseline));
}

function hasWords({ chunks }: ChunkedLine): boolean {
  return chunks.some(({ isNumber }) => !isNumber);
}

/** Whether a line without words belongs to what follows rather than to what stands before it. */
function isNearerTo(
  next: ChunkedLine | undefined,
  { line, before }: { readonly line: ChunkedLine; readonly before: ChunkedLine },
): boolean {
  const gap = line.line.baseline - lowest(before);
  return next !== undefined && hasWords(next) && next.line.baseline - line.line.baseline < NEARER * gap;
}

/** Whether no column has figures in both lines. */
function complete(
  above: ChunkedLine,
  below: ChunkedLine,
  { columns }: Pick<ColumnBlock, 'columns'>,
): boolean {
  const isFilled = (line: ChunkedLine, column: Stretch): boolean =>
    line.chunks.some((chunk) => overlap(column, chunk));
  return !columns.some((column) => isFilled(above, column) && isFilled(below, column));
}

/** Two lines as one row, which stands where the inner ones of its words do; null where each has a name of its own, or none has one. */
function joinedRow(
  above: ChunkedLine,
  below: ChunkedLine,
  { block, wordColumns }: { block: Pick<ColumnBlock, 'columns'>; wordColumns: readonly Stretch[] },
): ChunkedLine | null {
  const [upper, lower] = [innerWords(above, wordColumns), innerWords(below, wordColumns)];
  const hasWordless = upper.chunk === undefined || lower.chunk === undefined;
  if (!complete(above, below, block) && !hasWordless) return null;
  if (upper.depth === lower.depth && (lower.chunk === undefined || begins(lower.chunk))) return null;
  const { line } = lower.depth > upper.depth ? below : above;
  return { line, chunks: [...above.chunks, ...below.chunks] };
}

function innerWords(
  { chunks }: ChunkedLine,
  wordColumns: readonly Stretch[],
): { depth: number; chunk: ChunkedLine['chunks'][number] | undefined } {
  const found = chunks.map((chunk) => ({
    chunk,
    depth: chunk.isNumber
      ? -1
      : wordColumns.findLastIndex(({ left }) => chunk.left >= left - SAME_START * chunk.size),
  }));
  const [inner] = found.filter(({ depth }) => depth >= 0).toSorted((a, b) => b.depth - a.depth);
  return inner ?? { depth: -1, chunk: undefined };
}
