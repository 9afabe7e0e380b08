import type { Glyph, PageInk, Rule } from '../page-ink.ts';

/** The height of the font where none is given. */
export const SIZE = 10;

/** Characters of a text from a place on, Chinese ones as wide as the font is high, others half of it. */
export function write(text: string, x: number, y: number, size = SIZE): Glyph[] {
  let left = x;
  return Array.from(text).map((character) => {
    const width = character < '\u2000' ? size / 2 : size;
    const glyph = { text: character, left, right: left + width, baseline: y, size };
    left += width;
    return glyph;
  });
}

/** A page of 400 by 600 points. */
export function pageOf(page: number, glyphs: readonly Glyph[][], rules: readonly Rule[] = []): PageInk {
  return { page, width: 400, height: 600, glyphs: glyphs.flat(), rules };
}
