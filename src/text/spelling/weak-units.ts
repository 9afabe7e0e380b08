import type { CharacterStrings } from './character-strings.ts';
import type { Lattice } from './lattice.ts';
import { NONE } from './lexicon.ts';
import type { SpellingModel } from './spelling-model.ts';
import { isNumeral } from './word-ends.ts';

/** A word fits badly when the steps to it and from it cost as much as this (log10), a single character as much as that. */
const BAD_WORD = 6;
const BAD_CHARACTER = 4.8;
/** A word that fits worse than this, or is rarer than that, may be the pieces of another. */
const WORST = 9;
const RARE = -5.8;
/** Four characters that so many official sentences have are right. */
const USUAL = 6;

/**
 * Which units of the best reading may be wrong: 0 none, 1 of a word that fits badly or is often mixed up with another, 2 of one
 * that may be no word at all, 3 a single character that fits badly.
 */
export function weakUnits(lattice: Lattice, { mixedUp, strings }: SpellingModel): Uint8Array {
  const { path, words, starts, ends, units } = lattice;
  const weak = new Uint8Array(units.length);
  let into = lattice.step(lattice.begin, words[path[0] ?? 0] ?? NONE);
  for (let at = 0; at < path.length; at++) {
    const edge = path[at] ?? 0;
    const word = words[edge] ?? NONE;
    const next = at + 1 < path.length ? (words[path[at + 1] ?? 0] ?? NONE) : lattice.finish;
    const out = lattice.step(word, next);
    const [start, end] = [starts[edge] ?? 0, ends[edge] ?? 0];
    const cost = -(into + out);
    into = out;
    const single = end - start === 1;
    // What is wrong with such a word is known: only the other of the pair, or another whole word, may be meant.
    const isMixed = mixedUp.has(word);
    if (isMixed) weak.fill(1, start, end);
    else if (single ? cost > BAD_CHARACTER : cost > BAD_WORD)
      weak.fill(single ? 3 : badness(cost, word, lattice), start, end);
  }
  for (let at = 0; at < weak.length; at++) {
    const unit = units[at] ?? 0;
    if ((weak[at] ?? 0) > 0 && (unit < 0 || isNumeral(unit) || isUsual(units, at, strings))) weak[at] = 0;
  }
  return weak;
}

function badness(cost: number, word: number, lattice: Lattice): number {
  return cost > WORST || lattice.alone(word) < RARE ? 2 : 1;
}

/** Whether the unit stands in two strings of four that are usual, on both of its sides. */
function isUsual(units: readonly number[], at: number, strings: CharacterStrings): boolean {
  let usual = 0;
  for (let start = Math.max(0, at - 3); start <= at && start + 4 <= units.length; start++) {
    const [one = 0, two = 0, three = 0, four = 0] = [
      units[start],
      units[start + 1],
      units[start + 2],
      units[start + 3],
    ];
    if (one > 0 && two > 0 && three > 0 && four > 0 && strings.ofFour(one, two, three, four) >= USUAL)
      usual += 1;
    if (usual === 2) return true;
  }
  return false;
}
