import type { PlainDate } from '../law/dates.ts';
import type { TextFinding } from './text-finding.ts';

/** A wording that the office has decided on, with where it is written. */
export interface OfficeExpression {
  /** How it is sometimes written, as words. */
  readonly found: string;
  readonly right: string;
  /** The list, notice or decision that says so. */
  readonly source: string;
}

/** Terms that stand in a fixed order and number: 四个意识 are four, in this order. */
export interface FixedSeries {
  /** What they are called together, e.g. 四个自信. */
  readonly name: string;
  readonly members: readonly string[];
  readonly source: string;
}

/** A statute or a document with articles that the program's own list doesn't know, or not as it is now. */
export interface OfficeLaw {
  readonly title: string;
  /** The day from which it holds, and its last article. */
  readonly from?: PlainDate;
  readonly lastArticle?: number;
  /** The order that made it public, e.g. 国务院令第711号. */
  readonly order?: string;
  readonly repealed?: { readonly by: string; readonly from: PlainDate };
  /** Where that is written. */
  readonly source: string;
}

/** What an office has added of its own: it knows its names, places and phrases better than any dictionary. */
export interface OfficeWords {
  /** Names of people, places and bodies, new words: never taken for a slip. */
  readonly words: readonly string[];
  readonly expressions: readonly OfficeExpression[];
  readonly series: readonly FixedSeries[];
  /** Names of its leaders and bodies; one character off is told. */
  readonly names: readonly string[];
  /** Statutes that it cites and that the program doesn't know. */
  readonly laws?: readonly OfficeLaw[];
  /**
   * Stretches that aren't told any more: the words, or '*' for whatever they are, and the rule, or '*' for all. Personal data is
   * excepted by its own rule and words alone.
   */
  readonly exceptions: readonly { readonly words: string; readonly rule: string }[];
}

/** An office that has added nothing. */
export const NO_WORDS: OfficeWords = { words: [], expressions: [], series: [], names: [], exceptions: [] };

/** Findings less those whose words the office has excepted. No '*' silences a finding of personal data. */
export function withoutExceptions(
  findings: readonly TextFinding[],
  text: string,
  words: OfficeWords,
): TextFinding[] {
  if (words.exceptions.length === 0) return [...findings];
  const excepted = new Set(words.exceptions.map((one) => `${one.rule}\0${one.words}`));
  return findings.filter((found) => {
    const said = text.slice(found.start, found.end);
    const wide = found.kind === 'personal-data' ? [] : [`${found.rule}\0*`, `*\0${said}`];
    // Of personal data, words that are a star themselves are no more than that either.
    if (found.kind === 'personal-data' && said === '*') return true;
    return ![`${found.rule}\0${said}`, ...wide].some((one) => excepted.has(one));
  });
}
