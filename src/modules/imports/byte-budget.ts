/** Holds what is in memory at once to a number of bytes. */
export interface ByteBudget {
  /** Does the work as soon as so many bytes are free; in the order of asking. What is larger than all of it is done alone. */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T>;
}

/**
 * A budget of bytes. Work that holds some must not ask for more: it could wait for itself.
 * @param most bytes
 */
export function byteBudget(most: number): ByteBudget {
  let held = 0;
  const waiting: { readonly bytes: number; readonly begin: () => void }[] = [];
  const beginSome = (): void => {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      if (held > 0 && held + first.bytes > most) return;
      waiting.shift();
      held += first.bytes;
      first.begin();
    }
  };
  return {
    hold: async (bytes, work) => {
      await new Promise<void>((begin) => {
        waiting.push({ bytes, begin });
        beginSome();
      });
      try {
        return await work();
      } finally {
        held -= bytes;
        beginSome();
      }
    },
  };
}
