import type { KenlmModel } from './kenlm-trie.ts';
import type { PlainBigram, PlainModel } from './pack-model.ts';

/** What a word that the general model doesn't have gets at most, by its frequency in the dictionary. */
const UNSEEN = 0.01;
const LEAST = -9;

/** The general model in the lexicon's numbers; n-grams with words that the lexicon lacks are left out. */
export function generalModel(
  kenlm: KenlmModel,
  numbers: ReadonlyMap<string, number>,
  dictionary: ReadonlyMap<string, number>,
): PlainModel {
  const numberOf = Int32Array.from(kenlm.words, (word) => numbers.get(word) ?? -1);
  const entries = [...dictionary.values()].reduce((sum, one) => sum + one + 1, 0);
  const probability = new Float64Array(numbers.size).fill(LEAST);
  const weight = new Float64Array(numbers.size);
  for (const [word, number] of numbers)
    probability[number] = Math.max(LEAST, Math.log10((UNSEEN * ((dictionary.get(word) ?? 0) + 1)) / entries));
  for (const [index, number] of numberOf.entries()) {
    if (number < 0) continue;
    probability[number] = kenlm.unigrams.probability[index] ?? LEAST;
    weight[number] = kenlm.unigrams.backOff[index] ?? 0;
  }
  const { bigrams, trigrams } = kenlm;
  const followers = new Map<number, { word: number; probability: number }[]>();
  const pairs = new Map<number, number>();
  for (let at = 0; at < bigrams.first.length; at++)
    pairs.set((bigrams.first[at] ?? 0) * kenlm.words.length + (bigrams.second[at] ?? 0), at);
  for (let at = 0; at < trigrams.first.length; at++) {
    const last = trigrams.bigram[at] ?? 0;
    const pair = pairs.get((trigrams.first[at] ?? 0) * kenlm.words.length + (bigrams.first[last] ?? 0));
    const word = numberOf[bigrams.second[last] ?? 0] ?? -1;
    if (pair === undefined || word < 0) continue;
    const row = { word, probability: trigrams.probability[at] ?? LEAST };
    const rows = followers.get(pair);
    if (rows === undefined) followers.set(pair, [row]);
    else rows.push(row);
  }
  const plain: PlainBigram[] = [];
  for (let at = 0; at < bigrams.first.length; at++) {
    const first = numberOf[bigrams.first[at] ?? 0] ?? -1;
    const second = numberOf[bigrams.second[at] ?? 0] ?? -1;
    if (first < 0 || second < 0) continue;
    plain.push({
      first,
      second,
      probability: bigrams.probability[at] ?? LEAST,
      weight: bigrams.backOff[at] ?? 0,
      followers: followers.get(at) ?? [],
    });
  }
  return { unigrams: { probability, weight }, bigrams: plain };
}
