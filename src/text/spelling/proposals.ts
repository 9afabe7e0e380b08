import { Alternatives } from './alternatives.ts';
import { CandidateSearch, SLIP } from './candidates.ts';
import { COMMON_CHARACTER, COMMON_WORD } from './common-words.ts';
import { LEAST_GAIN } from './least-gains.ts';
import { Lattice } from './lattice.ts';
import { type Lexicon, NONE } from './lexicon.ts';
import type { SpellingModel } from './spelling-model.ts';
import { weakUnits } from './weak-units.ts';
import { WordsWith } from './word-ends.ts';

/** Another reading of a clause: words instead of a stretch of units. */
export interface Proposal {
  /** The stretch, in units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The word that stands there instead; NONE: nothing does. */
  readonly word: number;
  readonly kind: number;
  readonly slips: number;
  /** By how much the text gets likelier: log10, by pairs of words. */
  readonly gain: number;
  /** The edges to the left and right that it goes with; NONE at the ends. */
  readonly left: number;
  readonly right: number;
}

/** By how much two neighbours make a word and what follows it likelier at most, log10. */
const PULL = 4.8;
/** Words that stand in no relation to what is written must be likely by themselves. */
const PULL_OF_OTHER = 3;

/** The model with what is remembered of it. */
export interface Language {
  readonly model: SpellingModel;
  readonly wordsWith: WordsWith;
  readonly alternatives: Alternatives;
}

/** Makes ready what is looked up in a model. */
export function languageOf(model: SpellingModel): Language {
  return {
    model,
    wordsWith: new WordsWith(model.lexicon, model.words),
    alternatives: new Alternatives(model),
  };
}

/** A reading of a clause, and what might better stand in it. */
export interface Reading {
  readonly lattice: Lattice;
  readonly proposals: readonly Proposal[];
}

/** What might better stand in a clause, every place for itself, unsorted. */
export function proposalsFor(
  units: readonly number[],
  { model, wordsWith, alternatives }: Language,
  kept?: Uint8Array,
): Reading {
  const lattice = new Lattice(units, model.lexicon, model.words);
  const weak = weakUnits(lattice, model);
  const proposals: Proposal[] = [];
  if (kept !== undefined) for (let at = 0; at < units.length; at++) if (kept[at] === 1) weak[at] = 0;
  if (!isProse(units, weak)) return { lattice, proposals };
  const scales = new Scales(lattice, model, proposals);
  const search = new CandidateSearch({ units, weak }, model, (word, start, end, kind, slips) =>
    scales.weigh(word, start, end, kind, slips),
  );
  for (let place = 0; place < units.length; place++) {
    if (nearWeak(weak, place)) search.from(place);
    if (weak[place] === 3) anyAt(place, { lattice, weak, wordsWith }, scales);
    if (weak[place] === 3 || (mayBeDoubled(units, place) && kept?.[place] !== 1))
      joins(place, lattice, weak, proposals);
  }
  for (const edge of lattice.path) {
    const [start, end] = [lattice.starts[edge] ?? 0, lattice.ends[edge] ?? 0];
    if (weak[start] !== 1) continue;
    const standing = units.slice(start, end);
    for (const { word, kind, slips } of alternatives.of(lattice.words[edge] ?? NONE, standing)) {
      scales.weigh(word, start, end, kind, slips);
      forEachLonger(word, end, units, model.lexicon, (longer, until) =>
        scales.weigh(longer, start, until, kind, slips),
      );
    }
  }
  return { lattice, proposals };
}

/** In prose most words fit somehow, and not the same few characters come again and again. Anything else costs time and gives nothing. */
function isProse(units: readonly number[], weak: Uint8Array): boolean {
  if (units.length <= SURELY_PROSE) return true;
  const strange = weak.reduce((count, one) => count + (one === 3 ? 1 : 0), 0);
  return strange < units.length * MOST_STRANGE && new Set(units).size > units.length * LEAST_DIFFERENT;
}

