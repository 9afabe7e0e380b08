import type { LanguageModel } from './language-model.ts';

/** The share of official prose in the mixture; the rest is the language at large. */
const OFFICIAL = 0.55;

/** Both models of words as one; log10 probabilities. */
export class MixedModel {
  readonly general: LanguageModel;
  readonly official: LanguageModel;

  constructor(models: { readonly general: LanguageModel; readonly official: LanguageModel }) {
    this.general = models.general;
    this.official = models.official;
  }

  /** Of a word by itself. */
  alone(word: number): number {
    return Math.log10(OFFICIAL * this.official.alone(word) + (1 - OFFICIAL) * this.general.alone(word));
  }

  /** Of a word after another. */
  after(first: number, word: number): number {
    return Math.log10(
      OFFICIAL * this.official.after(first, word) + (1 - OFFICIAL) * this.general.after(first, word),
    );
  }

  /** Of a word after two others. */
  afterTwo(first: number, second: number, word: number): number {
    return Math.log10(
      OFFICIAL * this.official.afterTwo(first, second, word) +
        (1 - OFFICIAL) * this.general.afterTwo(first, second, word),
    );
  }
}
