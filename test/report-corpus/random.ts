/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from `least` up to and with `most`. */
  int(least: number, most: number): number;
  /** One of the list, which must not be empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** The list in another order. */
  shuffled<Item>(list: readonly Item[]): Item[];
}

/** Numbers of a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    int,
    pick(list) {
      const found = list[int(0, list.length - 1)];
      if (found === undefined) throw new RangeError('empty list');
      return found;
    },
    percent: (share) => next() * 100 < share,
    shuffled(list) {
      const rest = [...list];
      for (let at = rest.length - 1; at > 0; at -= 1) {
        const other = int(0, at);
        const [a, b] = [rest[at], rest[other]];
        if (a !== undefined && b !== undefined) [rest[at], rest[other]] = [b, a];
      }
      return rest;
    },
  };
}
