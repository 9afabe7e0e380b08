import { describe, expect, test } from 'vitest';

/** Tables of words: each is put into a sentence that is checked. */
export interface WordTables {
  /** Each of the words makes the sentence one with these findings. */
  readonly finds: (
    what: string,
    words: readonly string[],
    sentence: (word: string) => string,
    expected: readonly string[],
  ) => void;
  /** Each of the words makes the sentence speak of something else; with `plain` in its place it has a finding. */
  readonly spares: (
    what: string,
    words: readonly string[],
    sentence: (word: string) => string,
    plain: string,
  ) => void;
}

/** The tables for a check that tells what it finds in a text. */
export function wordTables(found: (text: string) => readonly string[]): WordTables {
  return {
    finds(what, words, sentence, expected) {
      describe(`${what}`, () => {
        test.each(words)('%s', (word) => {
          expect(found(sentence(word))).toEqual(expected);
        });
      });
    },
    spares(what, words, sentence, plain) {
      describe(`${what}`, () => {
        test.each(words)('%s', (word) => {
          expect(found(sentence(word))).toEqual([]);
        });

        test('but not without them', () => {
          expect(found(sentence(plain))).not.toEqual([]);
        });
      });
    },
  };
}
