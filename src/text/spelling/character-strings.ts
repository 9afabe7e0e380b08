import { keptSection, type Sections, sectionOf } from './model-file.ts';
import { PackedReader } from './packed-bytes.ts';

/** Byte → count, in steps of a fifth. */
const COUNTS: Float64Array = Float64Array.from({ length: 256 }, (_, code) => 2 ** (code / 4));

/** How often official texts have strings of three and four characters; fewer than three times counts as never. */
export class CharacterStrings {
  readonly #numbers = new Int32Array(65_536).fill(-1);
  readonly #size: number;
  /** Of the first character, where its strings begin among the threes; of each of them, what comes behind it, sorted. */
  readonly #firsts: Uint32Array;
  readonly #threes: Uint32Array;
  readonly #threesCodes: Uint8Array;
  readonly #start: Uint32Array;
  readonly #fourth: Uint16Array;
  readonly #foursCodes: Uint8Array;

  constructor(sections: Sections) {
    const alphabet = sectionOf(sections, 'alphabet');
    const letters = new PackedReader(alphabet);
    // One number ends at each byte below 128.
    this.#size = alphabet.reduce((count, byte) => count + (byte < 128 ? 1 : 0), 0);
    for (let index = 0, character = 0; index < this.#size; index++) {
      character += letters.next();
      this.#numbers[character] = index;
    }
    this.#threesCodes = keptSection(sections, 'threes-codes');
    this.#foursCodes = keptSection(sections, 'fours-codes');
    this.#threes = new Uint32Array(this.#threesCodes.length);
    this.#firsts = new Uint32Array(this.#size + 1);
    this.#readThrees(sections);
    this.#start = new Uint32Array(this.#threes.length + 1);
    this.#fourth = new Uint16Array(this.#foursCodes.length);
    this.#readFours(sections);
  }

  #readThrees(sections: Sections): void {
    const keys = new PackedReader(sectionOf(sections, 'threes'));
    const rest = this.#size * this.#size;
    for (let index = 0, key = 0, reached = 0; index < this.#threes.length; index++) {
      key += keys.next();
      const first = Math.floor(key / rest);
      this.#firsts.fill(index, reached, first + 1);
      reached = first + 1;
      this.#threes[index] = key - first * rest;
      if (index + 1 === this.#threes.length) this.#firsts.fill(index + 1, reached);
    }
  }

  #readFours(sections: Sections): void {
    const counts = new PackedReader(sectionOf(sections, 'fours-counts'));
    const steps = new PackedReader(sectionOf(sections, 'fours-characters'));
    let [at, none] = [0, 0];
    for (let three = 0; three < this.#threes.length; three++) {
      this.#start[three] = at;
      if (none > 0) {
        none -= 1;
        continue;
      }
      const count = counts.next();
      if (count === 0) none = counts.next() - 1;
      for (let index = 0, number = 0; index < count; index++) {
        number += steps.next();
        this.#fourth[at++] = number;
      }
    }
    this.#start[this.#threes.length] = at;
  }

  /** How often three characters stand one after the other, about (steps of a fifth). */
  ofThree(one: number, two: number, three: number): number {
    const at = this.#findThree(one, two, three);
    return at < 0 ? 0 : (COUNTS[this.#threesCodes[at] ?? 0] ?? 0);
  }

  /** How often four characters stand one after the other, about (steps of a fifth). */
  ofFour(one: number, two: number, three: number, four: number): number {
    const prefix = this.#findThree(one, two, three);
    const last = this.#numbers[four] ?? -1;
    if (prefix < 0 || last < 0) return 0;
    for (let at = this.#start[prefix] ?? 0; at < (this.#start[prefix + 1] ?? 0); at++)
      if (this.#fourth[at] === last) return COUNTS[this.#foursCodes[at] ?? 0] ?? 0;
    return 0;
  }

  #findThree(one: number, two: number, three: number): number {
    const [first, second, third] = [
      this.#numbers[one] ?? -1,
      this.#numbers[two] ?? -1,
      this.#numbers[three] ?? -1,
    ];
    if (first < 0 || second < 0 || third < 0) return -1;
    const key = second * this.#size + third;
    let low = this.#firsts[first] ?? 0;
    let high = (this.#firsts[first + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#threes[middle] ?? 0;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
