import { type Glyph, isInside, middleOf } from './page-ink.ts';

/** The characters of a page without what is printed over or under them, and that. */
export interface WithoutOverprint {
  readonly glyphs: readonly Glyph[];
  /** Each line of it as text, as 内部资料. */
  readonly overprint: readonly string[];
}

/** Text is smaller than what is printed over it by this share at least. */
const SMALLER = 0.6;
/** In heights of its font: how far a character reaches above and below its line. */
const ABOVE = 0.85;
const BELOW = 0.15;
/** More characters than these are no watermark, but what it lies under. */
const MOST = 400;

/** Takes out large characters in which smaller ones stand: a watermark would put its digits into the cells it crosses. */
export function withoutOverprint(glyphs: readonly Glyph[]): WithoutOverprint {
  const sizes = glyphs.map(({ size }) => size).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const large = glyphs.filter((glyph) => glyph.text.trim() !== '' && usual <= SMALLER * glyph.size);
  if (large.length === 0 || large.length > MOST) return { glyphs, overprint: [] };
  const crossed = large.filter((glyph) => glyphs.some((other) => standsIn(other, glyph)));
  const isOver = (glyph: Glyph): boolean => crossed.some((other) => isOneLine(glyph, other));
  const over = large.filter(isOver);
  const lines = Map.groupBy(over, ({ baseline }) => Math.round(baseline));
  return {
    glyphs: over.length === 0 ? glyphs : glyphs.filter((glyph) => !over.includes(glyph)),
    overprint: [...lines.values()].map((line) => line.map(({ text }) => text).join('')),
  };
}

function standsIn(small: Glyph, large: Glyph): boolean {
  const { left, right, baseline, size } = large;
  const box = { left, right, top: baseline - ABOVE * size, bottom: baseline + BELOW * size };
  return small.size <= SMALLER * size && small.text.trim() !== '' && isInside(box, middleOf(small));
}

function isOneLine(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.baseline - b.baseline) < 1 && Math.abs(a.size - b.size) < 0.1 * b.size;
}
