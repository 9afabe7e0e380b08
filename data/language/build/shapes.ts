/** How strokes and parts of characters are known; letters of `strokes` are kinds of stroke in their order. */
export interface Shapes {
  readonly strokes: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** Look-alikes kept for a character. */
const MOST = 44;
const LEAST = 0.56;
/** What strokes in their order count for, parts in common, and that one holds the other. */
const STROKES = 0.7;
const PARTS = 0.5;
const HOLDS = 0.4;
const FEW_STROKES = 0.1;

/** Of each character those that look like it, the likest first. */
export function lookalikes(characters: readonly string[], shapes: Shapes): Map<string, string[]> {
  const known = characters
    .filter((one) => shapes.strokes.has(one))
    .map((character) => ({
      character,
      strokes: shapes.strokes.get(character) ?? '',
      parts: partsOf(character, shapes.parts),
      bag: bagOf(shapes.strokes.get(character) ?? ''),
    }));
  const found = new Map<string, string[]>();
  for (const one of known) {
    const alike = known
      .filter((other) => other !== one)
      .map((other) => ({ character: other.character, likeness: likeness(one, other) }))
      .filter((other) => other.likeness >= LEAST)
      .toSorted((a, b) => b.likeness - a.likeness || (a.character < b.character ? -1 : 1));
    found.set(
      one.character,
      alike.slice(0, MOST).map((other) => other.character),
    );
  }
  return found;
}

/** The parts of a character and their parts. */
function partsOf(character: string, parts: ReadonlyMap<string, readonly string[]>): Set<string> {
  const first = parts.get(character) ?? [];
  return new Set([...first, ...first.flatMap((part) => parts.get(part) ?? [])]);
}

interface Shape {
  readonly character: string;
  readonly strokes: string;
  readonly parts: ReadonlySet<string>;
  /** How many of each kind of stroke. */
  readonly bag: ReadonlyMap<string, number>;
}

/** 1: the same strokes; parts in common count beside them. */
function likeness(one: Shape, other: Shape): number {
  const longer = Math.max(one.strokes.length, other.strokes.length);
  const shared = sharedParts(one.parts, other.parts);
  const all = one.parts.size + other.parts.size - shared;
  const beside =
    (all === 0 ? 0 : (shared / all) * PARTS) +
    (longer <= 4 ? FEW_STROKES : 0) +
    (holds(one, other) || holds(other, one) ? HOLDS : 0);
  const most = (1 - (LEAST - beside) / STROKES) * longer;
  if (leastDistance(one, other) > most) return 0;
  return (1 - distance(one.strokes, other.strokes) / longer) * STROKES + beside;
}

/** Whether one is a part of the other, or its strokes are the other's first or last ones. */
function holds(whole: Shape, part: Shape): boolean {
  if (whole.parts.has(part.character)) return true;
  if (part.strokes.length < 3 || part.strokes.length >= whole.strokes.length) return false;
  return whole.strokes.startsWith(part.strokes) || whole.strokes.endsWith(part.strokes);
}

function sharedParts(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const part of one) if (other.has(part)) shared += 1;
  return shared;
}

/** Strokes that one has more of than the other must be changed, whatever their order. */
function leastDistance(one: Shape, other: Shape): number {
  const difference = Math.abs(one.strokes.length - other.strokes.length);
  let apart = 0;
  for (const [stroke, count] of one.bag) apart += Math.max(0, count - (other.bag.get(stroke) ?? 0));
  return Math.max(difference, one.strokes.length >= other.strokes.length ? apart : apart + difference);
}

function bagOf(strokes: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const stroke of strokes) bag.set(stroke, (bag.get(stroke) ?? 0) + 1);
  return bag;
}

function distance(one: string, other: string): number {
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
