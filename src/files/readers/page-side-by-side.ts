import { PART_TITLES } from '../../law/annual-report/form.ts';
import { type Chunk, chunksOf } from './page-chunks.ts';
import { type TextLine, lineOf } from './page-text.ts';

/** A table that is printed in two halves beside each other: the lines from `from` up to but not including `to`. */
export interface SideBySide {
  readonly from: number;
  readonly to: number;
  readonly left: readonly HalfLine[];
  readonly right: readonly HalfLine[];
}

/** A half of a line. */
export interface HalfLine {
  readonly line: TextLine;
  readonly of: TextLine;
}

/** Pieces of a heading that must stand there twice. */
const LEAST_PIECES = 3;
/** In heights of the font: the distance of a piece and its double may differ by this. */
const SAME_STEP = 1;
/** Between the halves there is more room than this, in points. */
const GUTTER = 1;
/** In heights of the font, also where a figure at the right edge of the left half nearly touches the words of the other. */
const LEAST_ROOM = 0.3;
const LEAST_ROWS = 2;
/** The left edge shows within so many lines: headings stand in the middle of their columns, the words of rows at the edge. */
const FIRST_LINES = 12;

/** Finds the first table whose heading is printed twice on one line; null where there is none. */
export function findSideBySide(lines: readonly TextLine[]): SideBySide | null {
  for (const [at, line] of lines.entries()) {
    const step = doubledBy(chunksOf(line));
    if (step === null) continue;
    const found = halvesAround(lines, at, step);
    if (found !== null) return found;
  }
  return null;
}

/** How far the second half of a heading stands from the first, which has the same words. */
function doubledBy(chunks: readonly Chunk[]): number | null {
  const half = chunks.length / 2;
  if (!Number.isInteger(half) || half < LEAST_PIECES || chunks.some((chunk) => chunk.isNumber)) return null;
  const steps = chunks.slice(0, half).map((chunk, index) => {
    const double = chunks[half + index];
    return double?.text === chunk.text ? double.left - chunk.left : Number.NaN;
  });
  const [step = Number.NaN] = steps;
  const room = SAME_STEP * (chunks[0]?.size ?? 0);
  return steps.every((each) => Math.abs(each - step) <= room) ? step : null;
}

function halvesAround(lines: readonly TextLine[], heading: number, step: number): SideBySide | null {
  const start = Math.min(...lines.slice(heading, heading + FIRST_LINES).map((line) => line.left));
  const gutter = start + step - GUTTER;
  const isParted = (line: TextLine | undefined): boolean =>
    line !== undefined && !isTitle(line.text) && isPartedAt(line, gutter);
  let from = heading;
  while (isParted(lines[from - 1])) from -= 1;
  let to = heading + 1;
  while (isParted(lines[to]) && !isNextHeading(lines, heading, to)) to += 1;
  const own = lines.slice(from, to);
  const left = halves(own, (middle) => middle < gutter);
  const right = halves(own, (middle) => middle >= gutter);
  return [left, right].every(hasNamedRows) ? { from, to, left, right } : null;
}

/** Whether nothing of a line crosses a place, and some room is there. */
function isPartedAt({ glyphs, size }: TextLine, gutter: number): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const left = inked.filter((glyph) => (glyph.left + glyph.right) / 2 < gutter);
  const right = inked.slice(left.length);
  const gap = Math.min(...right.map((glyph) => glyph.left)) - Math.max(...left.map((glyph) => glyph.right));
  return gap >= LEAST_ROOM * size && left.every((glyph) => glyph.right <= gutter + GUTTER);
}

/** Whether a heading that is printed twice stands there, below figures: the two halves of what follows are others. */
function isNextHeading(lines: readonly TextLine[], heading: number, at: number): boolean {
  const line = lines[at];
  if (line === undefined || doubledBy(chunksOf(line)) === null) return false;
  return lines.slice(heading, at).some((above) => chunksOf(above).some(({ isNumber }) => isNumber));
}

/** In a half of a table words stand before its figures; columns that have the same headings twice have none between. */
function hasNamedRows(half: readonly HalfLine[]): boolean {
  const named = half.filter(({ line }) => {
    const chunks = chunksOf(line);
    return chunks[0]?.isNumber === false && chunks.at(-1)?.isNumber === true;
  });
  return named.length >= LEAST_ROWS;
}

function halves(lines: readonly TextLine[], isIn: (middle: number) => boolean): HalfLine[] {
  return lines.flatMap((of) => {
    const glyphs = of.glyphs.filter(({ left, right }) => isIn((left + right) / 2));
    return glyphs.some(({ text }) => text.trim() !== '') ? [{ line: lineOf(glyphs), of }] : [];
  });
}

const TITLES = PART_TITLES.map((title) => title.slice(2));

function isTitle(text: string): boolean {
  const bare = text.replaceAll(/\s/gu, '');
  return TITLES.some((title) => bare.endsWith(title));
}
