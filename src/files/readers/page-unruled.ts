import { type Chunk, type Stretch, overlap } from './page-chunks.ts';
import { type ChunkedLine, type ColumnBlock, chunked, findColumnBlocks, isRowOf } from './page-columns.ts';
import { type Label, labelsOf } from './page-labels.ts';
import type { PageTable } from './page-table.ts';
import type { TextLine } from './page-text.ts';

/** A table that was found among lines of text: which of them it takes, and whether each row of numbers has its words. */
export interface UnruledTable {
  readonly table: PageTable;
  readonly lines: readonly TextLine[];
  /** Rows of numbers beside which no words stand. */
  readonly nameless: number;
}

type Cell = PageTable['cells'][number];

/** Lines of the heading are this close to each other and to the first row, in heights of the font. */
const HEADING = 2.8;
const MOST_HEADING_LINES = 9;
const PART = /^\s*[一二三四五六七八九十]+、/;
/** Lines of one heading, and words that begin at the same place, are this close, in heights of the font. */
const HEADING_LINE = 1.7;
const SAME_START = 1;

/** Finds tables without drawn lines by their columns of numbers. */
export function findUnruledTables(lines: readonly TextLine[]): UnruledTable[] {
  const all = chunked(lines);
  let free = 0;
  return findColumnBlocks(all).map((block) => {
    const top = headingStart(block, all, free);
    const end = labelEnd(block, all);
    free = end + 1;
    return tableOf(block, { heading: all.slice(top, block.first), body: all.slice(block.first, end + 1) });
  });
}

/** The lines above that have words over the columns of numbers, up to the title of the part. */
function headingStart(block: ColumnBlock, all: readonly ChunkedLine[], free: number): number {
  let top = block.first;
  for (let at = block.first - 1; at >= free && block.first - at <= MOST_HEADING_LINES; at -= 1) {
    const above = all[at];
    const below = all[at + 1];
    if (above === undefined || below === undefined || PART.test(above.line.text)) break;
    if (below.line.baseline - above.line.baseline > HEADING * above.line.size) break;
    if (above.chunks.some((chunk) => isOver(chunk, block.columns))) top = at;
  }
  return top;
}

function isOver(chunk: Chunk, columns: readonly Stretch[]): boolean {
  const left = columns[0]?.left ?? 0;
  return chunk.left > left - chunk.size * 2 && columns.some((column) => overlap(column, chunk));
}

/** The label of the last row may go on below it. */
function labelEnd(block: ColumnBlock, all: readonly ChunkedLine[]): number {
  const last = all[block.last];
  const next = all[block.last + 1];
  const edge = block.columns[0]?.left ?? 0;
  if (last === undefined || next === undefined || next.chunks.length !== 1) return block.last;
  const isClose = next.line.baseline - last.line.baseline < 1.6 * next.line.size;
  const label = last.chunks.findLast((chunk) => chunk.right < edge);
  const isBelow = label === undefined || Math.abs(label.left - next.line.left) < next.line.size;
  return isClose && isBelow && next.line.right < edge ? block.last + 1 : block.last;
}

function tableOf(
  block: ColumnBlock,
  parts: { heading: readonly ChunkedLine[]; body: readonly ChunkedLine[] },
): UnruledTable {
  const rows = parts.body.filter((line) => isRowOf(block, line));
  const edge = block.columns[0]?.left ?? 0;
  const words = parts.body.flatMap((line) => line.chunks.filter((chunk) => chunk.right <= edge));
  const wordColumns = columnsOfWords(words);
  const baselines = rows.map((row) => row.line.baseline);
  const labels = wordColumns.map((column) => labelsOf(column.words, baselines, column));
  const heading = headingCells(parts.heading, [...wordColumns, ...block.columns]);
  const order = rowOrder(rows, labels);
  const headingRows = Math.max(0, ...heading.map((cell) => cell.row + 1));
  const cells = [
    ...heading,
    ...labels.flatMap((column, index) => labelCells(column, { index, order, headingRows })),
    ...rows.flatMap((row, index) =>
      numberCells(row, block, { row: headingRows + order.ofRow(index), column: wordColumns.length }),
    ),
  ];
  const named = new Set(labels.flat().map((label) => label.row));
  return {
    table: {
      kind: 'table',
      rows: headingRows + order.count,
      columns: wordColumns.length + block.columns.length,
      cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    },
    lines: [...parts.heading, ...parts.body].map(({ line }) => line),
    nameless: wordColumns.length === 0 ? 0 : rows.filter((_, index) => !named.has(index)).length,
  };
}

