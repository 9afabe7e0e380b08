import { type Chunk, type Stretch, overlap } from './page-chunks.ts';

/** In heights of the font: two columns of a table are further apart than this. */
const NEAR = 1;

/**
 * The columns of a table, those as one that are too near to be two and of which no row has figures in both: a figure behind one that
 * was struck out stands beside its column.
 */
export function withoutTwins(
  columns: readonly Stretch[],
  rows: readonly (readonly Chunk[])[],
): readonly Stretch[] {
  const kept: Stretch[] = [];
  for (const column of columns) {
    const before = kept.at(-1);
    if (before !== undefined && areOne(before, column, rows))
      kept[kept.length - 1] = { left: before.left, right: column.right };
    else kept.push(column);
  }
  return kept;
}

/** Whether neighbouring stretches are too near to be columns of their own; `size` is the height of the font. */
export function areNear(stretches: readonly Stretch[], size: number): boolean {
  return stretches.every((stretch, at) => {
    const before = stretches[at - 1];
    return before === undefined || stretch.left - before.right <= NEAR * size;
  });
}

function areOne(left: Stretch, right: Stretch, rows: readonly (readonly Chunk[])[]): boolean {
  const size = rows[0]?.[0]?.size ?? 0;
  const isIn = (column: Stretch, row: readonly Chunk[]): boolean =>
    row.some((chunk) => overlap(column, chunk));
  return areNear([left, right], size) && rows.every((row) => !(isIn(left, row) && isIn(right, row)));
}
