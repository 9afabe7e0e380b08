import type { LanguageModel } from './language-model.ts';

/** The share of official prose in the mixture; the rest is the language at large. */
const OFFICIAL = 0.55;

/** Pairs that were asked for lately are remembered: texts ask for the same ones again and again. */
const REMEMBERED = 1 << 17;

const SEEN_BITS = 24;

/** Both models of words as one; log10 probabilities. */
export class MixedModel {
  readonly general: LanguageModel;
  readonly official: LanguageModel;
  readonly #alone: Float32Array;
  /** A bit for each pair that was seen, by its hash: where it isn't set, nothing need be looked for. */
  readonly #seen = new Uint32Array(1 << (SEEN_BITS - 5));
  readonly #firsts = new Int32Array(REMEMBERED).fill(-1);
  readonly #seconds = new Int32Array(REMEMBERED);
  readonly #scores = new Float64Array(REMEMBERED);

  /** `words`: how many numbers of words and marks there are. */
  constructor(models: { readonly general: LanguageModel; readonly official: LanguageModel }, words: number) {
    this.general = models.general;
    this.official = models.official;
    this.#alone = Float32Array.from({ length: words }, (_, word) =>
      Math.log10(OFFICIAL * this.official.alone(word) + (1 - OFFICIAL) * this.general.alone(word)),
    );
    const mark = (first: number, word: number): void => {
      const hash = hashOf(first, word) >>> (32 - SEEN_BITS);
      this.#seen[hash >>> 5] = (this.#seen[hash >>> 5] ?? 0) | (1 << (hash & 31));
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
    const bit = hash >>> (32 - SEEN_BITS);
    if (((this.#seen[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0)
      return Math.log10(
        OFFICIAL * this.official.unseenAfter(first, word) +
          (1 - OFFICIAL) * this.general.unseenAfter(first, word),
      );
    const slot = hash & (REMEMBERED - 1);
    if (this.#firsts[slot] === first && this.#seconds[slot] === word) return this.#scores[slot] ?? 0;
    const score = Math.log10(
      OFFICIAL * this.official.after(first, word) + (1 - OFFICIAL) * this.general.after(first, word),
    );
    this.#firsts[slot] = first;
    this.#seconds[slot] = word;
    this.#scores[slot] = score;
    return score;
  }

  /** Of a word after two others. */
  afterTwo(first: number, second: number, word: number): number {
    return Math.log10(
      OFFICIAL * this.official.afterTwo(first, second, word) +
        (1 - OFFICIAL) * this.general.afterTwo(first, second, word),
    );
  }
}

function hashOf(first: number, word: number): number {
  const mixed = Math.imul(first, 0x9e37_79b1) ^ Math.imul(word + 0x7f4a_7c15, 0x85eb_ca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) ^ (mixed >>> 13);
}