/** Clauses up to this length are always looked at. */
const SURELY_PROSE = 30;
const MOST_STRANGE = 0.4;
const LEAST_DIFFERENT = 0.12;

/** The words that begin with a word and go on as the units do. */
function forEachLonger(
  word: number,
  place: number,
  units: readonly number[],
  lexicon: Lexicon,
  visit: (word: number, end: number) => void,
): void {
  let node = lexicon.nodeOf(word);
  for (let at = place; at < units.length; at++) {
    node = lexicon.child(node, units[at] ?? 0);
    if (node === NONE) return;
    const longer = lexicon.wordAt(node);
    if (longer !== NONE) visit(longer, at + 1);
  }
}

/** Whether a unit is written again one to four places before or behind. */
function mayBeDoubled(units: readonly number[], place: number): boolean {
  const unit = units[place] ?? 0;
  if (unit <= 0) return false;
  for (let step = 1; step <= LONGEST_DOUBLED; step++)
    if (unit === units[place - step] || unit === units[place + step]) return true;
  return false;
}

const LONGEST_DOUBLED = 4;
const REACH = 4;

function nearWeak(weak: Uint8Array, start: number): boolean {
  for (let at = start; at < start + REACH; at++) if ((weak[at] ?? 0) >= 2) return true;
  return false;
}

interface Surroundings {
  readonly lattice: Lattice;
  readonly weak: Uint8Array;
  readonly wordsWith: WordsWith;
}

/** A single character that fits badly: half of a word whose other half is missing, or quite another than was meant. */
function anyAt(place: number, { lattice: { units }, wordsWith }: Surroundings, scales: Scales): void {
  const unit = units[place] ?? 0;
  for (const word of wordsWith.beginning(unit)) scales.weigh(word, place, place + 1, SLIP.missing, 1);
  for (const word of wordsWith.ending(unit)) scales.weigh(word, place, place + 1, SLIP.missing, 1);
  const after = units[place + 1] ?? 0;
  if (after > 0)
    for (const word of wordsWith.ending(after)) scales.weigh(word, place, place + 2, SLIP.other, 1);
}

const KINDS = 1 + Math.max(...Object.values(SLIP));

/** Weighs candidates against what stands in a clause. */
class Scales {
  readonly #lattice: Lattice;
  readonly #model: SpellingModel;
  readonly #into: Proposal[];
  /** The best scores up to a place and from it on, and from it on with the first word taken by itself. */
  readonly #before: Float64Array;
  readonly #behind: Float64Array;
  readonly #behindAlone: Float64Array;
  /** By kind, what the clause must come to with a candidate. */
  readonly #least = new Float64Array(KINDS);
  /** What `#lookLeft` found: the best score up to and with a word, and the edge before it. */
  #beforeIt = 0;
  #left = NONE;

