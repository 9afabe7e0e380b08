import { spellingChecker } from '../../src/files/spelling-model.ts';
import { readPairs, hasLanguageSets } from './language-sets.ts';
import { measureSpeed } from './measure-spelling.ts';
import { ownSentences } from './own-sentences.ts';
import { tellSpelling } from './tell-spelling.ts';

// `node scripts/run-source.mjs test/language/run-spelling.ts`: how well wrong characters are found, in figures.
const begun = performance.now();
const checker = spellingChecker();
console.log(`model read in ${Math.round(performance.now() - begun)} ms`);
const own = ownSentences();
tellSpelling(checker, own);
const right = hasLanguageSets() ? readPairs('ecspell-odw').map((pair) => pair.right) : own;
console.log(`${Math.round(measureSpeed(checker, right))} characters a second of processor time`);
