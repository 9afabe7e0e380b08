import type { PlainDate } from '../dates.ts';

/** A period's obligation that nothing has met yet. */
export interface OpenPeriod {
  readonly id: string;
  /** The first day of its period: what was written or came out before it can't meet it. */
  readonly from: PlainDate;
}

/**
 * Which open period a publication meets: the earliest that had begun when it was written, for whoever is behind makes good the
 * oldest first, and what tells of a period is often written after its end. What was written before a period began can't tell of it, however
 * late it comes out. Without a day of its own it counts as written when it came out. Null when none had begun: then a person says what
 * it is about.
 */
export function periodMetBy<Period extends OpenPeriod>(
  open: readonly Period[],
  { publishedOn, writtenOn }: { readonly publishedOn: PlainDate; readonly writtenOn: PlainDate | null },
): Period | null {
  const told = writtenOn !== null && writtenOn < publishedOn ? writtenOn : publishedOn;
  return (
    open
      .filter(({ from }) => from <= told)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))[0] ?? null
  );
}
