import { type Lexicon, NONE } from './lexicon.ts';
import type { MixedModel } from './mixed-model.ts';

/** Rarer words are not what somebody meant whose slip left only half of it. */
const COMMON = -5.5;

/** Common words by the characters that they have: what may have been meant where one is missing or quite another. */
export class WordsWith {
  readonly #beginning = new Map<number, number[]>();
  readonly #ending = new Map<number, number[]>();

  constructor(lexicon: Lexicon, model: MixedModel) {
    lexicon.forEachChild(0, (first, node) => {
      lexicon.forEachChild(node, (second, child) => {
        const word = lexicon.wordAt(child);
        if (
          word === NONE ||
          first === second ||
          isNumeral(first) ||
          isNumeral(second) ||
          model.alone(word) < COMMON
        )
          return;
        add(this.#beginning, first, word);
        add(this.#ending, second, word);
      });
    });
  }

  /** The words of two characters that begin with one. */
  beginning(character: number): readonly number[] {
    return this.#beginning.get(character) ?? [];
  }

  /** The words of two characters that end with one. */
  ending(character: number): readonly number[] {
    return this.#ending.get(character) ?? [];
  }
}

function add(words: Map<number, number[]>, character: number, word: number): void {
  const known = words.get(character);
  if (known === undefined) words.set(character, [word]);
  else known.push(word);
}

const NUMERALS: ReadonlySet<number> = new Set(
  Array.from('〇零一二三四五六七八九十百千万亿两', (one) => one.charCodeAt(0)),
);

/** Whether a character is a numeral: a slip in a number cannot be told from its words. */
export function isNumeral(character: number): boolean {
  return NUMERALS.has(character);
}
