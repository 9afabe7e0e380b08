import { gramsOf, sharedGrams } from './similarity.ts';

/** Two agencies whose reports resemble each other in a part (雷同). */
export interface SamePair {
  readonly first: string;
  readonly second: string;
  readonly part: 1 | 5;
  /** Whole per cent of common runs of words. */
  readonly percent: number;
}

/** From here on the check of a single report warns too. */
const SAME_FROM = 60;
/** Shorter texts are alike by chance. */
const LEAST_LENGTH = 50;

/**
 * Pairs of agencies whose 总体情况 or 存在的主要问题及改进情况 are the same in `from` per cent or more, the most alike first.
 * Figures and punctuation don't count: a text with only its numbers changed is the same text.
 */
export function samePairs(
  reports: readonly { readonly name: string; readonly part: (number: 1 | 5) => string }[],
  from = SAME_FROM,
): SamePair[] {
  const pairs: SamePair[] = [];
  for (const part of [1, 5] as const) {
    const texts = reports
      .map(({ name, part: textOf }) => ({ name, text: textOf(part) }))
      .filter(({ text }) => text.length >= LEAST_LENGTH)
      .map(({ name, text }) => ({ name, grams: gramsOf(text) }));
    for (const [at, first] of texts.entries()) {
      for (const second of texts.slice(at + 1)) {
        const percent = Math.round(sharedGrams(first.grams, second.grams) * 100);
        if (percent >= from) pairs.push({ first: first.name, second: second.name, part, percent });
      }
    }
  }
  return pairs.toSorted((a, b) => b.percent - a.percent);
}
