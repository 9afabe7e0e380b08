import { foldText } from './fold-text.ts';
import { countedTerms, MARKS, pairsOf, runsOf, type Run } from './search-terms.ts';
import { cutWords, EMPTY_WORDS, isHan, isKnownWord } from './segmentation.ts';
import { synonymAt, type Synonyms } from './synonyms.ts';

/** A word of a query with all that may stand in its place. */
export interface QueryWord {
  /** Folded; the first is what was typed. */
  readonly words: readonly string[];
  /** For each of them the terms that a text must have, all of them. */
  readonly alternatives: readonly (readonly string[])[];
}

/** A query as it is looked for: all words must be there. */
export interface ParsedQuery {
  readonly words: readonly QueryWord[];
}

/** What is typed beyond this is left out. */
export const LONGEST_QUERY = 120;
const MAX_WORDS = 10;

/** Cuts a query into words, each with those that mean the same. Empty words (怎样, 的) count only where nothing else is asked. */
export function parseQuery(text: string, synonyms: Synonyms): ParsedQuery {
  const runs = runsOf(foldText(text.slice(0, LONGEST_QUERY)));
  const all = runs.flatMap((run, index) =>
    run.han ? wordsOfRun(run.text, synonyms) : [figureWord(runs, index, synonyms)],
  );
  const telling = all.filter(({ words: [first = ''] }) => !EMPTY_WORDS.has(first) && !isLoneCharacter(first));
  return { words: distinct(telling.length > 0 ? telling : all).slice(0, MAX_WORDS) };
}

/** The 号 of 8号 is looked for with its figure. */
function isLoneCharacter(word: string): boolean {
  return isHan(word) && [...word].length === 1;
}

function wordsOfRun(run: string, synonyms: Synonyms): QueryWord[] {
  const words: QueryWord[] = [];
  let plain = '';
  let at = 0;
  while (at < run.length) {
    const known = synonymAt(run, at, synonyms);
    if (known === null) {
      plain += run.charAt(at);
      at += 1;
      continue;
    }
    words.push(...plainWords(plain), withSynonyms(known, synonyms));
    plain = '';
    at += known.length;
  }
  return [...words, ...plainWords(plain)];
}

function plainWords(text: string): QueryWord[] {
  return text === ''
    ? []
    : wholeWords(cutWords(text)).map((word) => ({ words: [word], alternatives: [termsOfWord(word)] }));
}

/** A single character beside a word is looked for together with the nearest of its characters: alone it stands everywhere. */
function wholeWords(words: readonly string[]): string[] {
  return words.map((word, index) => {
    if ([...word].length > 1 || EMPTY_WORDS.has(word)) return word;
    const [before, after] = [[...(words[index - 1] ?? '')].at(-1), [...(words[index + 1] ?? '')][0]];
    return before === undefined ? `${word}${after ?? ''}` : `${before}${word}`;
  });
}

function withSynonyms(word: string, synonyms: Synonyms): QueryWord {
  const words = [word, ...(synonyms.get(word) ?? []).filter((other) => other !== word)];
  return { words, alternatives: words.map(termsOfPhrase) };
}

/** The terms of a word: itself where it is one of the dictionary, else its pairs. */
function termsOfWord(word: string): string[] {
  if ([...word].length <= 2) return [word];
  return isKnownWord(word) ? [word] : pairsOf(word);
}

/** Of something longer, perhaps with figures in it: everything must be there. */
function termsOfPhrase(phrase: string): string[] {
  if (isHan(phrase)) return termsOfWord(phrase);
  return headTerms(phrase);
}

function figureWord(runs: readonly Run[], index: number, synonyms: Synonyms): QueryWord {
  const { text = '' } = runs[index] ?? {};
  if (synonyms.has(text)) return withSynonyms(text, synonyms);
  return { words: [text], alternatives: [[text, ...countedTerms(runs, index)]] };
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.words[0] ?? '', word])).values()];
}

/** Where a term is looked for: anywhere, or in the title alone. */
export type Place = 'anywhere' | 'title';

/** Literal of the tsquery that wants all words; null when nothing is looked for. */
export function allWords({ words }: ParsedQuery, place: Place): string | null {
  return words.length === 0 ? null : words.map((word) => wordQuery(word, place)).join(' & ');
}

/**
 * Literal of the tsquery that lets one word be missing, and takes a long word for the words that it is made of: 农机购置补贴 for 农机, 购置
 * and 补贴. Null where there is nothing to let go.
 */
export function nearlyAllWords(query: ParsedQuery): string | null {
  const parts: ParsedQuery = {
    words: distinct(query.words.flatMap(({ words: [first = ''] }) => partsOfWord(first))),
  };
  const loose = [...allButOne(query), ...(parts.words.length > query.words.length ? allButOne(parts) : [])];
  if (parts.words.length > query.words.length) loose.push(`(${allWords(parts, 'anywhere') ?? ''})`);
  return loose.length === 0 ? null : [...new Set(loose)].join(' | ');
}

function partsOfWord(word: string): QueryWord[] {
  return runsOf(word).flatMap((run) =>
    run.han ? plainWords(run.text) : [{ words: [run.text], alternatives: [[run.text]] }],
  );
}

function allButOne({ words }: ParsedQuery): string[] {
  if (words.length < 2) return [];
  return words.map((_, missing) => {
    const others = words.filter((_word, index) => index !== missing);
    return `(${others.map((word) => wordQuery(word, 'anywhere')).join(' & ')})`;
  });
}

function wordQuery({ alternatives }: QueryWord, place: Place): string {
  const prefix = place === 'title' ? MARKS.title : '';
  const each = alternatives.map((terms) => {
    const all = terms.map((term) => `'${prefix}${term}'`).join(' & ');
    return terms.length > 1 ? `(${all})` : all;
  });
  return each.length > 1 ? `(${each.join(' | ')})` : (each[0] ?? '');
}

/** Literal of the tsquery by which heads are ranked: what is typed, then what means the same. */
export function rankQuery({ words }: ParsedQuery): string {
  const terms = new Set(words.flatMap((word) => word.words.flatMap(headTerms)));
  return [...terms].map((term) => `'${term}'`).join(' | ');
}

/** Of what stands between brackets single characters are too little to look for. */
function headTerms(word: string): string[] {
  const runs = runsOf(word);
  const telling = runs.filter((run) => runs.length === 1 || !run.han || run.text.length > 1);
  return telling.flatMap((run) => (run.han ? pairsOf(run.text) : [run.text]));
}

/** The words to mark in an excerpt, those that mean the same among them. */
export function wordsToMark({ words }: ParsedQuery): string[] {
  return [...new Set(words.flatMap((word) => word.words))];
}

/** Literal of the tsquery that wants all words in the title of a head. */
export function titleOfHead({ words }: ParsedQuery): string {
  return words
    .map((word) => {
      const each = word.words.map((one) => {
        const all = headTerms(one).map((term) => `'${term}':A`);
        return `(${all.join(' & ')})`;
      });
      return `(${each.join(' | ')})`;
    })
    .join(' & ');
}
