import type { SpellingChecker } from '../check-text.ts';
import type { CheckedText, TextBlock } from '../checked-text.ts';
import type { TextFinding } from '../text-finding.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { explain, ruleOf } from './explain.ts';
import { surety } from './judge.ts';
import { knownStretches } from './known-words.ts';
import { proposalsFor } from './proposals.ts';
import { overlap, weighed, type Weighed } from './ranked-proposals.ts';
import type { SpellingModel } from './spelling-model.ts';
import { thresholdsOf } from './thresholds.ts';
import { WordsWith } from './word-ends.ts';

/** A proposal that is sure enough to be told. */
export interface Chosen extends Weighed {
  readonly sure: number;
}

/**
 * A checker of spelling: reads clause by clause, looks for another reading where words fit badly, and tells those that it is
 * sure enough of. Words of the office and addresses are left alone; nothing reaches over a block's border.
 */
export function createSpellingChecker(model: SpellingModel): SpellingChecker {
  const wordsWith = new WordsWith(model.lexicon, model.words);
  return {
    check(checked) {
      const known = knownStretches(checked);
      return checked.blocks.flatMap((block) => checkBlock({ checked, block, model, wordsWith, known }));
    },
  };
}

interface Look {
  readonly checked: CheckedText;
  readonly block: TextBlock;
  readonly model: SpellingModel;
  readonly wordsWith: WordsWith;
  readonly known: (start: number, end: number) => readonly (readonly [number, number])[];
}

function checkBlock({ checked, block, model, wordsWith, known }: Look): TextFinding[] {
  const findings: TextFinding[] = [];
  const isAddress = (start: number, end: number): boolean => checked.isAddress(start, end);
  for (const clause of clausesOf(checked.text, block.start, block.end, isAddress)) {
    const kept = protectedUnits(clause, known);
    for (const chosen of chosenIn(clause.units, model, wordsWith, kept))
      findings.push(findingOf(chosen, clause, model));
  }
  return findings;
}

/** What to tell of a clause, the surest first; no two touch. */
export function chosenIn(
  units: readonly number[],
  model: SpellingModel,
  wordsWith: WordsWith,
  kept?: Uint8Array,
): Chosen[] {
  const reading = proposalsFor(units, model, wordsWith, kept);
  if (reading.proposals.length === 0) return [];
  const told = weighed(reading, model)
    .map((one) => ({ ...one, sure: surety(one.traits) }))
    .filter((one) => one.sure >= thresholdsOf(one.proposal.kind).advice)
    .toSorted((one, other) => other.sure - one.sure);
  const chosen: Chosen[] = [];
  for (const one of told)
    if (!chosen.some((other) => overlap(one.proposal, other.proposal))) chosen.push(one);
  return chosen;
}

function protectedUnits(clause: Clause, known: Look['known']): Uint8Array | undefined {
  const stretches = known(clause.places[0] ?? 0, clause.places[clause.units.length] ?? 0);
  if (stretches.length === 0) return undefined;
  return Uint8Array.from(clause.units, (_, index) => {
    const place = clause.places[index] ?? 0;
    return stretches.some(([start, end]) => start <= place && place < end) ? 1 : 0;
  });
}

function findingOf(chosen: Chosen, clause: Clause, model: SpellingModel): TextFinding {
  const { from, to, text } = chosen.part;
  // What is missing has no place of its own: the word it is missing from is shown.
  const [first, last, suggestion] =
    from === to
      ? [chosen.proposal.start, chosen.proposal.end, model.lexicon.text(chosen.proposal.word)]
      : [from, to, text];
  const end = (clause.places[last - 1] ?? 0) + 1;
  return {
    start: clause.places[first] ?? 0,
    end,
    kind: 'spelling',
    rule: ruleOf(chosen, clause.units, model),
    severity: chosen.sure >= thresholdsOf(chosen.proposal.kind).gate ? 'gate' : 'advice',
    suggestion,
    reason: explain(chosen, clause.units, model),
  };
}
