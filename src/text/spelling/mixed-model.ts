import type { LanguageModel } from './language-model.ts';
import { PROBABILITIES, WEIGHTS } from './quantised.ts';

/** The share of official prose in the mixture; the rest is the language at large. */
const OFFICIAL = 0.55;

/** Pairs that were asked for lately are remembered: texts ask for the same ones again and again. */
const REMEMBERED = 1 << 17;
/** Numbers of words are below this. */
const MOST_WORDS = 1 << 24;

/** The same of triples: each proposal for a clause asks for those of the whole clause. */
const TRIPLES_REMEMBERED = 1 << 12;

/** A word of bits for each hash of so many. */
const SEEN_BITS = 19;

/** Both models of words as one; log10 probabilities. */
export class MixedModel {
  readonly general: LanguageModel;
  readonly official: LanguageModel;
  readonly #alone: Float32Array;
  /** Of a word the codes in both models, in one number: most pairs were never seen, and these are all they need. */
  readonly #codes: Int32Array;
  /** Two bits for each pair that was seen, by its hash: where one isn't set, nothing need be looked for. */
  readonly #seen = new Int32Array(1 << SEEN_BITS);
  /** By hash: both words as one number, and their score, side by side. */
  readonly #pairs = new Float64Array(2 * REMEMBERED).fill(-1);
  readonly #triples = new Int32Array(3 * TRIPLES_REMEMBERED).fill(-1);
  readonly #tripleScores = new Float64Array(TRIPLES_REMEMBERED);

  /** `words`: how many numbers of words and marks there are. */
  constructor(models: { readonly general: LanguageModel; readonly official: LanguageModel }, words: number) {
    this.general = models.general;
    this.official = models.official;
    this.#alone = Float32Array.from({ length: words }, (_, word) =>
      Math.log10(OFFICIAL * this.official.alone(word) + (1 - OFFICIAL) * this.general.alone(word)),
    );
    this.#codes = Int32Array.from(
      { length: words },
      (_, word) => this.official.codesOf(word) | (this.general.codesOf(word) << 16),
    );
    const mark = (first: number, word: number): void => {
      const hash = hashOf(first, word);
      const at = hash >>> (32 - SEEN_BITS);
      this.#seen[at] = (this.#seen[at] ?? 0) | bitsOf(hash);
    };
    this.general.forEachPair(mark);
    this.official.forEachPair(mark);
  }

  /** Of a word by itself. */
  alone(word: number): number {
    return this.#alone[word] ?? -9;
  }

  /** Of a word after another. */
  after(first: number, word: number): number {
    const hash = hashOf(first, word);
    const bits = bitsOf(hash);
    if (((this.#seen[hash >>> (32 - SEEN_BITS)] ?? 0) & bits) !== bits) return this.#unseenAfter(first, word);
    const slot = 2 * (hash & (REMEMBERED - 1));
    const pair = first * MOST_WORDS + word;
    if (this.#pairs[slot] === pair) return this.#pairs[slot + 1] ?? 0;
    const score = Math.log10(
      OFFICIAL * this.official.after(first, word) + (1 - OFFICIAL) * this.general.after(first, word),
    );
    this.#pairs[slot] = pair;
    this.#pairs[slot + 1] = score;
    return score;
  }

  #unseenAfter(first: number, word: number): number {
    const [weights, codes] = [this.#codes[first] ?? 0, this.#codes[word] ?? 0];
    const official = (WEIGHTS[(weights >>> 8) & 255] ?? 1) * (PROBABILITIES[codes & 255] ?? 0);
    const general = (WEIGHTS[weights >>> 24] ?? 1) * (PROBABILITIES[(codes >>> 16) & 255] ?? 0);
    return Math.log10(OFFICIAL * official + (1 - OFFICIAL) * general);
  }

  /** Of a word after two others. */
  afterTwo(first: number, second: number, word: number): number {
    const slot = (hashOf(hashOf(first, second), word) >>> 4) & (TRIPLES_REMEMBERED - 1);
    const triples = this.#triples;
    const at = 3 * slot;
    if (triples[at] === first && triples[at + 1] === second && triples[at + 2] === word)
      return this.#tripleScores[slot] ?? 0;
    const score = Math.log10(
      OFFICIAL * this.official.afterTwo(first, second, word) +
        (1 - OFFICIAL) * this.general.afterTwo(first, second, word),
    );
    triples[at] = first;
    triples[at + 1] = second;
    triples[at + 2] = word;
    this.#tripleScores[slot] = score;
    return score;
  }
}

/** Two of thirty-two bits, by parts of a hash that say nothing else. */
function bitsOf(hash: number): number {
  return (1 << ((hash >>> 8) & 31)) | (1 << (hash & 31));
}

function hashOf(first: number, word: number): number {
  const mixed = Math.imul(first, 0x9e37_79b1) ^ Math.imul(word + 0x7f4a_7c15, 0x85eb_ca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) ^ (mixed >>> 13);
}
