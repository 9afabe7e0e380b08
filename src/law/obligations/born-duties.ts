import { type PlainDate, addDays } from '../dates.ts';
import type { WorkCalendar } from '../workdays.ts';
import { type DisclosureLimit, endOfSpan } from './disclosure-limit.ts';
import { type Period, type Rhythm, periodOf, periodsEndingIn } from './rhythms.ts';
import type { DisclosureRule } from './special-limits.ts';

/** A limit that is due once. */
type OnceLimit = Extract<DisclosureLimit, { kind: 'within' }> | null;
/** A limit that is due with every period. */
export type PeriodicLimit = Exclude<DisclosureLimit, { kind: 'within' }>;

/** Whether a limit is due with every period; null, a term of posting alone, is due once. */
export function isPeriodic(limit: DisclosureLimit | null): limit is PeriodicLimit {
  return limit !== null && limit.kind !== 'within';
}

/** The last day of what is due once, counted from its trigger; of what is only to be posted, the day itself. @throws CalendarMissing */
export function dueOfTrigger(limit: OnceLimit, on: PlainDate, calendar: WorkCalendar): PlainDate {
  return limit === null ? on : endOfSpan(on, limit.span, calendar);
}

/** The last day of what is due for a period. @throws CalendarMissing */
export function dueOfPeriod({ grace }: PeriodicLimit, period: Period, calendar: WorkCalendar): PlainDate {
  return endOfSpan(period.to, grace, calendar);
}

/**
 * The periods of a rhythm that have begun by `today`, from the one in which `since` lies. Each is an obligation from its
 * first day, so that what is published within it meets it. What ended has as its last the period in which it ended.
 */
export function periodsBegun(
  every: Rhythm,
  since: PlainDate,
  { today, endedOn }: { readonly today: PlainDate; readonly endedOn: PlainDate | null },
): Period[] {
  const last = endedOn !== null && endedOn < today ? endedOn : today;
  if (last < since) return [];
  const current = periodOf(every, last);
  return [...periodsEndingIn(every, since, addDays(current.from, -1)), current];
}

/** The first day on which something posted on a day may be taken down. @throws CalendarMissing */
export function postedUntil(
  { posting }: Pick<DisclosureRule, 'posting'>,
  postedOn: PlainDate,
  calendar: WorkCalendar,
): PlainDate | null {
  return posting === null ? null : addDays(endOfSpan(postedOn, posting, calendar), 1);
}
