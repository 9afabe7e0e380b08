import type { PlainDate } from '../dates.ts';

/** A stretch of days that is reported on. */
interface Stretch {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The first day on which it can be signed that a duty has nothing to publish (无此类信息): the last day of its period, for until then
 * something may still be formed that must be public (条例第26条). Null for what is due once: what it tells of has happened, so whether
 * there is anything can be seen at any time.
 */
export function nilFrom({ periodTo }: { readonly periodTo: PlainDate | null }): PlainDate | null {
  return periodTo;
}

/** Whether it was signed ahead of its period's end, and that hasn't come yet: nobody can know so far. */
export function isEarlyNil(
  { periodTo }: { readonly periodTo: PlainDate | null },
  { on, today }: { readonly on: PlainDate; readonly today: PlainDate },
): boolean {
  return periodTo !== null && on < periodTo && today < periodTo;
}

/**
 * Which of the periods of which it was signed that there is nothing a publication refutes: the one in which it was written, or came out
 * where it bears no day or a later one. What was written outside tells of none of them.
 */
export function nilPeriodMetBy<Period extends Stretch>(
  signed: readonly Period[],
  { publishedOn, writtenOn }: { readonly publishedOn: PlainDate; readonly writtenOn: PlainDate | null },
): Period | null {
  const told = writtenOn !== null && writtenOn < publishedOn ? writtenOn : publishedOn;
  return signed.find(({ from, to }) => from <= told && told <= to) ?? null;
}
