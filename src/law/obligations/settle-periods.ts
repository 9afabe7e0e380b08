import type { PlainDate } from '../dates.ts';

/** A period's obligation that nothing has met yet. */
export interface OpenPeriod {
  readonly id: string;
  /** The first day of its period: what came out before it can't meet it. */
  readonly from: PlainDate;
}

/**
 * Which open period a publication meets: the earliest that had begun by its day, for whoever is behind makes good the
 * oldest first. Null when none had begun.
 */
export function periodMetBy<Period extends OpenPeriod>(
  open: readonly Period[],
  publishedOn: PlainDate,
): Period | null {
  return (
    open
      .filter(({ from }) => from <= publishedOn)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))[0] ?? null
  );
}
