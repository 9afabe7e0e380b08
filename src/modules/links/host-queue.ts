/** How gently strangers' servers are treated. */
export interface Manners {
  /** Requests under way at once to one host. */
  readonly atOnce: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly gapMs: number;
}

/** At most two at once, half a second apart. */
export const GOOD_MANNERS: Manners = { atOnce: 2, gapMs: 500 };

/** Keeps requests to each host apart from each other, and away from hosts that asked for a rest. */
export interface HostQueue {
  /** Waits for its turn, then does the work. */
  run<T>(host: string, work: () => Promise<T>): Promise<T>;
  /** `Retry-After`: nothing is to be asked of the host before this moment. */
  restUntil(host: string, moment: Date): void;
  /** Until when a host wants to be left alone; null when it may be asked. */
  restsUntil(host: string, now: Date): Date | null;
}

interface Line {
  running: number;
  /** By `performance.now()`. */
  next: number;
  readonly waiting: (() => void)[];
}

/** A queue of its own for each host; hosts don't wait for each other. */
export function hostQueue(manners: Manners = GOOD_MANNERS): HostQueue {
  const lines = new Map<string, Line>();
  const rests = new Map<string, Date>();
  const lineOf = (host: string): Line => {
    const line = lines.get(host) ?? { running: 0, next: 0, waiting: [] };
    lines.set(host, line);
    return line;
  };
  return {
    run: async (host, work) => {
      const line = lineOf(host);
      while (line.running >= manners.atOnce)
        await new Promise<void>((resolve) => void line.waiting.push(resolve));
      line.running += 1;
      try {
        const now = performance.now();
        const begins = Math.max(now, line.next);
        line.next = begins + manners.gapMs;
        if (begins > now) await new Promise((resolve) => setTimeout(resolve, begins - now));
        return await work();
      } finally {
        line.running -= 1;
        line.waiting.shift()?.();
      }
    },
    restUntil: (host, moment) => {
      const known = rests.get(host);
      if (known === undefined || known < moment) rests.set(host, moment);
    },
    restsUntil: (host, now) => {
      const until = rests.get(host);
      return until !== undefined && until > now ? until : null;
    },
  };
}

const LONGEST_REST_MS = 7 * 86_400_000;

/** When a host may be asked again by its `Retry-After`: seconds or a date, at most a week ahead; null when it says nothing. */
export function restAfter(header: string, now: Date): Date | null {
  const text = header.trim();
  const wanted = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(wanted) || wanted <= now.getTime()) return null;
  return new Date(Math.min(wanted, now.getTime() + LONGEST_REST_MS));
}
