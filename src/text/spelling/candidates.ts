import type { CommonWords } from './common-words.ts';
import { CONFUSION, type Confusions } from './confusions.ts';
import { NONE } from './lexicon.ts';
import type { SpellingModel } from './spelling-model.ts';

/**
 * How a stretch may have come about: mistaken characters, one left out, one or more too many, any other character, a word that is
 * known to be mixed up with another.
 */
export const SLIP = { ...CONFUSION, missing: 5, extra: 6, doubled: 7, other: 8, mixed: 9 } as const;

/** Where words may be looked for. */
export interface Places {
  readonly units: readonly number[];
  /** Units that may be wrong: see `weakUnits`. */
  readonly weak: Uint8Array;
}

/** The longest stretch that is read as one word with a slip in it. */
const LONGEST = 8;

/**
 * Is told a word that may have been meant by the units from `start` to `end`, the least likely of its slips, and how many characters
 * differ. All as numbers: hundreds of thousands are told for each that fits.
 */
export type CandidateTeller = (word: number, start: number, end: number, kind: number, slips: number) => void;

/**
 * Finds every common word that differs from what stands at a place by one mistaken character, two of the same sound, one left out or
 * one too many, the slip being at a weak place.
 */
export class CandidateSearch {
  readonly #words: CommonWords;
  readonly #confusions: Confusions;
  readonly #units: readonly number[];
  readonly #weak: Uint8Array;
  readonly #tell: CandidateTeller;
  #start = 0;
  /** The place that no word goes beyond. */
  #limit = 0;

  constructor({ units, weak }: Places, { common, confusions }: SpellingModel, tell: CandidateTeller) {
    this.#words = common;
    this.#confusions = confusions;
    this.#units = units;
    this.#weak = weak;
    this.#tell = tell;
  }

  /** Tells the words that may stand from a place on. */
  from(start: number): void {
    this.#start = start;
    this.#limit = Math.min(this.#units.length, start + LONGEST);
    this.#clean(0, start);
  }

  /** The unit at a place; 0 where no word goes on: at a number, at the end, beyond the longest word. */
  #unitAt(at: number): number {
    return at < this.#limit ? Math.max(0, this.#units[at] ?? 0) : 0;
  }

  /** Nothing differs so far. */
  #clean(node: number, at: number): void {
    const unit = this.#unitAt(at);
    if (unit === 0) return;
    const isWeak = (this.#weak[at] ?? 0) >= 2;
    if (isWeak) this.#mistaken(node, at, unit);
    if (at > this.#start && (isWeak || (this.#weak[at - 1] ?? 0) >= 2)) this.#shifted(node, at, unit);
    const same = this.#words.child(node, unit);
    if (same !== NONE) this.#clean(same, at + 1);
  }

  /** Another was meant by this unit. */
  #mistaken(node: number, at: number, unit: number): void {
    const [words, confusions] = [this.#words, this.#confusions];
    const [first, last] = confusions.range(unit);
    const [child, end] = [words.firstChild(node), words.firstChild(node + 1)];
    if (end - child > last - first) {
      for (let index = first; index < last; index++)
        this.#meant(words.child(node, confusions.meant(index)), at, confusions.kind(index));
    } else {
      const kinds = confusions.tableOf(unit);
      for (let next = child; next < end; next++) this.#meant(next, at, kinds[words.character(next)] ?? 0);
    }
  }

  /** What leads to a node was meant by a unit, mistaken in some way (0: in none). */
  #meant(node: number, at: number, kind: number): void {
    if (node === NONE || kind === 0) return;
    this.#changed(node, at + 1, kind, 1);
    if (kind === SLIP.sameSound) this.#second(node, at + 1);
  }

  /** One differs already: the rest must agree. */
  #changed(from: number, place: number, kind: number, slips: number): void {
    let node = from;
    for (let at = place; node !== NONE; at++) {
      const word = this.#words.wordAt(node);
      if (word !== NONE) this.#tell(word, this.#start, at, kind, slips);
      const unit = this.#unitAt(at);
      if (unit === 0) return;
      node = this.#words.child(node, unit);
    }
  }

  /** The next differs too, by a character of the same sound. */
  #second(node: number, at: number): void {
    const unit = at < this.#units.length ? (this.#units[at] ?? 0) : 0;
    if (unit <= 0 || (this.#weak[at] ?? 0) < 2) return;
    const words = this.#words;
    const kinds = this.#confusions.tableOf(unit);
    for (let child = words.firstChild(node), last = words.firstChild(node + 1); child < last; child++) {
      const kind = kinds[words.character(child)] ?? 0;
      if (kind === SLIP.sameSound || kind === SLIP.nearSound) this.#changed(child, at + 1, kind, 2);
    }
  }

  /** One left out before this unit, this unit too many, or another in its place. */
  #shifted(node: number, at: number, unit: number): void {
    const words = this.#words;
    const kinds = this.#confusions.tableOf(unit);
    const replaceable = this.#weak[at] === 3;
    for (let child = words.firstChild(node), last = words.firstChild(node + 1); child < last; child++) {
      const next = words.child(child, unit);
      if (next !== NONE) this.#changed(next, at + 1, SLIP.missing, 1);
      if (!replaceable) continue;
      const character = words.character(child);
      if (character !== unit && kinds[character] === 0) this.#changed(child, at + 1, SLIP.other, 1);
    }
    const after = this.#units[at + 1] ?? 0;
    if (after <= 0 || (this.#weak[at] ?? 0) < 2) return;
    const next = words.child(node, after);
    const doubled = unit === this.#units[at - 1] || unit === after;
    if (next !== NONE) this.#changed(next, at + 2, doubled ? SLIP.doubled : SLIP.extra, 1);
  }
}
