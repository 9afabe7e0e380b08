/** The figures of a row, in the order of the columns. */
export type Reading = readonly number[];

/** The ways to read each row that are still possible. */
export type Ways = ReadonlyMap<string, readonly Reading[]>;

/** Rows that add up with each other: what stands on both sides is the same in every column. */
export interface Tie {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** A half of the rows is never combined in more ways than this. */
const MOST = 60_000;

interface Member {
  readonly key: string;
  readonly sign: 1 | -1;
  readonly ways: readonly Reading[];
}

/** The combinations of some rows by what they add up to: for each row which of its ways occur, as bits. */
type Sums = Map<string, Uint32Array>;

/**
 * Of the ways to read the rows of a tie those that occur in some combination in which it holds in the columns given. None of any
 * row when it never holds. Where there are too many combinations, what can't be ruled out stays.
 */
export function waysThatTie(
  tie: Tie,
  ways: Ways,
  columns: readonly number[],
): Map<string, readonly Reading[]> {
  const members = [
    ...tie.left.map((key): Member => ({ key, sign: 1, ways: ways.get(key) ?? [] })),
    ...tie.right.map((key): Member => ({ key, sign: -1, ways: ways.get(key) ?? [] })),
  ];
  const bounded = withinBounds(members, columns);
  if (bounded.some((member) => member.ways.length === 0)) return none(members);
  const [first, second] = halves(bounded);
  const [sums, rest] = [sumsOf(first, columns), sumsOf(second, columns)];
  if (sums === null || rest === null) return new Map(bounded.map(({ key, ways: left }) => [key, left]));
  const used = [new Uint32Array(first.length), new Uint32Array(second.length)] as const;
  for (const [key, bits] of rest) {
    const opposite = sums.get(negated(key));
    if (opposite === undefined) continue;
    addBits(used[0], opposite);
    addBits(used[1], bits);
  }
  return new Map([...chosen(first, used[0]), ...chosen(second, used[1])]);
}

/** Leaves out ways that no sum of the others can balance, column by column, until nothing more goes. */
function withinBounds(members: readonly Member[], columns: readonly number[]): readonly Member[] {
  let left = members;
  for (;;) {
    const before = left;
    for (const column of columns) {
      const ranges = left.map(({ sign, ways }) => rangeOf(ways, sign, column));
      const low = ranges.reduce((sum, [min]) => sum + min, 0);
      const high = ranges.reduce((sum, [, max]) => sum + max, 0);
      left = left.map((member, at) => {
        const [min, max] = ranges[at] ?? [0, 0];
        const kept = member.ways.filter((way) => {
          const value = member.sign * (way[column] ?? 0);
          return value + low - min <= 0 && value + high - max >= 0;
        });
        return kept.length === member.ways.length ? member : { ...member, ways: kept };
      });
      if (left.some(({ ways }) => ways.length === 0)) return left;
    }
    if (left.every((member, at) => member === before[at])) return left;
  }
}

function rangeOf(ways: readonly Reading[], sign: 1 | -1, column: number): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const way of ways) {
    const value = sign * (way[column] ?? 0);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return [min, max];
}

/** Two parts with about as many combinations each; a row of more than 32 ways counts as too many. */
function halves(members: readonly Member[]): readonly [readonly Member[], readonly Member[]] {
  const parts: [Member[], Member[]] = [[], []];
  const sizes: [number, number] = [1, 1];
  for (const member of members.toSorted((a, b) => b.ways.length - a.ways.length)) {
    const to = sizes[0] <= sizes[1] ? 0 : 1;
    parts[to].push(member);
    sizes[to] *= member.ways.length;
  }
  return parts;
}

function sumsOf(members: readonly Member[], columns: readonly number[]): Sums | null {
  const combinations = members.reduce((product, { ways }) => product * ways.length, 1);
  if (combinations > MOST || members.some(({ ways }) => ways.length > 32)) return null;
  const sums: Sums = new Map();
  const total = columns.map(() => 0);
  const bits = new Uint32Array(members.length);
  const walk = (at: number): void => {
    const member = members[at];
    if (member === undefined) {
      const key = total.join();
      const known = sums.get(key);
      if (known === undefined) sums.set(key, bits.slice());
      else addBits(known, bits);
      return;
    }
    for (const [index, way] of member.ways.entries()) {
      addWay(total, way, { sign: member.sign, columns });
      bits[at] = (1 << index) >>> 0;
      walk(at + 1);
      addWay(total, way, { sign: member.sign === 1 ? -1 : 1, columns });
    }
  };
  walk(0);
  return sums;
}

function addWay(
  total: number[],
  way: Reading,
  { sign, columns }: { readonly sign: 1 | -1; readonly columns: readonly number[] },
): void {
  for (const [at, column] of columns.entries()) total[at] = (total[at] ?? 0) + sign * (way[column] ?? 0);
}

function negated(key: string): string {
  return key
    .split(',')
    .map((value) => String(0 - Number(value)))
    .join();
}

function addBits(to: Uint32Array, bits: Uint32Array): void {
  for (const [at, bit] of bits.entries()) to[at] = ((to[at] ?? 0) | bit) >>> 0;
}

function chosen(members: readonly Member[], used: Uint32Array): [string, readonly Reading[]][] {
  return members.map(({ key, ways }, at) => [
    key,
    ways.filter((_, index) => (((used[at] ?? 0) >>> index) & 1) === 1),
  ]);
}

function none(members: readonly Member[]): Map<string, readonly Reading[]> {
  return new Map(members.map(({ key }) => [key, []]));
}
