import type { SpellingModel } from '../../src/text/spelling/spelling-model.ts';
import type { Language } from '../../src/text/spelling/proposals.ts';
import { examplesOf } from './judge-examples.ts';
import { readPairs, type Pair } from './language-sets.ts';
import type { Labelled } from './learn-trees.ts';
import { ownSentences } from './own-sentences.ts';
import { plant, type PlantedKind, seededRandom, SLIP_KINDS } from './slips.ts';

const SEED = 11;
/** How often a slip of each kind is planted in a sentence of the sets, and in one of our own. */
const SHARE = { sets: 1, own: 0.35 };
/** Of slips that often leave a sentence as right as it was, fewer. */
const SHARE_OF_DOUBTFUL = 0.2;
const DOUBTFUL: ReadonlySet<PlantedKind> = new Set(['grammar', 'word-pair']);
/** A false alarm costs more than a miss. */
const WEIGHT_OF_RIGHT_SENTENCE = 2;
const SHORTEST = 12;

/** Sentences that the judge learns from: the development sets, those of them that are right and our own, slips planted in both. */
export function judgePairs(model: SpellingModel): Pair[] {
  const sets = ['ecspell-odw', 'ecspell-law', 'injected'].flatMap(readPairs);
  const right = [...new Set(sets.map((pair) => pair.right))];
  const own = ownSentences();
  const random = seededRandom(SEED);
  const planted = (sentences: readonly string[], share: number): Pair[] =>
    sentences
      .filter((sentence) => sentence.length > SHORTEST)
      .flatMap((sentence) =>
        SLIP_KINDS.flatMap((kind) => {
          const slip =
            random() < share * (DOUBTFUL.has(kind) ? SHARE_OF_DOUBTFUL : 1)
              ? plant(sentence, kind, model, random)
              : null;
          return slip === null ? [] : [slip];
        }),
      );
  return [
    ...sets,
    ...[...right, ...own].map((sentence) => ({ wrong: sentence, right: sentence })),
    ...planted(right, SHARE.sets),
    ...planted(own, SHARE.own),
  ];
}

/** What is proposed for a sentence, with what it counts for. */
export function labelled(pair: Pair, language: Language): Labelled[] {
  const weight = pair.wrong === pair.right ? WEIGHT_OF_RIGHT_SENTENCE : 1;
  return examplesOf(pair, language).map(({ evidence, right: label }) => ({ evidence, label, weight }));
}