interface RowOrder {
  readonly count: number;
  ofRow(row: number): number;
  ofLabel(label: Label): number;
}

/** Rows of numbers and, between them, headings that name none: from the top. */
function rowOrder(rows: readonly ChunkedLine[], labels: readonly (readonly Label[])[]): RowOrder {
  const heads = labels.flat().filter((label) => label.row === null);
  const steps = [
    ...rows.map((row, index) => ({ at: row.line.baseline, row: index, from: null as number | null })),
    ...[...new Set(heads.map((head) => head.from))].map((from) => ({ at: from, row: -1, from })),
  ].toSorted((a, b) => a.at - b.at);
  return {
    count: steps.length,
    ofRow: (row) => steps.findIndex((step) => step.row === row),
    ofLabel: (label) =>
      label.row === null
        ? steps.findIndex((step) => step.from === label.from)
        : steps.findIndex((step) => step.row === label.row),
  };
}

function labelCells(
  labels: readonly Label[],
  at: { index: number; order: RowOrder; headingRows: number },
): Cell[] {
  const byRow = new Map<number, string[]>();
  for (const label of labels) {
    const row = at.headingRows + at.order.ofLabel(label);
    byRow.set(row, [...(byRow.get(row) ?? []), label.text]);
  }
  return [...byRow].map(([row, texts]) => cellOf({ row, column: at.index, text: texts.join('\n') }));
}

/** A column where nothing stands has an empty cell: what is missing stays in its place. */
function numberCells(row: ChunkedLine, block: ColumnBlock, at: { row: number; column: number }): Cell[] {
  return block.columns.map((column, index) => {
    const inside = row.chunks.filter((chunk) => overlap(column, chunk));
    return cellOf({
      row: at.row,
      column: at.column + index,
      text: inside.map((chunk) => chunk.text).join(' '),
    });
  });
}

interface WordColumn extends Stretch {
  readonly words: readonly Chunk[];
}

/** Words that begin at the same place stand in one column, however far they reach. */
function columnsOfWords(words: readonly Chunk[]): WordColumn[] {
  const groups: Chunk[][] = [];
  for (const word of words.toSorted((a, b) => a.left - b.left)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && word.left - group[0].left <= SAME_START * word.size) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    left: Math.min(...group.map((word) => word.left)),
    right: Math.max(...group.map((word) => word.right)),
    words: group,
  }));
}

/** Two rows of headings: of each column, and what stands over these. */
function headingCells(lines: readonly ChunkedLine[], columns: readonly Stretch[]): Cell[] {
  const groups: Cell[] = [];
  const own = columns.map((): Chunk[] => []);
  for (const chunk of lines.flatMap((line) => line.chunks)) {
    const over = columns.flatMap((column, index) =>
      overlap(widened(column, chunk.size), chunk) ? [index] : [],
    );
    const [first] = over;
    if (first === undefined) continue;
    if (over.length === 1) own[first]?.push(chunk);
    else groups.push(cellOf({ row: 0, column: first, text: chunk.text, colspan: over.length }));
  }
  const stacks = own.map(headingStacks);
  for (const [column, parts] of stacks.entries())
    if (parts.length > 1) groups.push(cellOf({ row: 0, column, text: parts.slice(0, -1).flat().join('\n') }));
  const apart = withoutOverlap(groups);
  const row = apart.length > 0 ? 1 : 0;
  const below = stacks.flatMap((parts, column) => {
    const last = parts.at(-1);
    return last === undefined ? [] : [cellOf({ row, column, text: last.join('\n') })];
  });
  return [...apart, ...below];
}

/** Words over one column, parted where a wide gap lies between them. */
function headingStacks(chunks: readonly Chunk[]): string[][] {
  const stacks: string[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const chunk of chunks) {
    const stack = stacks.at(-1);
    if (stack !== undefined && chunk.baseline - before <= HEADING_LINE * chunk.size) stack.push(chunk.text);
    else stacks.push([chunk.text]);
    before = chunk.baseline;
  }
  return stacks;
}

function withoutOverlap(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells) {
    const isFree = kept.every(
      (other) => other.column + other.colspan <= cell.column || cell.column + cell.colspan <= other.column,
    );
    if (isFree) kept.push(cell);
  }
  return kept;
}

/** A heading is often wider than its numbers, and sometimes stands beside them. */
function widened(column: Stretch, by: number): Stretch {
  return { left: column.left - by / 2, right: column.right + by / 2 };
}

function cellOf(given: { row: number; column: number; text: string; colspan?: number }): Cell {
  return { rowspan: 1, colspan: 1, ...given };
}
