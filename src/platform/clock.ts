/** Where use cases get the time from, so that tests and the demo year can set it. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set; for tests and for playing a past year. */
export interface SettableClock extends Clock {
  set(moment: Date | string): void;
}

/** Makes a settable clock that starts at the given moment. */
export function settableClock(start: Date | string): SettableClock {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (moment) => {
      current = new Date(moment);
    },
  };
}