  constructor(lattice: Lattice, model: SpellingModel, into: Proposal[]) {
    this.#lattice = lattice;
    this.#model = model;
    this.#into = into;
    const length = lattice.units.length;
    this.#before = new Float64Array(length + 1).fill(-Infinity);
    this.#behind = new Float64Array(length + 1).fill(-Infinity);
    this.#behindAlone = new Float64Array(length + 1).fill(-Infinity);
    for (let kind = 0; kind < KINDS; kind++) this.#least[kind] = lattice.best + (LEAST_GAIN[kind] ?? 0);
    this.#behindAlone[length] = 0;
    this.#before[0] = 0;
    this.#behind[length] = 0;
    for (let edge = 0; edge < lattice.words.length; edge++) {
      const [start, end] = [lattice.starts[edge] ?? 0, lattice.ends[edge] ?? 0];
      this.#before[end] = Math.max(this.#before[end] ?? 0, lattice.before[edge] ?? 0);
      const behind = lattice.behind[edge] ?? 0;
      this.#behind[start] = Math.max(this.#behind[start] ?? 0, behind);
      this.#behindAlone[start] = Math.max(
        this.#behindAlone[start] ?? 0,
        behind + lattice.alone(lattice.words[edge] ?? NONE),
      );
    }
  }

  #lookLeft(place: number, word: number): void {
    const lattice = this.#lattice;
    this.#left = NONE;
    this.#beforeIt = place === 0 ? lattice.step(lattice.begin, word) : -Infinity;
    for (let left = lattice.firstTo(place); left !== NONE; left = lattice.nextTo(left)) {
      const score = (lattice.before[left] ?? 0) + lattice.step(lattice.words[left] ?? NONE, word);
      if (score <= this.#beforeIt) continue;
      this.#beforeIt = score;
      this.#left = left;
    }
  }

  /** Keeps a candidate that makes the clause likelier by enough. */
  weigh(word: number, start: number, end: number, kind: number, slips: number): void {
    const lattice = this.#lattice;
    const least = this.#least[kind] ?? 0;
    const alone = this.#model.words.alone(word);
    if (
      (this.#before[start] ?? 0) +
        alone +
        (this.#behindAlone[end] ?? 0) +
        (kind === SLIP.other ? PULL_OF_OTHER : PULL) <
      least
    )
      return;
    if (alone < (end - start === 1 && kind < SLIP.missing ? COMMON_CHARACTER : COMMON_WORD)) return;
    this.#lookLeft(start, word);
    if (this.#beforeIt + (this.#behind[end] ?? 0) < least) return;
    const [behind, right] = bestRight(lattice, end, word);
    const gain = this.#beforeIt + behind - lattice.best;
    if (gain < (LEAST_GAIN[kind] ?? 0)) return;
    this.#into.push({ start, end, word, kind, slips, gain, left: this.#left, right });
  }
}

/** One to four units too many: what is left and right of them goes together. */
function joins(start: number, lattice: Lattice, weak: Uint8Array, into: Proposal[]): void {
  const { units } = lattice;
  for (let length = 1; length <= LONGEST_DOUBLED && start + length <= units.length; length++) {
    const doubled = isDoubled(units, start, length) || isDoubled(units, start + length, length);
    if (length > 1 ? !doubled : !doubled && weak[start] !== 3) continue;
    if (start === 0 && start + length === units.length) continue;
    const end = start + length;
    let [best, bestOfLeft, bestOfRight] = [-Infinity, NONE, NONE];
    let left = start === 0 ? NONE : lattice.firstTo(start);
    do {
      const word = left === NONE ? lattice.begin : (lattice.words[left] ?? NONE);
      const [score, right] = bestRight(lattice, end, word);
      const total = (left === NONE ? 0 : (lattice.before[left] ?? 0)) + score;
      if (total > best) [best, bestOfLeft, bestOfRight] = [total, left, right];
      left = left === NONE ? NONE : lattice.nextTo(left);
    } while (left !== NONE);
    const gain = best - lattice.best;
    if (gain >= (LEAST_GAIN[doubled ? SLIP.doubled : SLIP.extra] ?? 0))
      into.push({
        start,
        end,
        word: NONE,
        kind: doubled ? SLIP.doubled : SLIP.extra,
        slips: 1,
        gain,
        left: bestOfLeft,
        right: bestOfRight,
      });
  }
}

function bestRight(lattice: Lattice, place: number, word: number): [number, number] {
  if (place === lattice.units.length) return [lattice.step(word, lattice.finish), NONE];
  let [best, edge] = [-Infinity, NONE];
  const [first, last] = lattice.from(place);
  for (let right = first; right < last; right++) {
    const score = lattice.step(word, lattice.words[right] ?? NONE) + (lattice.behind[right] ?? 0);
    if (score > best) [best, edge] = [score, right];
  }
  return [best, edge];
}

function isDoubled(units: readonly number[], start: number, length: number): boolean {
  if (start < length) return false;
  for (let at = start; at < start + length; at++)
    if (units[at] !== units[at - length] || (units[at] ?? 0) <= 0) return false;
  return true;
}
