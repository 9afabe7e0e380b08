import type { Glyph } from './page-ink.ts';
import { type TextLine, lineOf } from './page-text.ts';

/** A piece of a line with wide gaps on both sides, as a cell of a table without lines. */
export type Chunk = TextLine & { readonly isNumber: boolean };

/** Gaps that part two columns, in heights of the font: between words, before a number, between numbers. */
const GAP = 0.8;
const GAP_BEFORE_NUMBER = 0.45;
const GAP_OF_NUMBERS = 0.15;
const NUMBER = /^(?:[\d０-９]+(?:[.,．，][\d０-９]+)*(?:件|元|万元)?|[/／—–\-－]+|无)$/u;

/** The pieces of a line, from the left. */
export function chunksOf(line: TextLine): Chunk[] {
  const groups: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of line.glyphs) {
    if (glyph.text.trim() === '') continue;
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && glyph.left - right <= gapOf(before, glyph) * line.size)
      group.push(glyph);
    else groups.push([glyph]);
    right = Math.max(right, glyph.right);
  }
  return groups.map((group) => {
    const piece = lineOf(group);
    return { ...piece, isNumber: NUMBER.test(piece.text) };
  });
}

function gapOf(before: Glyph, after: Glyph): number {
  if (!/^\d/.test(after.text)) return GAP;
  return /\d$/.test(before.text) ? GAP_OF_NUMBERS : GAP_BEFORE_NUMBER;
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
