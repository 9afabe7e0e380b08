import { DISPUTE_COLUMN_LABELS, REQUEST_COLUMN_LABELS, TABLE2_BLOCKS } from '../../law/annual-report/form.ts';
import { TABLE2_BLOCKS_2019 } from '../../law/annual-report/form-2019.ts';
import { type Chunk, type Stretch, overlap } from './page-chunks.ts';

/** Headings closer to each other than this share of their usual distance aren't beside each other: one stands over both. */
const BESIDE = 0.6;

/** The lowest pieces of a heading, from the left, each of which names a column; `from` is where the words of the rows end. */
export function leafHeadings(lines: readonly (readonly Chunk[])[], from: number): Chunk[] {
  const leaves: Chunk[] = [];
  for (const chunks of lines.toReversed()) {
    const below = [...leaves];
    for (const piece of chunks) {
      const isFree = !piece.isNumber && piece.left > from && below.every((leaf) => !overlap(leaf, piece));
      if (isFree && hasRoom(piece, below)) leaves.push(piece);
    }
  }
  return leaves.toSorted((a, b) => a.left - b.left);
}

function hasRoom(piece: Stretch, leaves: readonly Stretch[]): boolean {
  const usual = usualStep(leaves);
  return leaves.every((leaf) => Math.abs(middle(leaf) - middle(piece)) >= BESIDE * usual);
}

/** The pieces that stand over figures: the first of a heading stands over the words of the rows unless the form has such a column. */
export function figureHeadings(leaves: readonly Chunk[]): readonly Chunk[] {
  const [first, ...others] = leaves;
  if (first === undefined) return [];
  const words = first.text.replaceAll(/\s/gu, '');
  return COLUMN_NAMES.some((name) => name.endsWith(words)) ? leaves : others;
}

const COLUMN_NAMES: readonly string[] = [
  ...Object.values(REQUEST_COLUMN_LABELS),
  ...Object.values(DISPUTE_COLUMN_LABELS),
  ...[...TABLE2_BLOCKS, ...TABLE2_BLOCKS_2019].flatMap(({ columns }) => columns.map(({ label }) => label)),
];

/**
 * The columns of a table whose headings name more than have numbers: those without numbers stand where their headings do. Where
 * headings and numbers don't go together plainly the columns are those of the numbers.
 */
export function namedColumns(columns: readonly Stretch[], leaves: readonly Stretch[]): readonly Stretch[] {
  if (leaves.length <= columns.length) return columns;
  const near = usualStep(leaves);
  const named = new Map<Stretch, Stretch>();
  for (const column of columns) {
    const leaf = nearest(column, leaves);
    if (leaf === undefined || named.has(leaf)) return columns;
    if (!overlap(leaf, column) && Math.abs(middle(leaf) - middle(column)) > near) return columns;
    named.set(leaf, column);
  }
  const all = leaves.map((leaf) => named.get(leaf) ?? leaf);
  const apart = all.every((column, at) => at === 0 || !overlap(all[at - 1] ?? column, column));
  return apart ? all : columns;
}

/** The heading in whose middle a stretch stands, or nearly. */
export function nearest(column: Stretch, leaves: readonly Stretch[]): Stretch | undefined {
  return leaves.toSorted(
    (a, b) => Math.abs(middle(a) - middle(column)) - Math.abs(middle(b) - middle(column)),
  )[0];
}

/** How far apart neighbours usually are; nought where there are too few to tell. */
function usualStep(stretches: readonly Stretch[]): number {
  const middles = stretches.map(middle).toSorted((a, b) => a - b);
  const steps = middles
    .slice(1)
    .map((at, index) => at - (middles[index] ?? at))
    .toSorted((a, b) => a - b);
  return stretches.length < 3 ? 0 : (steps[Math.floor(steps.length / 2)] ?? 0);
}

function middle({ left, right }: Stretch): number {
  return (left + right) / 2;
}
