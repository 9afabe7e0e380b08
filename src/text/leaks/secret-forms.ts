import { foldedUnits, isDigit } from './folded-characters.ts';

/** A way in which a secret value may stand in a document. */
export interface SecretForm {
  /** Index in the values that were asked for. */
  readonly value: number;
  readonly units: readonly number[];
  /** Backwards, or its groups of digits in another order. */
  readonly reversed: boolean;
  /** So short that the next word or number could make it by chance: it must stand alone, with nothing but spaces in it. */
  readonly short: boolean;
}

const LEAST = 2;
/** Digits: a group of five or six is a postal code or an amount. Characters: a name has two to four. */
const SHORT_DIGITS = 8;
const SHORT_WORDS = 5;
/** From here on a number doesn't come about by chance, whichever way it is read. */
const REVERSIBLE = 11;
/** How numbers are written in groups: identity numbers, mobile telephones, cards. */
const GROUPS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  11: [
    [3, 4, 4],
    [3, 3, 5],
  ],
  15: [[6, 6, 3]],
  16: [[4, 4, 4, 4]],
  18: [
    [6, 8, 4],
    [6, 4, 4, 4],
  ],
  19: [
    [4, 4, 4, 4, 3],
    [6, 13],
  ],
};

/** Whether a value can be looked for: two letters, digits or characters at least. */
export function isSearchable(value: string): boolean {
  return foldedUnits(value).length >= LEAST;
}

/** All forms of the values; those that can't be looked for have none. */
export function secretForms(values: readonly string[]): SecretForm[] {
  return values.flatMap((value, index) => {
    const units = foldedUnits(value);
    if (units.length < LEAST) return [];
    const short = units.length < (units.some((unit) => isDigit(unit)) ? SHORT_DIGITS : SHORT_WORDS);
    const others = isNumber(units) ? otherOrders(units) : [];
    return [
      { value: index, units, reversed: false, short },
      ...others.map((other) => ({ value: index, units: other, reversed: true, short: false })),
    ];
  });
}

function isNumber(units: readonly number[]): boolean {
  return units.length >= REVERSIBLE && units.filter((unit) => !isDigit(unit)).length <= 1;
}

/** Backwards, and for each way to write it in groups, the groups backwards. Those that are the number itself are left out. */
function otherOrders(units: readonly number[]): number[][] {
  const own = units.join();
  const orders = (GROUPS[units.length] ?? []).map((sizes) => {
    const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
    return sizes.toReversed().flatMap((size, index) => {
      const start = starts[sizes.length - 1 - index] ?? 0;
      return units.slice(start, start + size);
    });
  });
  return [units.toReversed(), ...orders].filter((order) => order.join() !== own);
}
