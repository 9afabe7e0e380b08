import { must } from '../../../platform/errors.ts';

/** Chance that can be repeated: the same seed, the same throws. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  below(sides: number): number;
  oneOf<T>(choices: readonly T[]): T;
  /** True so often in a hundred. */
  chance(percent: number): boolean;
}

/** Dice of a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number): number => Math.floor(next() * sides);
  return {
    below,
    oneOf: (choices) => must(choices[below(choices.length)], 'a choice'),
    chance: (percent) => below(100) < percent,
  };
}
