import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packTrees } from '../../src/text/spelling/decision-trees.ts';
import { writeModelFile } from '../../src/text/spelling/model-file.ts';
import { languageOf } from '../../src/text/spelling/proposals.ts';
import { spellingModel } from '../../src/files/spelling-model.ts';
import { examplesOf } from './judge-examples.ts';
import { readPairs, type Pair } from './language-sets.ts';
import { learnTrees } from './learn-trees.ts';
import { ownSentences } from './own-sentences.ts';
import { plant, seededRandom, SLIP_KINDS } from './slips.ts';

// `node scripts/run-source.mjs test/language/train-judge.ts`: learns the judge's trees from the development sets, from slips
// planted in them and in the product's own sentences, and from sentences that are right; writes them where the model is read from.
const SEED = 11;
/** How often a slip of each kind is planted in a sentence of the sets, and in one of our own. */
const SHARE = { sets: 1, own: 0.35 };
/** A false alarm costs more than a miss. */
const WEIGHT_OF_RIGHT_SENTENCE = 2;
const SHORTEST = 12;

const language = languageOf(spellingModel());
const sets = ['ecspell-odw', 'ecspell-law', 'injected'].flatMap(readPairs);
const right = [...new Set(sets.map((pair) => pair.right))];
const own = ownSentences();
const random = seededRandom(SEED);
const pairs: Pair[] = [
  ...sets,
  ...[...right, ...own].map((sentence) => ({ wrong: sentence, right: sentence })),
  ...planted(right, SHARE.sets),
  ...planted(own, SHARE.own),
];
const { base, trees } = learnTrees(
  pairs.flatMap((pair) => {
    const weight = pair.wrong === pair.right ? WEIGHT_OF_RIGHT_SENTENCE : 1;
    return examplesOf(pair, language).map(({ evidence, right: label }) => ({ evidence, label, weight }));
  }),
);
writeFileSync(
  path.join(import.meta.dirname, '../../data/language/judge.bin'),
  writeModelFile(
    packTrees(base, trees),
    'trees of questions that judge a proposal, learnt by test/language/train-judge.ts',
  ),
);
console.log(`${pairs.length} sentences, ${trees.length} trees`);

function planted(sentences: readonly string[], share: number): Pair[] {
  return sentences
    .filter((sentence) => sentence.length > SHORTEST)
    .flatMap((sentence) =>
      SLIP_KINDS.flatMap((kind) => {
        const slip = random() < share ? plant(sentence, kind, language.model, random) : null;
        return slip === null ? [] : [slip];
      }),
    );
}
