/** Work that is under way: whoever asks for the same meanwhile waits for it. */
export interface SharedWork {
  /** Begins the work, or waits for the one that was begun under this key; settles as it does. */
  run(key: string, work: () => Promise<void>): Promise<void>;
}

/** Shares work within one process. */
export function createSharedWork(): SharedWork {
  const underWay = new Map<string, Promise<void>>();
  return {
    async run(key, work) {
      const known = underWay.get(key);
      if (known !== undefined) return known;
      const made = work();
      underWay.set(key, made);
      try {
        await made;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
