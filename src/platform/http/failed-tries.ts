/** Counts failures by key (an address, a number), in memory, within a sliding window. */
export interface FailedTries {
  failed(key: string, now: Date): void;
  /** Failures of this key within the window. */
  count(key: string, now: Date): number;
}

/** Counts for at most so many keys; the oldest are forgotten. */
export function failedTries(windowMs: number, mostKeys = 20_000): FailedTries {
  const moments = new Map<string, number[]>();
  const recent = (key: string, now: Date): number[] =>
    (moments.get(key) ?? []).filter((at) => now.getTime() - at < windowMs);
  return {
    count: (key, now) => recent(key, now).length,
    failed: (key, now) => {
      // More than this says nothing new.
      const kept = [...recent(key, now), now.getTime()].slice(-100);
      moments.delete(key);
      moments.set(key, kept);
      const [oldest] = moments.keys();
      if (moments.size > mostKeys && oldest !== undefined) moments.delete(oldest);
    },
  };
}
