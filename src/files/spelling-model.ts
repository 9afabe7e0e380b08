import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SpellingChecker } from '../text/check-text.ts';
import { createSpellingChecker } from '../text/spelling/spelling-checker.ts';
import { type ModelFile, readSpellingModel, type SpellingModel } from '../text/spelling/spelling-model.ts';

const FOLDER = path.join(import.meta.dirname, '../../data/language');

let made: SpellingChecker | undefined;

/**
 * The checker of spelling with the model that ships with the program (`data/language`), read at the first call (under a second,
 * some 100 MB) and kept; a thread has its own. Throws when the files are missing or cut.
 */
export function spellingChecker(): SpellingChecker {
  made ??= createSpellingChecker(spellingModel());
  return made;
}

/** The model that ships with the program, read anew. Throws when its files are missing or cut. */
export function spellingModel(): SpellingModel {
  return readSpellingModel({
    lexicon: bytesOf('lexicon'),
    general: bytesOf('general'),
    official: bytesOf('official'),
    characters: bytesOf('characters'),
    confusions: bytesOf('confusions'),
    judge: bytesOf('judge'),
  });
}

function bytesOf(name: ModelFile): Uint8Array {
  return readFileSync(path.join(FOLDER, `${name}.bin`));
}
