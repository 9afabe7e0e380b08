import { spellingModel } from '../../src/files/spelling-model.ts';
import type { SpellingChecker } from '../../src/text/check-text.ts';
import { DecisionTrees, packTrees } from '../../src/text/spelling/decision-trees.ts';
import { languageOf } from '../../src/text/spelling/proposals.ts';
import { createSpellingChecker } from '../../src/text/spelling/spelling-checker.ts';
import { judgePairs, labelled } from './judge-pairs.ts';
import { learnTrees } from './learn-trees.ts';
import { ownSentences } from './own-sentences.ts';
import { tellSpelling } from './tell-spelling.ts';

// `node scripts/run-source.mjs test/language/cross-validate.ts`: the figures of `run-spelling.ts`, each sentence checked with a judge
// that learnt from neither it, nor slips in it, nor sentences that begin like it: what unseen sentences will get, about.
const FOLDS = 5;
/** Sentences of one template begin with the same characters. */
const BEGINNING = 7;

const language = languageOf(spellingModel());
const known = judgePairs(language.model).map((pair) => ({
  wrong: pair.wrong,
  fold: foldOf(pair.right),
  examples: labelled(pair, language),
}));
const checkers = Array.from({ length: FOLDS }, (_, fold) => {
  const { base, trees } = learnTrees(known.flatMap((one) => (one.fold === fold ? [] : one.examples)));
  return createSpellingChecker({ ...language.model, judge: new DecisionTrees(packTrees(base, trees)) });
});
const folds = new Map(known.map(({ wrong, fold }) => [wrong, fold]));
const unseen: SpellingChecker = {
  check: (checked) => checkers[folds.get(checked.text) ?? 0]?.check(checked) ?? [],
};
tellSpelling(unseen, ownSentences());

function foldOf(sentence: string): number {
  const beginning = sentence.replaceAll(/[^\u4e00-\u9fff]/gu, '').slice(0, BEGINNING);
  let hash = FOLDS;
  for (const character of beginning) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash % FOLDS;
}
