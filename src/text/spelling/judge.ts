import { JUDGE_WEIGHTS } from './judge-weights.ts';
import { SLIP } from './candidates.ts';
import type { Traits } from './traits.ts';

/** What the judge weighs, in the order of its weights; all about as large as a few units. */
export function evidenceFor(traits: Traits): number[] {
  const { kind } = traits;
  const isWord = traits.asWord > -9;
  const gain = Math.min(traits.gain, 12);
  const byTriples = Math.min(Math.max(traits.gainByTriples, -4), 12);
  const is = (...kinds: number[]): number => (kinds.includes(kind) ? 1 : 0);
  const lone = traits.length === 1 ? 1 : 0;
  const supported = traits.usualThen > 1.5 ? 1 : 0;
  return [
    1,
    gain,
    byTriples,
    Math.min(gain, byTriples),
    traits.usual,
    traits.usualThen,
    Math.max(0, traits.usual - 2.5),
    Math.max(0, traits.usual - 5),
    Math.max(0, traits.usualThen - 4),
    supported,
    supported * gain,
    isWord ? 1 : 0,
    isWord ? traits.asWord + 5 : 0,
    isWord && traits.standing > 1 ? 1 : 0,
    isWord && traits.standing > 1 ? gain : 0,
    traits.word + 5,
    traits.length,
    traits.knownLeft ? 1 : 0,
    traits.knownRight ? 1 : 0,
    Math.max(traits.stepIn, -8),
    Math.max(traits.stepOut, -8),
    Math.min(traits.lead, 6),
    traits.strangers,
    traits.slips === 2 ? 1 : 0,
    traits.slips === 2 ? gain : 0,
    is(SLIP.nearSound),
    is(SLIP.nearSound) * gain,
    is(SLIP.shape),
    is(SLIP.shape) * gain,
    is(SLIP.other),
    is(SLIP.other) * gain,
    is(SLIP.other) * traits.usualThen,
    is(SLIP.shape) * traits.usualThen,
    is(SLIP.doubled) * (traits.usual > 4 ? 1 : 0),
    is(SLIP.grammar),
    is(SLIP.grammar) * gain,
    is(SLIP.missing),
    is(SLIP.missing) * gain,
    is(SLIP.missing) * traits.usualThen,
    is(SLIP.extra),
    is(SLIP.extra) * gain,
    is(SLIP.extra) * traits.usualThen,
    is(SLIP.doubled),
    is(SLIP.doubled) * gain,
    is(SLIP.doubled) * traits.usualThen,
    is(SLIP.doubled) * traits.usual,
    lone,
    lone * gain,
    traits.besideFigure ? 1 : 0,
    traits.natural ? 1 : 0,
    traits.natural ? gain : 0,
  ];
}

/** How sure it is that a proposal mends a slip: the logarithm of the odds. */
export function surety(traits: Traits): number {
  let sum = 0;
  for (const [index, value] of evidenceFor(traits).entries()) sum += value * (JUDGE_WEIGHTS[index] ?? 0);
  return sum;
}
