import type { Glyph } from './page-ink.ts';

/** Characters that stand on one line, from the left. */
export interface TextLine {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of most of its characters. */
  readonly size: number;
  readonly text: string;
}

/** Gaps in heights of the font: from here on a space was meant between digits, between letters, between other characters. */
const GAP_OF_NUMBERS = 0.15;
const GAP_OF_WORDS = 0.22;
const GAP_OF_CHARACTERS = 0.9;
/** Two baselines closer than this, in heights of the smaller font, are one line. */
const SAME_LINE = 0.35;

/** Sorts characters into lines, from the top. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = glyphs.toSorted((a, b) => a.baseline - b.baseline);
  const groups: Glyph[][] = [];
  let at = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const glyph of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && glyph.baseline - at <= SAME_LINE * Math.min(size, glyph.size)) {
      group.push(glyph);
    } else {
      groups.push([glyph]);
      at = glyph.baseline;
      size = glyph.size;
    }
  }
  return groups.map(lineOf).filter((line) => line.text.trim() !== '');
}

/** One line made of characters that are known to stand on it. */
export function lineOf(glyphs: readonly Glyph[]): TextLine {
  const sorted = glyphs.toSorted((a, b) => a.left - b.left);
  const inked = sorted.filter((glyph) => glyph.text.trim() !== '');
  const sizes = inked.map((glyph) => glyph.size).toSorted((a, b) => a - b);
  return {
    glyphs: sorted,
    left: Math.min(...inked.map((glyph) => glyph.left)),
    right: Math.max(...inked.map((glyph) => glyph.right)),
    baseline: Math.max(...inked.map((glyph) => glyph.baseline)),
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
    text: textOf(sorted),
  };
}

/** The text of a line; a space is put where a gap separates words or numbers and the file has none. */
export function textOf(glyphs: readonly Glyph[]): string {
  let text = '';
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (before !== null && isSeparated(before, glyph)) text += ' ';
    text += glyph.text;
    before = glyph;
  }
  return text;
}

function isSeparated(before: Glyph, after: Glyph): boolean {
  if (/\s$/u.test(before.text) || /^\s/u.test(after.text)) return false;
  const gap = (after.left - before.right) / Math.max(1, Math.min(before.size, after.size));
  if (/\d$/.test(before.text) && /^\d/.test(after.text)) return gap > GAP_OF_NUMBERS;
  const inWords = /[\w.,%]$/.test(before.text) && /^[\w.,%]/.test(after.text);
  return gap > (inWords ? GAP_OF_WORDS : GAP_OF_CHARACTERS);
}
