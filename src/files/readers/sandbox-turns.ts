/** Lets so many go ahead at a time, in the order in which they came. */
export interface Turns {
  /** Resolves when it is one's turn; whoever took a turn leaves it. Rejects once the doors are closed. */
  take(): Promise<void>;
  leave(): void;
  /** Turns away all who wait or come later. */
  close(): void;
  isClosed(): boolean;
}

/**
 * Turns for `most` at a time.
 * @param reason what those who are turned away are told
 */
export function createTurns(most: number, reason: () => Error): Turns {
  const waiting: { go: () => void; turnAway: (reason: Error) => void }[] = [];
  let taken = 0;
  let closed = false;
  return {
    async take() {
      if (closed) throw reason();
      if (taken < most) {
        taken += 1;
        return;
      }
      // Whoever leaves hands over the turn, so `taken` stays.
      await new Promise<void>((resolve, reject) => {
        waiting.push({ go: resolve, turnAway: reject });
      });
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) taken -= 1;
      else next.go();
    },
    close() {
      closed = true;
      for (const { turnAway } of waiting.splice(0)) turnAway(reason());
    },
    isClosed: () => closed,
  };
}
