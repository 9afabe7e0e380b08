import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | null = null;

/** The dictionary takes a moment to load: once, when first needed. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

/** A word of a text and where it begins, in characters. */
export interface PlacedWord {
  readonly word: string;
  readonly at: number;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z0-9]+/gu;

/**
 * Everything a reader might look for in a text: each dictionary word that occurs in it (also inside longer
 * words), each single Chinese character, each run of letters or digits. A query word of the dictionary is thus
 * found wherever its characters stand in a row, however the sentence around it is cut.
 */
export function indexWords(text: string): PlacedWord[] {
  const normal = normalise(text);
  const words: PlacedWord[] = [];
  let from = 0;
  for (const word of segmenter().cutAll(normal)) {
    if (word.length < 2 || !HAN.test(word)) continue;
    // Words come in order of their beginning; a later one may begin inside an earlier one, never before it.
    const at = normal.indexOf(word, from);
    if (at < 0) continue;
    words.push({ word, at });
    from = at;
  }
  let at = 0;
  for (const character of normal) {
    if (HAN.test(character)) words.push({ word: character, at });
    at += character.length;
  }
  for (const match of normal.matchAll(LATIN)) words.push({ word: match[0], at: match.index });
  return words;
}

/** A part of a query: a word to be found as it is, or characters that must stand side by side. */
export type QueryTerm =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'phrase'; readonly characters: readonly string[] };

const MAX_TERMS = 16;

/**
 * Cuts a query. Dictionary words are looked up as such; what the dictionary doesn't know (names, places) must
 * stand in the text character by character.
 */
export function queryTerms(query: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const piece of segmenter().cut(normalise(query), true)) {
    for (const run of piece.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
      const characters = [...run];
      if (characters.length === 1 || !HAN.test(run) || isKnown(run)) terms.push({ kind: 'word', word: run });
      else terms.push({ kind: 'phrase', characters });
    }
  }
  return terms.slice(0, MAX_TERMS);
}

function isKnown(word: string): boolean {
  return segmenter().cutAll(word).includes(word);
}

/** Full-width letters and digits become ordinary ones, capitals small. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
