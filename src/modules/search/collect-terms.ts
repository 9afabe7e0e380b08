import { setImmediate } from 'node:timers/promises';
import { textTerms } from './search-terms.ts';
import { MOST_TERM_BYTES } from './search-vector.ts';

/** What long texts are found by. */
export interface CollectedTerms {
  readonly terms: ReadonlySet<string>;
  /** There was room for all of them. */
  readonly whole: boolean;
}

/** Characters whose terms are found in one go: some twenty milliseconds, for which everybody waits. */
const PIECE = 4_000;

/** The terms of long texts, the first ones first, as many as an entry has room for. Piece by piece, so that others get their turn. */
export async function collectTerms(texts: Iterable<string>): Promise<CollectedTerms> {
  const terms = new Set<string>();
  let bytes = 0;
  for (const text of texts)
    for (const piece of piecesOf(text)) {
      for (const term of textTerms(piece, { single: false })) {
        if (terms.has(term)) continue;
        bytes += Buffer.byteLength(term);
        if (bytes > MOST_TERM_BYTES) return { terms, whole: false };
        terms.add(term);
      }
      await setImmediate();
    }
  return { terms, whole: true };
}

const BETWEEN_WORDS = /[\s，。；：、！？…（）“”]/u;

/** A text in pieces that end where no term goes on, unless nothing ends for a whole piece. */
export function* piecesOf(text: string, length = PIECE): Generator<string, void> {
  let at = 0;
  while (at < text.length) {
    let end = Math.min(text.length, at + length);
    if (end < text.length) {
      const half = at + length / 2;
      let place = end;
      while (place > half && !BETWEEN_WORDS.test(text.charAt(place - 1))) place -= 1;
      if (place > half) end = place;
    }
    yield text.slice(at, end);
    at = end;
  }
}
