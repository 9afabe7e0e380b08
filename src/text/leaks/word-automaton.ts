/** Finds many words in one pass (Aho and Corasick 1975): the time doesn't grow with their number. */
export interface WordAutomaton {
  /** The state before anything was read. */
  readonly root: 0;
  /** The state after one more unit. */
  next(state: number, unit: number): number;
  /** Numbers of the words that end in a state, in the order in which they were given. */
  endingIn(state: number): readonly number[];
  readonly longest: number;
}

/** Units fit in 16 bits, so that state and unit make one key. */
const UNITS = 0x10000;

/** An automaton for words given as lists of units; none of them may be empty. */
export function wordAutomaton(words: readonly (readonly number[])[]): WordAutomaton {
  const steps = new Map<number, number>();
  const ends: number[][] = [[]];
  for (const [number, word] of words.entries()) {
    let state = 0;
    for (const unit of word) state = stepOrNew(steps, ends, state * UNITS + unit);
    ends[state]?.push(number);
  }
  const fallbacks = fallbacksOf(steps, ends);
  const begins = new Uint8Array(UNITS);
  for (const word of words) begins[word[0] ?? 0] = 1;
  return {
    root: 0,
    next(from, unit) {
      let state = from;
      for (;;) {
        if (state === 0 && begins[unit] === 0) return 0;
        const to = steps.get(state * UNITS + unit);
        if (to !== undefined) return to;
        if (state === 0) return 0;
        state = fallbacks[state] ?? 0;
      }
    },
    endingIn: (state) => ends[state] ?? [],
    longest: words.reduce((most, word) => Math.max(most, word.length), 0),
  };
}

function stepOrNew(steps: Map<number, number>, ends: number[][], key: number): number {
  const known = steps.get(key);
  if (known !== undefined) return known;
  const made = ends.push([]) - 1;
  steps.set(key, made);
  return made;
}

/** Where to go on when no word goes on: the longest end of what was read that begins a word. Adds the words that end there. */
function fallbacksOf(steps: ReadonlyMap<number, number>, ends: number[][]): Uint32Array {
  const fallbacks = new Uint32Array(ends.length);
  const depths = new Uint32Array(ends.length);
  const byState: [state: number, from: number, unit: number][] = [];
  // A state is made after the one that it follows, so that one pass knows all depths.
  for (const [key, to] of steps) {
    const from = Math.floor(key / UNITS);
    depths[to] = (depths[from] ?? 0) + 1;
    byState.push([to, from, key % UNITS]);
  }
  byState.sort(([one], [other]) => (depths[one] ?? 0) - (depths[other] ?? 0));
  for (const [state, from, unit] of byState) {
    if (from === 0) continue;
    let back = fallbacks[from] ?? 0;
    while (back !== 0 && !steps.has(back * UNITS + unit)) back = fallbacks[back] ?? 0;
    const to = steps.get(back * UNITS + unit) ?? 0;
    fallbacks[state] = to;
    ends[state]?.push(...(ends[to] ?? []));
  }
  return fallbacks;
}
