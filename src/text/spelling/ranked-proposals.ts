import type { Proposal } from './proposals.ts';
import type { Reading } from './proposals.ts';
import type { SpellingModel } from './spelling-model.ts';
import { changedPart, type Traits, traitsOf } from './traits.ts';
import { NONE } from './lexicon.ts';
import { LEAST_GAIN } from './least-gains.ts';

/** A proposal with what speaks for it. */
export interface Weighed {
  readonly proposal: Proposal;
  readonly traits: Traits;
  /** What changes: units from, to (exclusive), and the characters instead. */
  readonly part: { readonly from: number; readonly to: number; readonly text: string };
}

/** A second character that differs must bring so much more. */
const SECOND_SLIP = 1;
/** So many proposals that overlap are looked at closely. */
const MOST_RIVALS = 4;

/** The proposals worth a close look, each with its traits; of those that overlap, the few best. */
export function weighed({ lattice, proposals }: Reading, model: SpellingModel): Weighed[] {
  const ranked = proposals
    .map((proposal) => ({ proposal, worth: worthOf(proposal) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth);
  const kept: { proposal: Proposal; worth: number; part: Weighed['part'] }[] = [];
  for (const { proposal, worth } of ranked) {
    let rivals = 0;
    for (const one of kept) if (overlap(one.proposal, proposal)) rivals += 1;
    if (rivals < MOST_RIVALS)
      kept.push({ proposal, worth, part: changedPart(lattice.units, proposal, model) });
  }
  return kept.map(({ proposal, worth, part }) => {
    const rival = kept.find((one) => overlap(one.proposal, proposal) && !sameChange(one.part, part));
    return { proposal, part, traits: traitsOf(proposal, worth - (rival?.worth ?? 0), lattice, model) };
  });
}

/** Whether two proposals touch the same units; one that only takes units out touches those beside them too. */
export function overlap(one: Proposal, other: Proposal): boolean {
  const reach = one.word === NONE || other.word === NONE ? 1 : 0;
  return one.start < other.end + reach && other.start < one.end + reach;
}

function worthOf({ gain, kind, slips }: Proposal): number {
  return gain - (LEAST_GAIN[kind] ?? 0) - (slips - 1) * SECOND_SLIP;
}

function sameChange(one: Weighed['part'], other: Weighed['part']): boolean {
  return one.from === other.from && one.to === other.to && one.text === other.text;
}
