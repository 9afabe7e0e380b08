import { blankRows } from './page-blank-rows.ts';
import { withCentredLabels } from './page-centred-labels.ts';
import { type Chunk, type Stretch, chunksOf, overlap, partedAtEdges, spreadWords } from './page-chunks.ts';
import { type ChunkedLine, type ColumnBlock, chunked, findColumnBlocks, isRowOf } from './page-columns.ts';
import { type Label, begins, labelsOf } from './page-labels.ts';
import { type HalfLine, findSideBySide } from './page-side-by-side.ts';
import type { PageTable } from './page-table.ts';
import type { TextLine } from './page-text.ts';
import { wholeRows } from './page-whole-rows.ts';

/** A table that was found among lines of text: which of them it takes, and whether each row of numbers has its words. */
export interface UnruledTable {
  readonly table: PageTable;
  readonly lines: readonly TextLine[];
  /** Where each row of the table stands. */
  readonly baselines: readonly number[];
  /** Rows of numbers beside which no words stand. */
  readonly nameless: number;
}

type Cell = PageTable['cells'][number];

/** Lines of one heading, and words that begin at the same place, are this close, in heights of the font. */
const HEADING_LINE = 1.7;
const SAME_START = 1;
/** In heights of the font: between two headings there is at least this gap. */
const CLOSE_HEADINGS = 0.3;

/** Finds tables without drawn lines by their columns of numbers; one printed in two halves beside each other is two. */
export function findUnruledTables(lines: readonly TextLine[]): UnruledTable[] {
  const beside = findSideBySide(lines);
  if (beside === null) return tablesBelow(lines);
  return [
    ...tablesBelow(lines.slice(0, beside.from)),
    ...[beside.left, beside.right].flatMap(tablesOfHalf),
    ...findUnruledTables(lines.slice(beside.to)),
  ];
}

function tablesBelow(lines: readonly TextLine[]): UnruledTable[] {
  const all = chunked(lines);
  return findColumnBlocks(all).map((block) => {
    const end = labelEnd(block, all);
    return tableOf(block, {
      heading: all.slice(block.top, block.first),
      body: all.slice(block.first, end + 1),
    });
  });
}

function tablesOfHalf(half: readonly HalfLine[]): UnruledTable[] {
  const whole = new Map(half.map(({ line, of }) => [line, of]));
  return tablesBelow(half.map(({ line }) => line)).map((table) => ({
    ...table,
    lines: table.lines.map((line) => whole.get(line) ?? line),
  }));
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
  const edge = block.columns[0]?.left ?? 0;
  const body = withCentredLabels(parts.body, edge);
  const loose = body.map((line) => line.chunks.filter((chunk) => chunk.right <= edge));
  const all = loose.flat();
  const words = loose.flatMap((line) => spreadWords(line.flatMap((chunk) => partedAtEdges(chunk, all))));
  const wordColumns = columnsOfWords(words);
  const { rows, doubtful } = wholeRows(
    body.filter((line) => isRowOf(block, line)),
    block,
    wordColumns,
  );
  const baselines = rows.map((row) => row.line.baseline);
  const labels = wordColumns.map((column) => labelsOf(column.words, baselines, column));
  const heading = headingCells(parts.heading, [...wordColumns, ...block.columns]);
  const order = rowOrder(rows, labels);
  const headingRows = Math.max(0, ...heading.map((cell) => cell.row + 1));
  const cells = [
    ...heading,
    ...labels.flatMap((column, index) => labelCells(column, { index, order, headingRows })),
    ...rows.flatMap((row, index) =>
      // Figures that may be another row's are no row's.
      doubtful.has(row)
        ? []
        : numberCells(row, block, { row: headingRows + order.ofRow(index), column: wordColumns.length }),
    ),
    ...blankRows(labels, unsureLines(rows, labels)).flatMap((label) =>
      blankCells(block, { row: headingRows + order.ofLabel(label), column: wordColumns.length }),
    ),
  ];
  return {
    table: {
      kind: 'table',
      rows: headingRows + order.baselines.length,
      columns: wordColumns.length + block.columns.length,
      cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    },
    lines: [...parts.heading, ...parts.body].map(({ line }) => line),
    baselines: [
      ...Array.from({ length: headingRows }, () => parts.heading[0]?.line.baseline ?? 0),
      ...order.baselines,
    ],
    nameless: namelessLines(rows, labels).length,
  };
}

/** Rows of numbers beside which no words stand, in a table that has words. */
function namelessLines(
  rows: readonly ChunkedLine[],
  labels: readonly (readonly Label[])[],
): readonly ChunkedLine[] {
  const named = new Set(labels.flat().map((label) => label.row));
  return labels.length === 0 ? [] : rows.filter((_, index) => !named.has(index));
}

interface RowOrder {
  readonly baselines: readonly number[];
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
    baselines: steps.map(({ at }) => at),
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

/** Rows of numbers beside which no words stand that can be the beginning of their name. */
function unsureLines(
  rows: readonly ChunkedLine[],
  labels: readonly (readonly Label[])[],
): readonly ChunkedLine[] {
  const named = new Set(
    labels
      .flat()
      .filter(begins)
      .map((label) => label.row),
  );
  return labels.length === 0 ? [] : rows.filter((_, index) => !named.has(index));
}

/** A column where nothing stands has an empty cell: what is missing stays in its place. */
function numberCells(row: ChunkedLine, block: ColumnBlock, at: { row: number; column: number }): Cell[] {
  return block.columns.map((column, index) => {
    const inside = row.chunks.filter((chunk) => overlap(column, chunk));
    return cellOf({
      row: at.row,
      column: at.column + index,
      text: inside.map((chunk, piece) => `${gapBefore(chunk, inside[piece - 1])}${chunk.text}`).join(''),
    });
  });
}

/** Figures of one cell on two lines stay apart: they may be one that was broken, or two. */
function gapBefore(chunk: Chunk, before: Chunk | undefined): string {
  if (before === undefined) return '';
  return chunk.baseline === before.baseline ? ' ' : '\n';
}

function blankCells(block: ColumnBlock, at: { row: number; column: number }): Cell[] {
  return block.columns.map((_, index) => cellOf({ row: at.row, column: at.column + index, text: '' }));
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
  for (const chunk of lines.flatMap((line) => line.chunks.flatMap(closePieces))) {
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

/** Headings of neighbouring columns stand so close that they look like one piece: it is parted where it shows any gap. */
function closePieces(chunk: Chunk): Chunk[] {
  return chunksOf(chunk, CLOSE_HEADINGS);
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
