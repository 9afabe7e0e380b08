/** Something to look for: two characters of the basic plane at least. */
export interface Term {
  readonly words: string;
}

/** Finds all places of many terms in one pass; where several begin at one place, the longest. Found ones don't overlap. */
export type TermScanner<T extends Term> = (text: string) => { readonly term: T; readonly at: number }[];

/**
 * Makes a scanner, keyed by the first two characters of its terms: 2,000 terms cost no more than 20. Throws a RangeError for a term of
 * one character.
 */
export function termScanner<T extends Term>(terms: readonly T[]): TermScanner<T> {
  const byStart = new Map<number, T[]>();
  const firsts = new Uint8Array(0x1_00_00);
  for (const term of terms) {
    if (term.words.length < 2) throw new RangeError(`a term of one character: ${term.words}`);
    const key = keyAt(term.words, 0);
    firsts[term.words.charCodeAt(0)] = 1;
    byStart.set(key, [...(byStart.get(key) ?? []), term]);
  }
  for (const list of byStart.values()) list.sort((one, other) => other.words.length - one.words.length);
  return (text) => {
    const found: { term: T; at: number }[] = [];
    for (let at = 0; at < text.length - 1; at += 1) {
      if (firsts[text.charCodeAt(at)] === 0) continue;
      const term = byStart.get(keyAt(text, at))?.find(({ words }) => text.startsWith(words, at));
      if (term === undefined) continue;
      found.push({ term, at });
      at += term.words.length - 1;
    }
    return found;
  };
}

function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_00_00 + text.charCodeAt(at + 1);
}
