import { foldText } from './fold-text.ts';

/** A piece of text that says of itself whether it was looked for. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

const LENGTH = 110;
const BEFORE = 24;

/**
 * Cuts a short piece around the first word found and marks all words in it. Text and words are compared
 * folded; the pieces keep the text as it was.
 */
export function excerptOf(text: string, words: readonly string[]): MarkedPiece[] {
  const lower = foldText(text);
  const first = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const start = first.length === 0 ? 0 : wholeAt(text, Math.max(0, Math.min(...first) - BEFORE));
  const end = wholeAt(text, start + LENGTH);
  const pieces = markWords(text.slice(start, end), words);
  if (start > 0) pieces.unshift({ text: '…', marked: false });
  if (end < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

/** The place itself, or the one before where it would cut a character beyond the basic plane in two. */
function wholeAt(text: string, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** Four figures or more in a row: a table's cells, which say nothing without its headings. */
const CELLS = /(?<![\p{L}\d.,])(?:-?\d[\d,.]*%?\s+){4,}/gu;

/** The text without the rows of figures that its tables left in it. */
export function withoutCells(text: string): string {
  return text.replace(CELLS, '… ');
}

/** Splits a text into pieces, the words found marked. */
export function markWords(text: string, words: readonly string[]): MarkedPiece[] {
  const wanted = words.filter((word) => word.length > 0).toSorted((a, b) => b.length - a.length);
  const lower = foldText(text);
  const pieces: MarkedPiece[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const word = wanted.find((one) => lower.startsWith(one, at));
    if (word === undefined) {
      at += 1;
      continue;
    }
    if (at > plain) pieces.push({ text: text.slice(plain, at), marked: false });
    pieces.push({ text: text.slice(at, at + word.length), marked: true });
    at += word.length;
    plain = at;
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain), marked: false });
  return pieces;
}
