import { TABLE2_ROW_LABELS } from '../../law/annual-report/form.ts';
import type { Glyph } from './page-ink.ts';
import { type TextLine, lineOf } from './page-text.ts';

/** A piece of a line with wide gaps on both sides, as a cell of a table without lines. */
export type Chunk = TextLine & { readonly isNumber: boolean };

/** Gaps that part two columns, in heights of the font: between words, before a number, between numbers. */
const GAP = 0.8;
const GAP_BEFORE_NUMBER = 0.45;
const GAP_OF_NUMBERS = 0.15;
const NUMBER = /^(?:[-−－+＋]?[\d０-９]+(?:[.,．，][\d０-９]+)*(?:件|元|万元)?|[/／—–\-－]+|无)$/u;
/** One character as it stands in a spread word, with its ordinal as one. */
const SPREAD = /^(?:\d{1,2}[.、．]?\D?|\D)$/u;
/** So many make a word; fewer may be two columns. */
const LEAST_SPREAD = 3;
/** In heights of the font. */
const SAME_GAP = 0.25;

/** The pieces of a line, from the left; words are parted by a gap of `gap` heights of the font. */
export function chunksOf(line: TextLine, gap = GAP): Chunk[] {
  const groups: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of line.glyphs) {
    if (glyph.text.trim() === '') continue;
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (
      group !== undefined &&
      before !== undefined &&
      glyph.left - right <= gapOf(before, glyph, gap) * line.size
    )
      group.push(glyph);
    else groups.push([glyph]);
    right = Math.max(right, glyph.right);
  }
  return groups.map((group) => {
    const piece = lineOf(group);
    return { ...piece, isNumber: NUMBER.test(piece.text) };
  });
}

/** In points: how exactly words begin at the edge of their column. */
const SAME_EDGE = 1;
/** In heights of the font: a smaller gap than this parts no columns, whatever begins behind it. */
const LEAST_GAP = 0.3;

/**
 * Words of two columns that stand so close that they look like one piece, parted where words of other lines begin too. `all` are the
 * words of the table.
 */
export function partedAtEdges(piece: Chunk, all: readonly Chunk[]): Chunk[] {
  const groups: Glyph[][] = [];
  for (const glyph of piece.glyphs) {
    const before = groups.at(-1)?.at(-1);
    const isCut =
      before !== undefined &&
      glyph.left - before.right >= LEAST_GAP * piece.size &&
      all.filter(({ left }) => Math.abs(left - glyph.left) <= SAME_EDGE).length > 1;
    if (groups.length === 0 || isCut) groups.push([glyph]);
    else groups.at(-1)?.push(glyph);
  }
  return groups.length === 1
    ? [piece]
    : groups.map((glyphs) => ({ ...lineOf(glyphs), isNumber: piece.isNumber }));
}

/** Puts words together that are spread over the width of a cell: single characters with the same gap between all of them. */
export function spreadWords(pieces: readonly Chunk[]): Chunk[] {
  const runs: Chunk[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run !== undefined && goesOnSpread(run, piece)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => {
    const text = run.map((piece) => piece.text).join('');
    const isWord = run.length >= LEAST_SPREAD || text === TABLE2_ROW_LABELS.rules;
    return run.length > 1 && isWord
      ? [{ ...lineOf(run.flatMap(({ glyphs }) => glyphs)), text, isNumber: false }]
      : run;
  });
}

function goesOnSpread(run: readonly Chunk[], piece: Chunk): boolean {
  const last = run.at(-1);
  if (last === undefined || last.isNumber || piece.isNumber) return false;
  if (!SPREAD.test(last.text) || !SPREAD.test(piece.text)) return false;
  const gap = piece.left - last.right;
  const before = run.length < 2 ? gap : last.left - (run.at(-2)?.right ?? 0);
  return Math.abs(gap - before) <= SAME_GAP * piece.size;
}

function gapOf(before: Glyph, after: Glyph, ofWords: number): number {
  if (!/^\d/.test(after.text)) return ofWords;
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
