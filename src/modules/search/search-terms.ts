import { foldText } from './fold-text.ts';
import { dictionaryWords, isHan } from './segmentation.ts';

/**
 * What a text is found by. Two characters side by side are a term, whatever words they belong to: so everything that stands in a
 * text can be found, names that no dictionary has as well. Words of three characters and more are terms too: they are
 * rarer than their parts and hit nothing else.
 */
export interface PlacedTerm {
  readonly term: string;
  /** In characters of the text (UTF-16). */
  readonly at: number;
}

/** A run of Chinese characters, or one of letters and figures. */
export interface Run {
  readonly text: string;
  readonly at: number;
  readonly han: boolean;
}

const RUN = /\p{Script=Han}+|[a-z0-9]+/gu;
/** Nobody types more in one piece, and an index has no room for it. */
const LONGEST_RUN = 60;
/** What a figure counts, and what counts it: 第37号 is another thing than 37. */
const COUNTED = /^[第号年月日季期条届次批级元万村组路]$/u;

/** The runs of a folded text. */
export function runsOf(folded: string): Run[] {
  return [...folded.matchAll(RUN)].map(({ 0: text, index }) => ({ text, at: index, han: isHan(text) }));
}

/** Terms of a text, each as often as it stands there: pairs, figures and letters; single characters where they are asked for. */
export function placedTerms(text: string, options: { readonly single: boolean }): PlacedTerm[] {
  const terms: PlacedTerm[] = [];
  const runs = runsOf(foldText(text));
  for (const [index, run] of runs.entries()) {
    if (run.han) terms.push(...pairs(run, options.single));
    else {
      if (run.text.length <= LONGEST_RUN) terms.push({ term: run.text, at: run.at });
      for (const term of countedTerms(runs, index)) terms.push({ term, at: run.at });
    }
  }
  return terms;
}

/** A figure with the character that touches it, where one counts the other: 第37, 37号. */
export function countedTerms(runs: readonly Run[], index: number): string[] {
  const run = runs[index];
  if (run === undefined || !/^\d+$/.test(run.text) || run.text.length > LONGEST_RUN) return [];
  const before = runs[index - 1];
  const after = runs[index + 1];
  const left =
    before !== undefined && before.at + before.text.length === run.at ? (before.text.at(-1) ?? '') : '';
  const right = after?.at === run.at + run.text.length ? after.text.slice(0, 1) : '';
  return [
    ...(COUNTED.test(left) ? [`${left}${run.text}`] : []),
    ...(COUNTED.test(right) ? [`${run.text}${right}`] : []),
  ];
}

function pairs(run: Run, single: boolean): PlacedTerm[] {
  const terms: PlacedTerm[] = [];
  let at = run.at;
  let before: string | null = null;
  for (const character of run.text) {
    if (single) terms.push({ term: character, at });
    if (before !== null) terms.push({ term: `${before}${character}`, at: at - before.length });
    before = character;
    at += character.length;
  }
  return terms;
}

/** The terms of a text without their places, its longer dictionary words among them; each once. */
export function textTerms(text: string, options: { readonly single: boolean }): Set<string> {
  const terms = new Set(placedTerms(text, options).map(({ term }) => term));
  for (const word of dictionaryWords(foldText(text))) if (isLongWord(word)) terms.add(word);
  return terms;
}

/** Words of a dictionary that are terms of their own. */
export function isLongWord(word: string): boolean {
  return word.length >= 3 && isHan(word) && [...word].length >= 3;
}

/** The pairs of a word; the word itself when it is a single character. */
export function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return [word];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Before terms of the title, of the 文号, and of what a document is (its facets). */
export const MARKS = { title: '^', number: '#', facet: '~' } as const;
