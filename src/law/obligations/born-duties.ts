import { type PlainDate, addDays } from '../dates.ts';
import type { WorkCalendar } from '../workdays.ts';
import { type DisclosureLimit, endOfSpan } from './disclosure-limit.ts';
import { type Period, periodOf, periodsEndingIn } from './rhythms.ts';
import type { DisclosureRule } from './special-limits.ts';

/** One thing that must be public by a day. */
export interface DueDuty {
  /** The period it belongs to; null for what is due once. */
  readonly period: Period | null;
  readonly dueOn: PlainDate;
}

/**
 * What a trigger makes due at once: the limit's last day, or for what is only to be posted the day itself. What goes by
 * periods begins to be due with them (`periodsDue`).
 * @throws CalendarMissing
 */
export function dueOfTrigger(
  { limit }: Pick<DisclosureRule, 'limit'>,
  on: PlainDate,
  calendar: WorkCalendar,
): DueDuty | null {
  if (limit === null) return { period: null, dueOn: on };
  return limit.kind === 'within' ? { period: null, dueOn: endOfSpan(on, limit.span, calendar) } : null;
}

/**
 * The periods of a rhythm that have begun by `today`, from the one in which it was taken up. A period is an obligation from
 * its first day, so that what is published within it meets it; of an ongoing stage that has ended the last is the one in
 * which it ended.
 * @throws CalendarMissing
 */
export function periodsDue(
  limit: Extract<DisclosureLimit, { kind: 'rhythm' | 'ongoing' }>,
  since: PlainDate,
  { today, endedOn, calendar }: { today: PlainDate; endedOn: PlainDate | null; calendar: WorkCalendar },
): DueDuty[] {
  const last = endedOn !== null && endedOn < today ? endedOn : today;
  if (last < since) return [];
  const current = periodOf(limit.every, last);
  const periods = [...periodsEndingIn(limit.every, since, addDays(current.from, -1)), current];
  return periods.map((period) => ({ period, dueOn: endOfSpan(period.to, limit.grace, calendar) }));
}

/** The first day on which something posted on a day may be taken down. @throws CalendarMissing */
export function postedUntil(
  { posting }: Pick<DisclosureRule, 'posting'>,
  postedOn: PlainDate,
  calendar: WorkCalendar,
): PlainDate | null {
  return posting === null ? null : addDays(endOfSpan(postedOn, posting, calendar), 1);
}
