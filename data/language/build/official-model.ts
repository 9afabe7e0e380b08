import { readCounts } from './official-counts.ts';
import type { PlainBigram, PlainModel } from './pack-model.ts';

/** What is taken off each count for what was never seen. */
const DISCOUNT = 0.75;
/** The share of single words that is left to words that official texts don't have, by their frequency in the dictionary. */
const UNSEEN = 0.02;
const LEAST = 1e-9;

/**
 * Trigrams with absolute discounting from counts of official prose. The weight of back-off is what the n-grams that were kept
 * leave over, so that what was cut from the lists counts as unseen.
 */
export function officialModel(
  folder: string,
  numbers: ReadonlyMap<string, number>,
  dictionary: ReadonlyMap<string, number>,
): PlainModel {
  const total = numbers.size;
  const unigramRows = readCounts(folder, '1gram');
  const count = new Float64Array(total);
  const before = new Float64Array(total);
  for (const [word = '', times = '0', , preceding = '0'] of unigramRows) {
    const number = numbers.get(word);
    if (number === undefined) continue;
    count[number] = Number(times);
    before[number] = Number(preceding);
  }
  const probability = singles(before, numbers, dictionary);
  const bigrams = readCounts(folder, '2gram').map(([one = '', two = '', times = '0']) => ({
    first: numberOf(numbers, one),
    second: numberOf(numbers, two),
    count: Number(times),
  }));
  const left = Float64Array.from(count, (times) => (times > 0 ? 1 : Number.NaN));
  for (const { first, count: times } of bigrams)
    left[first] = (left[first] ?? 0) - (times - DISCOUNT) / (count[first] ?? 1);
  const weight = left.map((share) => (Number.isNaN(share) ? 1 : Math.max(share, 1e-3)));
  const after = (first: number, second: number, times: number): number =>
    Math.max(times - DISCOUNT, 0) / (count[first] ?? 1) +
    (weight[first] ?? 1) * (probability[second] ?? LEAST);
  const known = new Map(bigrams.map((row) => [row.first * total + row.second, row.count]));
  const backedOff = (first: number, second: number): number =>
    after(first, second, known.get(first * total + second) ?? 0);
  const followers = trigramsOf(folder, numbers);
  const plain = bigrams.map(({ first, second, count: times }): PlainBigram => {
    const rows = followers.get(first * total + second) ?? [];
    const share = Math.max(1 - rows.reduce((sum, row) => sum + (row.count - DISCOUNT) / times, 0), 1e-3);
    return {
      first,
      second,
      probability: Math.log10(after(first, second, times)),
      weight: Math.log10(share),
      followers: rows.map((row) => ({
        word: row.word,
        probability: Math.log10((row.count - DISCOUNT) / times + share * backedOff(second, row.word)),
      })),
    };
  });
  return {
    unigrams: { probability: probability.map(Math.log10), weight: weight.map(Math.log10) },
    bigrams: plain,
  };
}

/** By how many different words stand before a word; what is left over goes by the dictionary. */
function singles(
  before: Float64Array,
  numbers: ReadonlyMap<string, number>,
  dictionary: ReadonlyMap<string, number>,
): Float64Array {
  const all = before.reduce((sum, one) => sum + one, 0);
  const entries = [...dictionary.values()].reduce((sum, one) => sum + one + 1, 0);
  const probability = before.map((one) => ((1 - UNSEEN) * one) / all);
  for (const [word, number] of numbers) {
    const share = ((dictionary.get(word) ?? 0) + 1) / entries;
    probability[number] = Math.max((probability[number] ?? 0) + UNSEEN * share, LEAST);
  }
  return probability;
}

function trigramsOf(
  folder: string,
  numbers: ReadonlyMap<string, number>,
): Map<number, { word: number; count: number }[]> {
  const found = new Map<number, { word: number; count: number }[]>();
  for (const [one = '', two = '', three = '', times = '0'] of readCounts(folder, '3gram')) {
    const key = numberOf(numbers, one) * numbers.size + numberOf(numbers, two);
    const row = { word: numberOf(numbers, three), count: Number(times) };
    const rows = found.get(key);
    if (rows === undefined) found.set(key, [row]);
    else rows.push(row);
  }
  return found;
}

function numberOf(numbers: ReadonlyMap<string, number>, word: string): number {
  const number = numbers.get(word);
  if (number === undefined) throw new Error(`no number for ${word}`);
  return number;
}
