import { CONFUSION } from './confusions.ts';
import { NONE } from './lexicon.ts';
import type { SpellingModel } from './spelling-model.ts';

/** How a stretch may have come about: mistaken characters, one left out, one or more too many, any other character. */
export const SLIP = { ...CONFUSION, missing: 5, extra: 6, doubled: 7, other: 8 } as const;

/** A word that may have been meant by the units from `start` to `end`. */
export interface Candidate {
  readonly word: number;
  readonly start: number;
  readonly end: number;
  /** The least likely of its slips. */
  readonly kind: number;
  /** How many characters differ. */
  readonly slips: number;
}

/** Where words may be looked for. */
export interface Places {
  readonly units: readonly number[];
  /** Units that may be wrong: see `weakUnits`. */
  readonly weak: Uint8Array;
}

/** The longest stretch that is read as one word with a slip in it. */
const LONGEST = 8;

/**
 * Finds every word that differs from what stands at a place by one mistaken character, two of the same sound, one left out or
 * one too many, the slip being at a weak place.
 */
export class CandidateSearch {
  readonly #model: SpellingModel;
  readonly #places: Places;
  readonly #tell: (candidate: Candidate) => void;
  #start = 0;

  constructor(places: Places, model: SpellingModel, tell: (candidate: Candidate) => void) {
    this.#model = model;
    this.#places = places;
    this.#tell = tell;
  }

  /** Tells the words that may stand from a place on. */
  from(start: number): void {
    this.#start = start;
    this.#clean(0, start);
  }

  /** Nothing differs so far. */
  #clean(node: number, at: number): void {
    const { units, weak } = this.#places;
    const unit = units[at] ?? 0;
    if (unit <= 0 || at - this.#start >= LONGEST) return;
    const { lexicon, confusions } = this.#model;
    if ((weak[at] ?? 0) >= 2) {
      const [first, last] = confusions.range(unit);
      for (let index = first; index < last; index++) {
        const kind = confusions.kind(index);
        const next = lexicon.child(node, confusions.meant(index));
        if (next === NONE) continue;
        this.#changed(next, at + 1, kind, 1);
        if (kind === SLIP.sameSound) this.#second(next, at + 1);
      }
    }
    if (at > this.#start && ((weak[at] ?? 0) >= 2 || (weak[at - 1] ?? 0) >= 2)) this.#shifted(node, at, unit);
    const same = lexicon.child(node, unit);
    if (same !== NONE) this.#clean(same, at + 1);
  }

  /** One differs already: the rest must agree. */
  #changed(from: number, place: number, kind: number, slips: number): void {
    const { units } = this.#places;
    const { lexicon } = this.#model;
    let node = from;
    for (let at = place; node !== NONE; at++) {
      const word = lexicon.wordAt(node);
      if (word !== NONE) this.#tell({ word, start: this.#start, end: at, kind, slips });
      const unit = units[at] ?? 0;
      if (unit <= 0 || at - this.#start >= LONGEST) return;
      node = lexicon.child(node, unit);
    }
  }

  /** The next differs too, by a character of the same sound. */
  #second(node: number, at: number): void {
    const unit = this.#places.units[at] ?? 0;
    if (unit <= 0 || (this.#places.weak[at] ?? 0) < 2) return;
    const { lexicon, confusions } = this.#model;
    lexicon.forEachChild(node, (character, child) => {
      const kind = character === unit ? 0 : confusions.kindOf(unit, character);
      if (kind === SLIP.sameSound || kind === SLIP.nearSound) this.#changed(child, at + 1, kind, 2);
    });
  }

  /** One left out before this unit, this unit too many, or another in its place. */
  #shifted(node: number, at: number, unit: number): void {
    const { units, weak } = this.#places;
    const { lexicon, confusions } = this.#model;
    const after = units[at + 1] ?? 0;
    const replaceable = weak[at] === 3;
    lexicon.forEachChild(node, (character, child) => {
      const next = lexicon.child(child, unit);
      if (next !== NONE) this.#changed(next, at + 1, SLIP.missing, 1);
      if (replaceable && character !== unit && confusions.kindOf(unit, character) === 0)
        this.#changed(child, at + 1, SLIP.other, 1);
    });
    if (after <= 0 || (weak[at] ?? 0) < 2) return;
    const next = lexicon.child(node, after);
    const doubled = unit === units[at - 1] || unit === after;
    if (next !== NONE) this.#changed(next, at + 2, doubled ? SLIP.doubled : SLIP.extra, 1);
  }
}
