import type { TextFinding } from '../text-finding.ts';
import { SLIP } from './candidates.ts';
import { NONE } from './lexicon.ts';
import type { Weighed } from './ranked-proposals.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A proposal with how sure it is. */
export interface Chosen extends Weighed {
  readonly sure: number;
}

/**
 * Whether it is told at all. What may well be written twice must be as sure as what stops a publication. Both words of a pair are right somewhere: official texts
 * must have the other one at the place several times as often.
 */
export function isWorthTelling({ proposal, traits, sure }: Chosen): boolean {
  if (traits.natural) return sure >= THRESHOLDS.gate;
  if (proposal.kind !== SLIP.mixed) return sure >= THRESHOLDS.advice;
  const more = traits.usualThen - traits.usual;
  if (more >= DECISIVE && traits.gainByTriples >= LEAST_GAIN_OF_PAIR) return true;
  return sure >= THRESHOLDS.advice && more >= MUCH_MORE_USUAL;
}

/** log2 of sentences: four times as many; so many more that the judge, who saw few pairs, needn't be asked. */
const MUCH_MORE_USUAL = 2;
const DECISIVE = 4;
/** log10. */
const LEAST_GAIN_OF_PAIR = 2;

/** Whether a publication stops for it: never for what official texts have in many sentences as it stands, or what is written twice by nature. */
export function isCertain({ sure, traits, proposal, part }: Chosen, units: readonly number[]): boolean {
  if (sure < THRESHOLDS.gate) return false;
  if (proposal.word !== NONE) return traits.usual < TOO_USUAL;
  // Names are doubled as they please (王蓓蓓), and 某某 is how they are masked: only what official texts have without it is sure.
  const isMasked = units.slice(part.from, part.to).includes(MASKED_NAME);
  return !traits.natural && traits.usualThen > 0 && !isMasked && !traits.inName;
}

const MASKED_NAME = '某'.charCodeAt(0);

/** log2 of sentences. */
const TOO_USUAL = 5;

/** So often in one text is a habit; so far around it is looked for, in characters: a text full of advice must not take long. */
const HABIT = 3;
const HABIT_REACH = 10_000;

/**
 * Whether what stands there, with the character on each side of it, was meant so because it stands around again and again, and what
 * is suggested doesn't: only what is certain is told of it.
 */
export function isHabit({ start, end, severity, suggestion }: TextFinding, text: string): boolean {
  if (severity === 'gate') return false;
  const [from, to] = [Math.max(0, start - 1), end + 1];
  const around = text.slice(Math.max(0, start - HABIT_REACH), end + HABIT_REACH);
  const mended = text.slice(from, start) + (suggestion ?? '') + text.slice(end, to);
  return isOften(around, text.slice(from, to)) && !around.includes(mended);
}

function isOften(text: string, words: string): boolean {
  let times = 0;
  for (let at = text.indexOf(words); at >= 0 && times < HABIT; at = text.indexOf(words, at + 1)) times += 1;
  return times >= HABIT;
}
