import { TABLE2_BLOCKS, TABLE2_ROW_LABELS } from '../../law/annual-report/form.ts';
import { TABLE2_BLOCKS_2019 } from '../../law/annual-report/form-2019.ts';
import type { Chunk, Stretch } from './page-chunks.ts';
import { paragraphOf, goesOn } from './page-paragraphs.ts';

/** The words that name a row of a table, maybe on several lines. */
export interface Label {
  readonly text: string;
  /** Height of its font. */
  readonly size: number;
  /** Baselines of its first and last line. */
  readonly from: number;
  readonly to: number;
  /** The row of numbers that it names; null for a heading between rows. */
  readonly row: number | null;
}

/** In heights of the font: two lines further apart are two labels. */
const NEXT_LINE = 2;
const SAME_LINE = 0.35;
/** How a label begins that has a number of its own. */
const ORDINAL = /^(?:[（(]?[一二三四五六七八九十]+[）)、]|\d{1,2}[.、．](?!\d))/u;

/** Whole labels of the form that have no number: they begin in each line that consists of them. */
const NAMES: ReadonlySet<string> = new Set([
  ...TABLE2_BLOCKS.flatMap(({ title, rows }) => [title, ...rows.map((row) => TABLE2_ROW_LABELS[row])]),
  ...TABLE2_BLOCKS_2019.flatMap(({ title, rows }) => [title, ...rows.map(({ label }) => label)]),
]);

/**
 * Puts the pieces of a column of words together to labels and finds the row each names. `rows` are the baselines of the rows of
 * numbers; `edge` is the column.
 */
export function labelsOf(pieces: readonly Chunk[], rows: readonly number[], edge: Stretch): Label[] {
  const sorted = pieces.toSorted((a, b) => a.baseline - b.baseline);
  return stacksOf(sorted, edge)
    .flatMap((stack) => partedByRows(stack, rows))
    .map((stack) => labelOf(stack, rows));
}

function stacksOf(pieces: readonly Chunk[], edge: Stretch): Chunk[][] {
  const stacks: Chunk[][] = [];
  for (const piece of pieces) {
    const stack = stacks.at(-1);
    const before = stack?.at(-1);
    const goes =
      before !== undefined &&
      !begins(piece) &&
      piece.baseline - before.baseline <= NEXT_LINE * piece.size &&
      goesOn(before, piece, edge);
    if (stack !== undefined && goes) stack.push(piece);
    else stacks.push([piece]);
  }
  return stacks;
}

/** Whether a piece is where a label begins. */
export function begins({ text }: Pick<Chunk, 'text'>): boolean {
  return ORDINAL.test(text) || NAMES.has(text.replaceAll(/\s/gu, ''));
}

/** A stack beside two rows is two labels, of which the first only looked as if it had no room. */
function partedByRows(stack: readonly Chunk[], rows: readonly number[]): Chunk[][] {
  const beside = rowsBeside(stack, rows);
  if (beside.length < 2) return [[...stack]];
  const starts = new Set(
    beside.map((row) =>
      stack.findIndex((piece) => Math.abs(piece.baseline - (rows[row] ?? 0)) < near(piece)),
    ),
  );
  const parts: Chunk[][] = [];
  for (const [index, piece] of stack.entries()) {
    const part = parts.at(-1);
    if (part === undefined || (starts.has(index) && index > 0)) parts.push([piece]);
    else part.push(piece);
  }
  return parts;
}

function labelOf(stack: readonly Chunk[], rows: readonly number[]): Label {
  const [row] = rowsBeside(stack, rows);
  return {
    text: paragraphOf(stack)
      .lines.map((line) => line.text)
      .join('\n'),
    size: stack[0]?.size ?? 0,
    from: stack[0]?.baseline ?? 0,
    to: stack.at(-1)?.baseline ?? 0,
    row: row ?? null,
  };
}

function rowsBeside(stack: readonly Chunk[], rows: readonly number[]): number[] {
  const first = stack[0];
  const last = stack.at(-1);
  if (first === undefined || last === undefined) return [];
  return rows.flatMap((at, row) =>
    first.baseline - near(first) <= at && at <= last.baseline + near(last) ? [row] : [],
  );
}

function near(piece: Chunk): number {
  return SAME_LINE * piece.size;
}
