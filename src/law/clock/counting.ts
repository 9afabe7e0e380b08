import type { DayNumber } from '../day-number.ts';
import type { WorkCalendar } from '../workdays.ts';

/** Days that don't count: those after `from` up to and including `until`; all after `from` where it is null. */
export interface Gap {
  readonly from: DayNumber;
  readonly until: DayNumber | null;
}

/** A stretch of time that is counted: from the day after `from`, so many 工作日, without the gaps. */
export interface Stretch {
  readonly from: DayNumber;
  readonly limit: number;
  readonly gaps: readonly Gap[];
}

/** Whether a day lies in one of the gaps. Days in several of them are left out once. */
export function inGap(day: DayNumber, gaps: readonly Gap[]): boolean {
  for (const gap of gaps) if (day > gap.from && (gap.until === null || day <= gap.until)) return true;
  return false;
}

/** The last day of the limit; null where a gap has no end before it. @throws CalendarMissing */
export function lastDayOfLimit(calendar: WorkCalendar, stretch: Stretch): DayNumber | null {
  const { from, limit, gaps } = stretch;
  const endless = Math.min(...gaps.map((gap) => (gap.until === null ? gap.from : Infinity)));
  let left = limit;
  for (let day = from + 1; ; day += 1) {
    if (day > endless) return null;
    if (calendar.worksOn(day) && !inGap(day, gaps)) {
      left -= 1;
      if (left === 0) return day;
    }
  }
}

/** How many days of the limit are used up with the day `upTo`. @throws CalendarMissing */
export function usedDays(calendar: WorkCalendar, stretch: Stretch, upTo: DayNumber): number {
  const { from, limit, gaps } = stretch;
  let used = 0;
  for (let day = from + 1; day <= upTo && used < limit; day += 1) {
    if (calendar.worksOn(day) && !inGap(day, gaps)) used += 1;
  }
  return used;
}

/**
 * The last of so many 工作日 after `from`, where it isn't later than `bound`; else null. Looks no further than `bound`, so
 * that a calendar that isn't out yet is asked for only when it matters.
 */
export function workdayWithin(
  calendar: WorkCalendar,
  limit: { readonly from: DayNumber; readonly count: number; readonly bound: DayNumber },
): DayNumber | null {
  let left = limit.count;
  for (let day = limit.from + 1; day <= limit.bound; day += 1) {
    if (calendar.worksOn(day)) {
      left -= 1;
      if (left === 0) return day;
    }
  }
  return null;
}
