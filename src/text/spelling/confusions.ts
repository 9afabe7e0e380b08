import { type Sections, sectionOf } from './model-file.ts';
import { PackedReader } from './packed-bytes.ts';

/** How one character is mistaken for another. */
export const CONFUSION = { sameSound: 1, nearSound: 2, shape: 3, grammar: 4 } as const;
/** One of the kinds of confusion. */
export type ConfusionKind = (typeof CONFUSION)[keyof typeof CONFUSION];

/** Which characters are mistaken for which. */
export class Confusions {
  readonly #start = new Uint32Array(65_537);
  readonly #characters: Uint16Array;
  readonly #kinds: Uint8Array;
  /** The kinds of one character's confusions by what may have been meant, of the two that were asked for last. */
  #lately = { character: 0, kinds: new Uint8Array(65_536) };
  #before = { character: 0, kinds: new Uint8Array(65_536) };

  constructor(sections: Sections) {
    const reader = new PackedReader(sectionOf(sections, 'confusions'));
    const total = reader.next();
    this.#characters = new Uint16Array(total);
    this.#kinds = new Uint8Array(total);
    let [at, character] = [0, 0];
    while (at < total) {
      const from = character;
      character += reader.next();
      this.#start.fill(at, from + 1, character + 1);
      const count = reader.next();
      for (let index = 0, other = 0; index < count; index++) {
        const packed = reader.next();
        other += packed >> 2;
        this.#characters[at] = other;
        this.#kinds[at++] = (packed & 3) + 1;
      }
    }
    this.#start.fill(at, character + 1);
  }

  /** Where the characters stand that may have been meant by this one: from the first number up to the second. */
  range(character: number): readonly [number, number] {
    return [this.#start[character] ?? 0, this.#start[character + 1] ?? 0];
  }

  /** The character at a number of a range; within a range they are in order. */
  meant(index: number): number {
    return this.#characters[index] ?? 0;
  }

  /** How the character at a number of a range is confused. */
  kind(index: number): number {
    return this.#kinds[index] ?? 0;
  }

  /** `kindOf` one character as a table by what may have been meant; good until two others are asked for. */
  tableOf(character: number): Readonly<Uint8Array> {
    if (character === this.#lately.character) return this.#lately.kinds;
    [this.#lately, this.#before] = [this.#before, this.#lately];
    if (character === this.#lately.character) return this.#lately.kinds;
    const { kinds } = this.#lately;
    const [oldFirst, oldLast] = this.range(this.#lately.character);
    for (let index = oldFirst; index < oldLast; index++) kinds[this.meant(index)] = 0;
    const [first, last] = this.range(character);
    for (let index = first; index < last; index++) kinds[this.meant(index)] = this.kind(index);
    this.#lately.character = character;
    return kinds;
  }

  /** How one character is taken for another; 0: it isn't. */
  kindOf(character: number, meant: number): number {
    let low = this.#start[character] ?? 0;
    let high = (this.#start[character + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#characters[middle] ?? 0;
      if (found === meant) return this.#kinds[middle] ?? 0;
      if (found < meant) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}
