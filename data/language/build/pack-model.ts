import { packNumbers } from '../../../src/text/spelling/packed-bytes.ts';
import { probabilityCode, weightCode } from '../../../src/text/spelling/quantised.ts';

/** An n-gram model in numbers of the lexicon: log10 probabilities, log10 back-off weights. */
export interface PlainModel {
  readonly unigrams: { readonly probability: Float64Array; readonly weight: Float64Array };
  readonly bigrams: readonly PlainBigram[];
}

/** A pair of words with what follows it. */
export interface PlainBigram {
  readonly first: number;
  readonly second: number;
  readonly probability: number;
  readonly weight: number;
  readonly followers: readonly { readonly word: number; readonly probability: number }[];
}

/** The sections that `LanguageModel` reads. */
export function packModel(model: PlainModel): Map<string, Uint8Array> {
  const words = model.unigrams.probability.length;
  const sorted = model.bigrams.toSorted((one, other) => one.first - other.first || one.second - other.second);
  const byFirst: PlainBigram[][] = Array.from({ length: words }, () => []);
  for (const bigram of sorted) byFirst[bigram.first]?.push(bigram);
  const bigramLists = byFirst.map((list) =>
    list.map(({ second, probability }) => ({ word: second, probability })),
  );
  const trigramLists = sorted.map(({ followers }) =>
    followers.toSorted((one, other) => one.word - other.word),
  );
  return new Map([
    ['unigram', Uint8Array.from(model.unigrams.probability, probabilityCode)],
    ['unigram-weight', Uint8Array.from(model.unigrams.weight, weightCode)],
    ...packFollowers('bigram', bigramLists),
    // Without followers, nothing is ever backed off from.
    [
      'bigram-weight',
      Uint8Array.from(
        sorted.filter(({ followers }) => followers.length > 0),
        ({ weight }) => weightCode(weight),
      ),
    ],
    ...packFollowers('trigram', trigramLists),
  ]);
}

type Follower = PlainBigram['followers'][number];

function packFollowers(name: string, lists: readonly (readonly Follower[])[]): [string, Uint8Array][] {
  return [
    [`${name}-counts`, packNumbers(counts(lists))],
    [`${name}-words`, packNumbers(steps(lists))],
    [`${name}-codes`, Uint8Array.from(lists.flat(), ({ probability }) => probabilityCode(probability))],
  ];
}

/** How many each has; a run of none is a 0 and its length. */
export function* counts(lists: readonly (readonly unknown[])[]): Generator<number> {
  for (let at = 0; at < lists.length; at++) {
    const count = lists[at]?.length ?? 0;
    yield count;
    if (count > 0) continue;
    const from = at;
    while (at + 1 < lists.length && lists[at + 1]?.length === 0) at += 1;
    yield at - from + 1;
  }
}

function* steps(lists: readonly (readonly Follower[])[]): Generator<number> {
  for (const list of lists) {
    let before = 0;
    for (const { word } of list) {
      yield word - before;
      before = word;
    }
  }
}
