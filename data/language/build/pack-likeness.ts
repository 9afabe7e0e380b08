import { packNumbers } from '../../../src/text/spelling/packed-bytes.ts';

/** How characters are drawn, by which it is told how much two look alike. */
export interface Drawing {
  /** Letters are kinds of stroke in their order. */
  readonly strokes: ReadonlyMap<string, string>;
  /** A character, or the number of a part that is none, and what it is put together from. */
  readonly decomposition: ReadonlyMap<string, readonly string[]>;
  /** The traditional forms of a character: who learnt or typed those confuses what looks alike in them (软/运: 車). */
  readonly traditional: ReadonlyMap<string, readonly string[]>;
}

/** A part that more characters have says nothing. */
const MOST_SHARED = 0.2;

/**
 * The table of `Likeness`: of each character its strokes, and those of its parts, and of their parts, that some other has too.
 */
export function packLikeness(characters: readonly string[], drawing: Drawing): Uint8Array {
  const known = characters.filter((one) => drawing.strokes.has(one)).toSorted();
  const parts = new Map(known.map((one) => [one, partsOf(one, drawing)]));
  const having = new Map<string, number>();
  for (const own of parts.values()) for (const part of own) having.set(part, (having.get(part) ?? 0) + 1);
  const shared = [...having]
    .filter(([, count]) => count > 1 && count < known.length * MOST_SHARED)
    .map(([part]) => part)
    .toSorted();
  const numbers = new Map(shared.map((part, index) => [part, index]));
  const packed: number[] = [known.length, shared.length];
  let before = 0;
  for (const one of known) {
    const strokes = drawing.strokes.get(one) ?? '';
    const own = [...(parts.get(one) ?? [])]
      .flatMap((part) => numbers.get(part) ?? [])
      .toSorted((a, b) => a - b);
    const code = one.charCodeAt(0);
    packed.push(code - before, strokes.length, ...Array.from(strokes, (stroke) => stroke.charCodeAt(0)));
    packed.push(own.length, ...own.map((part, index) => part - (own[index - 1] ?? 0)));
    before = code;
  }
  return packNumbers(packed);
}

/** The character itself, its parts and theirs, and those of its traditional forms. */
function partsOf(character: string, { decomposition, traditional }: Drawing): Set<string> {
  const found = new Set<string>();
  const todo = [character, ...(traditional.get(character) ?? [])];
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    if (found.has(part)) continue;
    found.add(part);
    todo.push(...(decomposition.get(part) ?? []));
  }
  return found;
}
