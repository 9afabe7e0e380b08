import { type PlainDate, addDays } from '../dates.ts';
import { type WorkCalendar, addWorkdays } from '../workdays.ts';
import type { Rhythm } from './rhythms.ts';

/** A number of days as law counts them: 工作日, or days of the calendar. The day from which it runs doesn't count. */
export interface Span {
  readonly count: number;
  readonly unit: 'workday' | 'day';
}

/** When something must be public. */
export type DisclosureLimit =
  /** So long after what triggers it. */
  | { readonly kind: 'within'; readonly span: Span }
  /** Once a period, so long after the period ends. */
  | { readonly kind: 'rhythm'; readonly every: Rhythm; readonly grace: Span }
  /** Once a period for as long as a stage of the work goes on, and once more when it ends. */
  | { readonly kind: 'ongoing'; readonly every: Rhythm; readonly grace: Span };

/**
 * The last day of a span. One in days of the calendar ends on its day even when nobody works then: the provisions that give
 * such spans name no extension, and what is out earlier harms nobody.
 * @throws CalendarMissing
 */
export function endOfSpan(from: PlainDate, { count, unit }: Span, calendar: WorkCalendar): PlainDate {
  return unit === 'workday' ? addWorkdays(from, count, calendar) : addDays(from, count);
}

/** A span as people write it: 20个工作日, 30日. */
export function spanWords({ count, unit }: Span): string {
  return unit === 'workday' ? `${count}个工作日` : `${count}日`;
}
