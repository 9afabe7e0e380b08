import type { Glyph } from './page-ink.ts';
import { type TextLine, lineOf } from './page-text.ts';

/** A piece of a line with wide gaps on both sides, as a cell of a table without lines. */
export type Chunk = TextLine & { readonly isNumber: boolean };

/** A gap as wide as this, in heights of the font, parts two columns. */
const GAP = 0.8;
const NUMBER = /^(?:[\d０-９]+(?:[.,．，][\d０-９]+)*(?:件|元|万元)?|[/／—–\-－]+|无)$/u;

/** The pieces of a line, from the left. */
export function chunksOf(line: TextLine): Chunk[] {
  const groups: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of line.glyphs) {
    if (glyph.text.trim() === '') continue;
    const group = groups.at(-1);
    if (group !== undefined && glyph.left - right <= GAP * line.size) group.push(glyph);
    else groups.push([glyph]);
    right = Math.max(right, glyph.right);
  }
  return groups.map((group) => {
    const piece = lineOf(group);
    return { ...piece, isNumber: NUMBER.test(piece.text) };
  });
}

/** A stretch of a line. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** Whether two stretches share more than a hair. */
export function overlap(a: Stretch, b: Stretch): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5;
}

/** Stretches that overlap become one; from the left. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: { left: number; right: number }[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.left - b.left)) {
    const last = result.at(-1);
    if (last !== undefined && overlap(last, stretch)) last.right = Math.max(last.right, stretch.right);
    else result.push({ left: stretch.left, right: stretch.right });
  }
  return result;
}
