import { indexWords, queryTerms } from './segmentation.ts';

/** A part of a text with its weight: A counts most, D least. */
export interface WeightedText {
  readonly text: string;
  readonly weight: 'A' | 'B' | 'C' | 'D';
}

// Limits of PostgreSQL's tsvector: positions up to 16383, 256 of them a word; fewer are enough to rank by.
const LAST_POSITION = 16_383;
const POSITIONS_PER_WORD = 40;
const GAP = 8;

/** Literal of a tsvector over several texts; a gap between them keeps phrases from reaching across. */
export function searchVector(texts: readonly WeightedText[]): string {
  const places = new Map<string, string[]>();
  let offset = 1;
  for (const { text, weight } of texts) {
    for (const { word, at } of indexWords(text)) {
      const position = offset + at;
      if (position > LAST_POSITION) continue;
      const known = places.get(word);
      if (known === undefined) places.set(word, [`${position}${weight}`]);
      else if (known.length < POSITIONS_PER_WORD) known.push(`${position}${weight}`);
    }
    offset += text.length + GAP;
  }
  return [...places].map(([word, positions]) => `'${word}':${positions.join(',')}`).join(' ');
}

/** Literal of a tsquery that wants all terms of the query; null when there is nothing to look for. */
export function searchQuery(query: string): string | null {
  const terms = queryTerms(query);
  if (terms.length === 0) return null;
  return terms
    .map((term) =>
      term.kind === 'word' ? `'${term.word}'` : `(${term.characters.map((one) => `'${one}'`).join(' <-> ')})`,
    )
    .join(' & ');
}

/** The words to mark in an excerpt. */
export function wordsToMark(query: string): string[] {
  return queryTerms(query).map((term) => (term.kind === 'word' ? term.word : term.characters.join('')));
}
