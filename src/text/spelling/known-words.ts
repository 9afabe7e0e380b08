import type { CheckedText } from '../checked-text.ts';
import { RECENT_WORDS, TOWN_WORDS } from './official-words.ts';

type Stretch = readonly [start: number, end: number];

/**
 * Where a text has words that are known to be right: the office's own words, names and expressions, the issuer's name, and the
 * words of an agency in a document's number.
 * The function that is returned gives the stretches that touch one.
 */
export function knownStretches({
  text,
  context,
}: CheckedText): (start: number, end: number) => readonly Stretch[] {
  const words = context.words;
  const known = new Set(
    [
      ...RECENT_WORDS,
      ...TOWN_WORDS,
      ...(words?.words ?? []),
      ...(words?.names ?? []),
      ...(words?.expressions ?? []).map((one) => one.right),
      ...(words?.series ?? []).flatMap((one) => [one.name, ...one.members]),
      context.issuer ?? '',
    ].filter((word) => word.length > 1),
  );
  const longest = Math.max(LONGEST_IN_NUMBER, ...[...known].map((word) => word.length));
  // In the order of their beginnings: whoever asks looks from the first that may still touch.
  const stretches = [...stretchesOf(text, [...known]), ...agenciesInNumbers(text)].toSorted(
    ([one], [other]) => one - other,
  );
  return (start, end) => {
    const touching: Stretch[] = [];
    for (let index = firstFrom(stretches, start - longest); index < stretches.length; index++) {
      const stretch = stretches[index];
      if (stretch === undefined || stretch[0] >= end) break;
      if (stretch[1] > start) touching.push(stretch);
    }
    return touching;
  };
}

const LONGEST_IN_NUMBER = 6;
/** 〔2023〕12号, and as it is typed where the right brackets are hard to find. */
const YEAR_OF_NUMBER = /〔\d{4}〕|[[（(]\d{4}[\]）)]\s?(?:第\s?)?\d+\s?号/gu;
const HAN = /\p{sc=Han}/u;

/** 渝府办发〔2023〕12号: what stands before the year is short for an agency, and no words. */
function agenciesInNumbers(text: string): Stretch[] {
  return [...text.matchAll(YEAR_OF_NUMBER)].map(({ index }) => {
    let start = index;
    while (start > 0 && index - start < LONGEST_IN_NUMBER && HAN.test(text.charAt(start - 1))) start -= 1;
    return [start, index];
  });
}

/** The first stretch that begins at a place or behind it. */
function firstFrom(stretches: readonly Stretch[], start: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.[0] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By the first two characters, so that thousands of words cost little. */
function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const byBeginning = new Map<string, string[]>();
  for (const word of words) {
    const beginning = word.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), word]);
  }
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < text.length; at++)
    for (const word of byBeginning.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(word, at)) stretches.push([at, at + word.length]);
  return stretches;
}
