/**
 * Reads many keys with one query: what is asked for in one turn is fetched together, and kept. Pages are written as if each
 * read for itself, and a few hundred of them made side by side cost no more round trips than one.
 */
export function batched<T>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  const kept = new Map<string, Promise<T | undefined>>();
  let waiting: string[] = [];
  let loading: Promise<ReadonlyMap<string, T>> | null = null;
  return async (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    waiting.push(key);
    loading ??= endOfTurn().then(async () => {
      const keys = waiting;
      waiting = [];
      loading = null;
      return load(keys);
    });
    const found = loading.then((values) => values.get(key));
    kept.set(key, found);
    return found;
  };
}

/** What is large: fetched in the order in which it will be asked for, each given away once, to one who asks at a time. */
export interface Stream<T> {
  /** Says what will be asked for, in that order; what was announced before is let go. */
  ahead(keys: readonly string[]): Promise<void>;
  /** The next of what was announced, what was passed over being dropped; all else is read by itself. */
  get(key: string): Promise<T | undefined>;
  /** Lets go of what nobody asked for, and of the connection that brings it. */
  end(): Promise<void>;
}

/**
 * Reads with one query whatever is announced together, and keeps nothing: texts of a whole part would fill the memory. Nothing that is
 * made ahead holds what comes later, either: it would be old by then, and what the old hold is cleaned up late.
 */
export function streamed<T extends { readonly id: string }>(
  open: (keys: readonly string[]) => AsyncGenerator<T, void>,
): Stream<T> {
  let places: ReadonlyMap<string, number> = new Map();
  let rows: AsyncGenerator<T, void> | null = null;
  let next: T | null = null;
  /** Up to here everything was asked for or passed over. */
  let passed = -1;
  const end = async (): Promise<void> => {
    const left = rows;
    [places, rows, next, passed] = [new Map(), null, null, -1];
    await left?.return();
  };
  const placeOf = (key: string): number => places.get(key) ?? -1;
  return {
    end,
    ahead: async (keys) => {
      await end();
      places = new Map(keys.map((key, place) => [key, place]));
      rows = open(keys);
    },
    get: async (key) => {
      const place = placeOf(key);
      if (rows === null || place <= passed) {
        for await (const value of open([key])) return value;
        return undefined;
      }
      passed = place;
      while (next === null || placeOf(next.id) < place) {
        const { value, done } = await rows.next();
        if (done === true) return undefined;
        next = value;
      }
      if (next.id !== key) return undefined;
      const found = next;
      next = null;
      return found;
    },
  };
}

async function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Reads once and keeps what it got. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return async () => (kept ??= load());
}
