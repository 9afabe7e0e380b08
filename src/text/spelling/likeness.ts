import { type Sections, sectionOf } from './model-file.ts';
import { PackedReader } from './packed-bytes.ts';

/** How much two characters look alike, each number from 0 (not at all) to 1. */
export interface Alike {
  /** Strokes in their order. */
  readonly strokes: number;
  /** How much of all their parts they have in common, rare parts counting more. */
  readonly parts: number;
  /** How rare the rarest part is that both have. */
  readonly rarest: number;
}

const UNLIKE: Alike = { strokes: 0, parts: 0, rarest: 0 };

interface Drawn {
  readonly strokes: readonly number[];
  readonly parts: readonly number[];
}

/** How characters are drawn: tells how much two of them look alike. */
export class Likeness {
  readonly #drawn = new Map<number, Drawn>();
  /** Of a part, how rare it is: 1 when two characters have it, 0 when all have. */
  readonly #rarity: Float64Array;

  constructor(sections: Sections) {
    const reader = new PackedReader(sectionOf(sections, 'likeness'));
    const count = reader.next();
    const having = new Uint32Array(reader.next());
    for (let index = 0, character = 0; index < count; index++) {
      character += reader.next();
      const strokes = Array.from({ length: reader.next() }, () => reader.next());
      const parts: number[] = [];
      for (let left = reader.next(), part = 0; left > 0; left--) {
        part += reader.next();
        parts.push(part);
        having[part] = (having[part] ?? 0) + 1;
      }
      this.#drawn.set(character, { strokes, parts });
    }
    this.#rarity = Float64Array.from(having, (times) => Math.log(count / times) / Math.log(count / 2));
  }

  /** How much two characters look alike; not at all when one of them isn't known. */
  of(one: number, other: number): Alike {
    const [first, second] = [this.#drawn.get(one), this.#drawn.get(other)];
    if (first === undefined || second === undefined) return UNLIKE;
    const longer = Math.max(first.strokes.length, second.strokes.length);
    return {
      strokes: 1 - distance(first.strokes, second.strokes) / longer,
      ...this.#common(first.parts, second.parts),
    };
  }

  #common(one: readonly number[], other: readonly number[]): Pick<Alike, 'parts' | 'rarest'> {
    let [shared, all, rarest, at] = [0, 0, 0, 0];
    for (const part of one) {
      const rarity = this.#rarity[part] ?? 0;
      all += rarity;
      while (at < other.length && (other[at] ?? 0) < part) all += this.#rarity[other[at++] ?? 0] ?? 0;
      if (other[at] !== part) continue;
      at += 1;
      shared += rarity;
      rarest = Math.max(rarest, rarity);
    }
    while (at < other.length) all += this.#rarity[other[at++] ?? 0] ?? 0;
    return { parts: all === 0 ? 0 : shared / all, rarest };
  }
}

/** How many strokes must be put in, taken out or changed. */
function distance(one: readonly number[], other: readonly number[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++)
      next.push(
        Math.min(
          (row[to] ?? 0) + 1,
          (next[to - 1] ?? 0) + 1,
          (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
