import { keptSection, type Sections, sectionOf } from './model-file.ts';
import { NumberedSubset } from './numbered-subset.ts';
import { PackedReader } from './packed-bytes.ts';
import { PROBABILITIES, WEIGHT_OF_ONE, WEIGHTS } from './quantised.ts';

/** A word's followers, sorted, in one array for all words. */
interface Followers {
  /** Of an n-gram, where its followers begin. */
  readonly start: Uint32Array;
  readonly words: Uint32Array;
  readonly codes: Uint8Array;
}

/** Word trigrams with back-off: the probability of a word after one or two others. */
export class LanguageModel {
  readonly #single: Uint8Array;
  readonly #singleWeight: Uint8Array;
  readonly #pairs: Followers;
  /** Few pairs have followers: theirs, and their weights, stand at their rank among those that have. */
  readonly #followed: NumberedSubset;
  readonly #pairWeight: Uint8Array;
  readonly #triples: Followers;

  /** `words`: how many numbers of words and marks there are. */
  constructor(sections: Sections, words: number) {
    this.#single = keptSection(sections, 'unigram');
    this.#singleWeight = keptSection(sections, 'unigram-weight');
    if (this.#single.length !== words) throw new Error('the model belongs to another lexicon');
    this.#pairs = readFollowers(sections, 'bigram', words);
    const pairs = this.#pairs.words.length;
    const { start, ...triples } = readFollowers(sections, 'trigram', pairs);
    const followed = ownersIn(start);
    this.#followed = new NumberedSubset(pairs, followed);
    const starts = new Uint32Array(followed.length + 1).fill(triples.words.length);
    for (const [rank, pair] of followed.entries()) starts[rank] = start[pair] ?? 0;
    this.#triples = { ...triples, start: starts };
    this.#pairWeight = keptSection(sections, 'bigram-weight');
  }

  /** Of a word by itself. */
  alone(word: number): number {
    return PROBABILITIES[this.#single[word] ?? 255] ?? 0;
  }

  /** Of a word after another. */
  after(first: number, word: number): number {
    const at = find(this.#pairs, first, word);
    return at >= 0 ? (PROBABILITIES[this.#pairs.codes[at] ?? 255] ?? 0) : this.unseenAfter(first, word);
  }

  /** Of a word after another that it was never seen after. */
  unseenAfter(first: number, word: number): number {
    return (WEIGHTS[this.#singleWeight[first] ?? WEIGHT_OF_ONE] ?? 1) * this.alone(word);
  }

  /** The byte of a word's probability by itself, and in the next eight bits that of its back-off weight. */
  codesOf(word: number): number {
    return (this.#single[word] ?? 255) | ((this.#singleWeight[word] ?? WEIGHT_OF_ONE) << 8);
  }

  /** Every pair of words that was seen. */
  forEachPair(visit: (first: number, word: number) => void): void {
    const { start, words } = this.#pairs;
    for (let first = 0; first + 1 < start.length; first++)
      for (let at = start[first] ?? 0; at < (start[first + 1] ?? 0); at++) visit(first, words[at] ?? 0);
  }

  /** Of a word after two others. */
  afterTwo(first: number, second: number, word: number): number {
    const pair = find(this.#pairs, first, second);
    if (pair < 0) return this.after(second, word);
    const rank = this.#followed.rankOf(pair);
    if (rank < 0) return (WEIGHTS[WEIGHT_OF_ONE] ?? 1) * this.after(second, word);
    const at = find(this.#triples, rank, word);
    if (at >= 0) return PROBABILITIES[this.#triples.codes[at] ?? 255] ?? 0;
    return (WEIGHTS[this.#pairWeight[rank] ?? WEIGHT_OF_ONE] ?? 1) * this.after(second, word);
  }

  /** Whether the two words were seen one after the other. */
  knows(first: number, word: number): boolean {
    return find(this.#pairs, first, word) >= 0;
  }
}

/** Per n-gram: how many followers, then the steps from each to the next; codes apart. */
function readFollowers(sections: Sections, name: string, owners: number): Followers {
  const counts = new PackedReader(sectionOf(sections, `${name}-counts`));
  const steps = new PackedReader(sectionOf(sections, `${name}-words`));
  const codes = keptSection(sections, `${name}-codes`);
  const start = new Uint32Array(owners + 1);
  const words = new Uint32Array(codes.length);
  let at = 0;
  // Most have none: a run of them is written as 0 and its length.
  let none = 0;
  for (let owner = 0; owner < owners; owner++) {
    start[owner] = at;
    if (none > 0) {
      none -= 1;
      continue;
    }
    const count = counts.next();
    if (count === 0) none = counts.next() - 1;
    let word = 0;
    for (let index = 0; index < count; index++) {
      word += steps.next();
      words[at++] = word;
    }
  }
  start[owners] = at;
  return { start, words, codes };
}

/** The n-grams that have followers, by where each one's begin. */
function ownersIn(start: Uint32Array): Uint32Array {
  const owners = new Uint32Array(start.length);
  let count = 0;
  for (let owner = 0; owner + 1 < start.length; owner++)
    if ((start[owner + 1] ?? 0) > (start[owner] ?? 0)) owners[count++] = owner;
  return owners.subarray(0, count);
}

function find({ start, words }: Followers, owner: number, word: number): number {
  let low = start[owner] ?? 0;
  let high = (start[owner + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = words[middle] ?? 0;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
