import { type Chunk, overlap } from './page-chunks.ts';
import type { ChunkedLine } from './page-columns.ts';
import { begins } from './page-labels.ts';
import { lineOf } from './page-text.ts';

/** In heights of the font: lines of one label are this close. */
const NEXT_LINE = 1.7;
/** In heights of the font: words that begin at the same place, as those at the left of their cell, are put together elsewhere. */
const SAME_START = 1;

/**
 * The lines of a table with names of rows put together that stand in the middle of their cells: the line above the figures begins
 * the name, the line below ends it, and both have nothing else. `edge` is where the words of the rows end.
 */
export function withCentredLabels(lines: readonly ChunkedLine[], edge: number): ChunkedLine[] {
  const result = [...lines];
  for (const [at, line] of lines.entries()) {
    const words = line.chunks.filter((chunk) => chunk.right <= edge);
    const hasFigures = words.length < line.chunks.length;
    const [own, ...others] = words;
    const [above, below] = [onlyWords(lines[at - 1], line, edge), onlyWords(lines[at + 1], line, edge)];
    if (!hasFigures || others.length > 0 || above === null || !begins(above)) continue;
    if (own !== undefined && (begins(own) || !areOneCell([above, own]))) continue;
    const end = below !== null && !begins(below) && areOneCell([above, below]) ? below : null;
    const pieces = [above, ...(own === undefined ? [] : [own]), ...(end === null ? [] : [end])];
    if (pieces.length < 2 || areAligned(pieces)) continue;
    const name = {
      ...lineOf(pieces.flatMap(({ glyphs }) => glyphs)),
      text: pieces.map(({ text }) => text).join('\n'),
      baseline: line.line.baseline,
      isNumber: false,
    };
    result[at] = { ...line, chunks: [name, ...line.chunks.filter((chunk) => chunk !== own)] };
    for (const [piece, index] of [[above, at - 1] as const, [end, at + 1] as const]) {
      const other = result[index];
      if (piece !== null && other !== undefined) result[index] = { ...other, chunks: [] };
    }
  }
  return result;
}

/** The only piece of a line next to another, if it is words and close. */
function onlyWords(line: ChunkedLine | undefined, beside: ChunkedLine, edge: number): Chunk | null {
  const [only, ...others] = line?.chunks ?? [];
  if (line === undefined || only === undefined || others.length > 0) return null;
  const gap = Math.abs(line.line.baseline - beside.line.baseline);
  return !only.isNumber && only.right <= edge && gap <= NEXT_LINE * only.size ? only : null;
}

/** Whether each piece stands above or below the middle of the first. */
function areOneCell(pieces: readonly Chunk[]): boolean {
  const [first] = pieces;
  if (first === undefined) return false;
  const middle = (first.left + first.right) / 2;
  const around = { left: middle - first.size, right: middle + first.size };
  return pieces.every((piece) => overlap(around, { left: piece.left, right: piece.right }));
}

function areAligned(pieces: readonly Chunk[]): boolean {
  const lefts = pieces.map(({ left }) => left);
  return Math.max(...lefts) - Math.min(...lefts) <= SAME_START * (pieces[0]?.size ?? 0);
}
