import { comparableNumber } from '../../law/document-number.ts';
import { facetTerms, type Facets } from './facet-terms.ts';
import { MARKS, placedTerms, textTerms } from './search-terms.ts';

/** A part of a text with its weight: A counts most, D least. */
export interface WeightedText {
  readonly text: string;
  readonly weight: 'A' | 'B' | 'C' | 'D';
}

// Limits of PostgreSQL's tsvector: positions up to 16383, 256 of them a word; fewer are enough to rank by.
const LAST_POSITION = 16_383;
const POSITIONS_PER_WORD = 12;
const GAP = 8;

/** Literal of the tsvector that a document is ranked by; a gap between the texts keeps neighbours apart. */
export function headVector(texts: readonly WeightedText[]): string {
  const places = new Map<string, string[]>();
  let offset = 1;
  for (const { text, weight } of texts) {
    for (const { term, at } of placedTerms(text, { single: false })) {
      const position = offset + at;
      if (position > LAST_POSITION) continue;
      const known = places.get(term);
      if (known === undefined) places.set(term, [`${position}${weight}`]);
      else if (known.length < POSITIONS_PER_WORD) known.push(`${position}${weight}`);
    }
    offset += text.length + GAP;
  }
  return [...places].map(([word, positions]) => `'${word}':${positions.join(',')}`).join(' ');
}

/** A tsvector holds 1,048,575 bytes of terms at most; less, so that a change of facets always has room. */
export const MOST_TERM_BYTES = 900_000;

/** How many bytes of a tsvector terms take. */
export function bytesOfTerms(terms: Iterable<string>): number {
  let bytes = 0;
  for (const term of terms) bytes += Buffer.byteLength(term);
  return bytes;
}

/** What a document is found by. */
export interface FoundBy {
  readonly title: string;
  readonly number: string;
  readonly facets: Facets;
  /** Short ones. */
  readonly texts: readonly string[];
  /** Of long ones; those for which there is no room are left out. */
  readonly more?: ReadonlySet<string>;
}

/** Literal of the tsvector that a document is found by. */
export function termsVector(document: FoundBy): string {
  const title = textTerms(document.title, { single: true });
  const all = new Set(title);
  for (const term of title) all.add(`${MARKS.title}${term}`);
  for (const term of numberTerms(document.number)) all.add(`${MARKS.number}${term}`);
  for (const term of facetTerms(document.facets)) all.add(term);
  for (const text of [document.number, ...document.texts])
    for (const term of textTerms(text, { single: false })) all.add(term);
  let room = MOST_TERM_BYTES - bytesOfTerms(all);
  for (const term of document.more ?? []) {
    if (all.has(term)) continue;
    room -= Buffer.byteLength(term);
    if (room < 0) break;
    all.add(term);
  }
  return vectorOf(all);
}

/** What a 文号 is filtered by, however it is written: its pairs, figures and single characters. */
export function numberTerms(number: string): ReadonlySet<string> {
  return textTerms(comparableNumber(number), { single: true });
}

/** Literal of the tsvector of some terms. */
export function vectorOf(terms: ReadonlySet<string>): string {
  return [...terms].map((term) => `'${term}'`).join(' ');
}
