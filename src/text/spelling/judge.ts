import { SLIP } from './candidates.ts';
import type { DecisionTrees } from './decision-trees.ts';
import type { Traits } from './traits.ts';

const KINDS = Object.values(SLIP);
const NOT_ALIKE = { strokes: 0, parts: 0, rarest: 0 } as const;
/** More says no more. */
const MOST_GAIN = 12;
const LEAST_GAIN = -4;
const LEAST_STEP = -8;
const MOST_LEAD = 6;
const LONG_CLAUSE = 30;

/** What the judge weighs, as numbers in an order that its trees know. */
export function evidenceFor(traits: Traits): number[] {
  const gain = Math.min(traits.gain, MOST_GAIN);
  const byTriples = Math.min(Math.max(traits.gainByTriples, LEAST_GAIN), MOST_GAIN);
  const { strokes, parts, rarest } = traits.alike ?? NOT_ALIKE;
  return [
    gain,
    byTriples,
    Math.min(gain, byTriples),
    traits.usual,
    traits.usualThen,
    traits.held,
    traits.heldThen,
    traits.asWord,
    traits.standing,
    traits.word,
    traits.length,
    traits.slips,
    traits.knownLeft ? 1 : 0,
    traits.knownRight ? 1 : 0,
    Math.max(traits.stepIn, LEAST_STEP),
    Math.max(traits.stepOut, LEAST_STEP),
    Math.min(traits.lead, MOST_LEAD),
    traits.strangers,
    traits.besideFigure ? 1 : 0,
    traits.natural ? 1 : 0,
    strokes,
    parts,
    rarest,
    traits.fluency,
    Math.min(traits.clause, LONG_CLAUSE),
    traits.atStart ? 1 : 0,
    traits.atEnd ? 1 : 0,
    ...KINDS.map((kind) => (traits.kind === kind ? 1 : 0)),
  ];
}

/** How sure it is that a proposal mends a slip: the logarithm of the odds. */
export function surety(traits: Traits, judge: DecisionTrees): number {
  return judge.of(evidenceFor(traits));
}
