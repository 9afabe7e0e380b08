/**
 * What is printed on a page, whatever the format of the file: characters and straight lines with their places. In points, x to
 * the right and y down, from the corner where reading begins.
 */

/** A character, or a few that share one place. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line that it stands on. */
  readonly baseline: number;
  /** Height of its font. */
  readonly size: number;
}

/** A straight line, level (`at` is its y, from and to are x) or upright (`at` is its x, from and to are y). */
export interface Rule {
  readonly level: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A page as it is printed. */
export interface PageInk {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** In the order of the file. */
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/** A rectangle on a page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The middle of a character as the eye sees it: capitals and Chinese characters stand above their line. */
export function middleOf(glyph: Glyph): { readonly x: number; readonly y: number } {
  return { x: (glyph.left + glyph.right) / 2, y: glyph.baseline - glyph.size * 0.35 };
}

/** Whether a point lies in a box. */
export function isInside(box: Box, point: { readonly x: number; readonly y: number }): boolean {
  return box.left <= point.x && point.x <= box.right && box.top <= point.y && point.y <= box.bottom;
}
