import { FIGURES } from './clauses.ts';
import { type Lexicon, NONE } from './lexicon.ts';
import type { MixedModel } from './mixed-model.ts';

/** What a character that no word has costs. */
const UNKNOWN = -8;

/**
 * All ways to read a clause as words. An edge is a word from one place to another; `before`: the best score of a reading up to
 * and with it; `behind`: the best score of what follows it. Scores are log10. Edges stand in the order of their start.
 */
export class Lattice {
  readonly units: readonly number[];
  readonly words: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly before: Float64Array;
  readonly behind: Float64Array;
  readonly #previous: Int32Array;
  readonly #next: Int32Array;
  /** Of a place, the first edge that begins there; those up to the next place's do. */
  readonly #from: Int32Array;
  /** Of a place, the first and the last edge that end there; of an edge, the next one that ends where it does. */
  readonly #firstTo: Int32Array;
  readonly #lastTo: Int32Array;
  readonly #nextTo: number[] = [];
  readonly #model: MixedModel;
  readonly #lexicon: Lexicon;
  /** The score of the best reading. */
  readonly best: number;
  /** The edges of the best reading in order. */
  readonly path: readonly number[];

  constructor(units: readonly number[], lexicon: Lexicon, model: MixedModel) {
    this.units = units;
    this.#model = model;
    this.#lexicon = lexicon;
    const length = units.length;
    this.#from = new Int32Array(length + 2);
    this.#firstTo = new Int32Array(length + 1).fill(NONE);
    this.#lastTo = new Int32Array(length + 1).fill(NONE);
    for (let place = 0; place < length; place++) this.#addWords(place);
    this.#from.fill(this.words.length, length);
    const edges = this.words.length;
    this.before = new Float64Array(edges).fill(-Infinity);
    this.behind = new Float64Array(edges).fill(-Infinity);
    this.#previous = new Int32Array(edges).fill(NONE);
    this.#next = new Int32Array(edges).fill(NONE);
    const last = this.#fill();
    this.best = last === NONE ? -Infinity : (this.before[last] ?? 0) + (this.behind[last] ?? 0);
    this.path = last === NONE ? [] : this.leftOf(last);
  }

  #addWords(place: number): void {
    this.#from[place] = this.words.length;
    const unit = this.units[place] ?? 0;
    if (unit < 0) {
      this.#add(unit === FIGURES ? this.#lexicon.figures : this.#lexicon.latin, place, place + 1);
      return;
    }
    let node = 0;
    for (let at = place; at < this.units.length; at++) {
      const character = this.units[at] ?? 0;
      if (character < 0) break;
      node = this.#lexicon.child(node, character);
      const word = node === NONE ? NONE : this.#lexicon.wordAt(node);
      if (word !== NONE || at === place) this.#add(word, place, at + 1);
      if (node === NONE) break;
    }
  }

  #add(word: number, start: number, end: number): void {
    const edge = this.words.length;
    const before = this.#lastTo[end] ?? NONE;
    if (before === NONE) this.#firstTo[end] = edge;
    else this.#nextTo[before] = edge;
    this.#lastTo[end] = edge;
    this.#nextTo.push(NONE);
    this.words.push(word);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Forward and back; gives the last edge of the best reading. */
  #fill(): number {
    const { words, starts, ends, before, behind } = this;
    const steps: number[] = [];
    const heads: number[] = [];
    const tails: number[] = [];
    for (let edge = 0; edge < words.length; edge++) {
      const [word, start] = [words[edge] ?? NONE, starts[edge] ?? 0];
      if (start === 0) before[edge] = this.step(this.#lexicon.begin, word);
      for (let left = this.firstTo(start); left !== NONE; left = this.nextTo(left)) {
        const step = this.step(words[left] ?? NONE, word);
        steps.push(step);
        heads.push(left);
        tails.push(edge);
        const score = (before[left] ?? 0) + step;
        if (score > (before[edge] ?? 0)) {
          before[edge] = score;
          this.#previous[edge] = left;
        }
      }
    }
    let last = NONE;
    for (let edge = 0; edge < words.length; edge++) {
      if (ends[edge] !== this.units.length) continue;
      behind[edge] = this.step(words[edge] ?? NONE, this.#lexicon.end);
      const score = (before[edge] ?? 0) + (behind[edge] ?? 0);
      if (last === NONE || score > (before[last] ?? 0) + (behind[last] ?? 0)) last = edge;
    }
    for (let at = steps.length - 1; at >= 0; at--) {
      const [left, right] = [heads[at] ?? 0, tails[at] ?? 0];
      const score = (steps[at] ?? 0) + (behind[right] ?? 0);
      if (score > (behind[left] ?? 0)) {
        behind[left] = score;
        this.#next[left] = right;
      }
    }
    return last;
  }

  /** log10 of a word after another; NONE is a character that no word has. */
  step(left: number, word: number): number {
    if (word === NONE) return UNKNOWN;
    return left === NONE ? this.#model.alone(word) : this.#model.after(left, word);
  }

  /** The mark before the first word. */
  get begin(): number {
    return this.#lexicon.begin;
  }

  /** The mark after the last word. */
  get finish(): number {
    return this.#lexicon.end;
  }

  /** log10 of a word by itself. */
  alone(word: number): number {
    return this.#model.alone(word);
  }

  /** Edges that begin at a place: from the first number up to the second. */
  from(place: number): readonly [number, number] {
    return [this.#from[place] ?? 0, this.#from[place + 1] ?? 0];
  }

  /** The first of the edges that end at a place, or NONE. */
  firstTo(place: number): number {
    return this.#firstTo[place] ?? NONE;
  }

  /** The next edge that ends where one does, or NONE. */
  nextTo(edge: number): number {
    return this.#nextTo[edge] ?? NONE;
  }

  /** The edges of the best reading that ends with an edge, in order. */
  leftOf(edge: number): number[] {
    const path: number[] = [];
    for (let at = edge; at !== NONE; at = this.#previous[at] ?? NONE) path.push(at);
    return path.toReversed();
  }

  /** The edges of the best reading that begins with an edge. */
  rightOf(edge: number): number[] {
    const path: number[] = [];
    for (let at = edge; at !== NONE; at = this.#next[at] ?? NONE) path.push(at);
    return path;
  }
}
