import type { SourceCell, SourceTable } from '../../law/annual-report/reading/source-document.ts';
import type { Grid, GridCell } from './page-grid.ts';
import { type Glyph, isInside, middleOf } from './page-ink.ts';
import { linesOf, textOf } from './page-text.ts';

/** A table before it has its number in the document. */
export type PageTable = Omit<SourceTable, 'place' | 'cells'> & {
  readonly cells: readonly PageCell[];
};

/** A cell before its table has its number; `page` where that isn't the page on which the table begins. */
export type PageCell = Omit<SourceCell, 'place'> & { readonly page?: number };

/** Letters and digits closer than this, in heights of the font, are one number or word. */
const TOUCHING = 0.08;
/** A number that reaches this far over a line, in heights of the font, is worth a note. */
const OVERFLOW = 0.25;

/** Puts the characters into the cells where they stand; `overflowing` counts the numbers that reach over a line. */
export function fillGrid(
  grid: Grid,
  glyphs: readonly Glyph[],
): { readonly table: PageTable; readonly overflowing: number } {
  const byCell = new Map<GridCell, Glyph[]>(grid.cells.map((cell) => [cell, []]));
  const find = cellFinder(grid);
  let overflowing = 0;
  for (const word of wordsOf(glyphs)) {
    const cell = find(middleOfWord(word));
    if (cell === undefined) continue;
    byCell.get(cell)?.push(...word);
    if (reachesOver(cell, word)) overflowing += 1;
  }
  const cells = [...byCell].map(([cell, inside]) => ({
    text: cellText(inside),
    row: cell.row,
    column: cell.column,
    rowspan: cell.rowspan,
    colspan: cell.colspan,
  }));
  return { table: { kind: 'table', rows: grid.rows, columns: grid.columns, cells }, overflowing };
}

function cellText(glyphs: readonly Glyph[]): string {
  const lines = linesOf(glyphs);
  // Nothing but spaces is what stands there, too.
  return lines.length === 0 ? textOf(glyphs) : lines.map((line) => line.text).join('\n');
}

/** Cells by rows of the page, so that a long table isn't searched for every character. */
function cellFinder(grid: Grid): (point: { x: number; y: number }) => GridCell | undefined {
  const bands = new Map<number, GridCell[]>();
  const bandOf = (y: number): number => Math.floor(y / 20);
  for (const cell of grid.cells)
    for (let band = bandOf(cell.box.top); band <= bandOf(cell.box.bottom); band += 1)
      bands.set(band, [...(bands.get(band) ?? []), cell]);
  return (point) => bands.get(bandOf(point.y))?.find((cell) => isInside(cell.box, point));
}

/**
 * Numbers and words stay whole: their characters go into one cell even where the last of them stands beyond its line. Other
 * characters go each by its own place.
 */
function wordsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  for (const line of linesOf(glyphs)) {
    for (const glyph of line.glyphs) {
      const word = words.at(-1);
      const before = word?.at(-1);
      if (word !== undefined && before !== undefined && belongs(before, glyph)) word.push(glyph);
      else words.push([glyph]);
    }
  }
  const placed = new Set(words.flat());
  return [...words, ...glyphs.filter((glyph) => !placed.has(glyph)).map((glyph) => [glyph])];
}

function belongs(before: Glyph, after: Glyph): boolean {
  if (!/[\w.,]$/.test(before.text) || !/^[\w.,]/.test(after.text)) return false;
  if (Math.abs(before.baseline - after.baseline) > 1) return false;
  const gap = after.left - before.right;
  return Math.abs(gap) <= TOUCHING * after.size;
}

function middleOfWord(word: readonly Glyph[]): { x: number; y: number } {
  const middles = word.map(middleOf);
  const left = Math.min(...word.map((glyph) => glyph.left));
  const right = Math.max(...word.map((glyph) => glyph.right));
  return { x: (left + right) / 2, y: middles[0]?.y ?? 0 };
}

function reachesOver(cell: GridCell, word: readonly Glyph[]): boolean {
  if (word.length < 2) return false;
  const room = OVERFLOW * (word[0]?.size ?? 0);
  return word.some((glyph) => glyph.left < cell.box.left - room || glyph.right > cell.box.right + room);
}
