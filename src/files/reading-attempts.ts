import { EndedReading, ReadingUnavailable } from './readers/unreadable-file.ts';

/** A file couldn't be looked into this time, and will be another time. Until then nobody knows what is in it. */
export class UnexaminedFile extends Error {}

/** How often readings of files were ended before they were through. In memory: a new start has its tries anew. */
export interface ReadingAttempts {
  /**
   * Takes a file once more. Rejects with `UnexaminedFile` while another try may still do, at once where the last one ended just now; with
   * the `EndedReading` of the last try when so many in a row were ended, and begins to count anew.
   */
  take<Result>(key: string, work: (attempt: Attempt) => Promise<Result>): Promise<Result>;
}

/** One of several tries. */
export interface Attempt {
  /** No other follows: what is ended now counts as what can't be read. */
  readonly isLast: boolean;
}

/**
 * How long a file is left alone after each try. A busy moment passes, and so does a busy hour: whoever only watches doesn't use up the
 * tries within it, and one file doesn't keep the others from being read.
 */
const PAUSES_MS = [60_000, 10 * 60_000, 60 * 60_000] as const;
/** Tries of one file before it counts as one that can't be read. */
const MOST_TRIES = PAUSES_MS.length + 1;
/** Files whose tries are remembered. */
const MOST_FILES = 1_000;

/** Counts tries by what `key` names, as a file's hash. */
export function createReadingAttempts({
  now = Date.now,
}: { readonly now?: () => number } = {}): ReadingAttempts {
  const ended = new Map<string, { readonly times: number; readonly at: number }>();

  function noteEnd(key: string): number {
    const times = (ended.get(key)?.times ?? 0) + 1;
    ended.delete(key);
    if (times >= MOST_TRIES) return times;
    ended.set(key, { times, at: now() });
    const [oldest] = ended.keys();
    if (ended.size > MOST_FILES && oldest !== undefined) ended.delete(oldest);
    return times;
  }

  return {
    async take(key, work) {
      const last = ended.get(key);
      if (last !== undefined && now() - last.at < (PAUSES_MS[last.times - 1] ?? 0))
        throw new UnexaminedFile('the last reading was ended just now');
      try {
        const result = await work({ isLast: (last?.times ?? 0) + 1 >= MOST_TRIES });
        ended.delete(key);
        return result;
      } catch (error) {
        // Nothing was read: that isn't the file's fault, and no try of it.
        if (error instanceof ReadingUnavailable)
          throw new UnexaminedFile('nothing is read now', { cause: error });
        if (error instanceof EndedReading && noteEnd(key) < MOST_TRIES)
          throw new UnexaminedFile('the reading was ended', { cause: error });
        throw error;
      }
    },
  };
}

/** The tries of the running program. */
export const officeAttempts = createReadingAttempts();
