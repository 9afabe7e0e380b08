import { CharacterStrings } from './character-strings.ts';
import { CommonWords } from './common-words.ts';
import { Confusions } from './confusions.ts';
import { DecisionTrees } from './decision-trees.ts';
import { LanguageModel } from './language-model.ts';
import { Lexicon, NONE } from './lexicon.ts';
import { Likeness } from './likeness.ts';
import { MixedModel } from './mixed-model.ts';
import { readModelFile } from './model-file.ts';
import { mixedUpWords } from './word-pairs.ts';

/** The files of the model in `data/language`, without their ending. */
export const MODEL_FILES = ['lexicon', 'general', 'official', 'characters', 'confusions', 'judge'] as const;
/** One of them. */
export type ModelFile = (typeof MODEL_FILES)[number];

/** What is known of the language: words, how they follow one another, which characters are taken for which. */
export interface SpellingModel {
  readonly lexicon: Lexicon;
  readonly words: MixedModel;
  /** The words that may have been meant where something is wrong. */
  readonly common: CommonWords;
  /** The words that are known to be mixed up with others. */
  readonly mixedUp: ReadonlySet<number>;
  readonly strings: CharacterStrings;
  readonly confusions: Confusions;
  readonly likeness: Likeness;
  readonly judge: DecisionTrees;
}

/** The model from the bytes of its files. Throws when they are none, or don't belong together. */
export function readSpellingModel(files: Readonly<Record<ModelFile, Uint8Array>>): SpellingModel {
  const lexicon = new Lexicon(readModelFile(files.lexicon));
  const confusions = readModelFile(files.confusions);
  const numbers = lexicon.latin + 1;
  const words = new MixedModel(
    {
      general: new LanguageModel(readModelFile(files.general), numbers),
      official: new LanguageModel(readModelFile(files.official), numbers),
    },
    numbers,
  );
  return {
    lexicon,
    words,
    common: new CommonWords(lexicon, (word) => words.alone(word)),
    mixedUp: new Set(
      mixedUpWords()
        .map((word) => lexicon.find(word))
        .filter((word) => word !== NONE),
    ),
    strings: new CharacterStrings(readModelFile(files.characters)),
    confusions: new Confusions(confusions),
    likeness: new Likeness(confusions),
    judge: new DecisionTrees(readModelFile(files.judge)),
  };
}
