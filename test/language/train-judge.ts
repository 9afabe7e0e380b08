import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { spellingModel } from '../../src/files/spelling-model.ts';
import { packTrees } from '../../src/text/spelling/decision-trees.ts';
import { writeModelFile } from '../../src/text/spelling/model-file.ts';
import { languageOf } from '../../src/text/spelling/proposals.ts';
import { judgePairs, labelled } from './judge-pairs.ts';
import { learnTrees } from './learn-trees.ts';

// `node scripts/run-source.mjs test/language/train-judge.ts`: learns the judge's trees from the development sets, from slips planted in
// them and in the product's own sentences, and from sentences that are right; writes them where the model is read from.
const language = languageOf(spellingModel());
const pairs = judgePairs(language.model);
const { base, trees } = learnTrees(pairs.flatMap((pair) => labelled(pair, language)));
writeFileSync(
  path.join(import.meta.dirname, '../../data/language/judge.bin'),
  writeModelFile(
    packTrees(base, trees),
    'trees of questions that judge a proposal, learnt by test/language/train-judge.ts',
  ),
);
console.log(`${pairs.length} sentences, ${trees.length} trees`);
