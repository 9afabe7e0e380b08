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
