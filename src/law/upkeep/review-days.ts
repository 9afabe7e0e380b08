import { addDays, type PlainDate } from '../dates.ts';
import { dayNumber } from '../day-number.ts';
import { addWorkdays, type WorkCalendar } from '../workdays.ts';
import type { InterpretationTerm } from './upkeep-terms.ts';

/** So many calendar months later; the last day of a month that is too short. 民法典第202条: the corresponding day ends a period of months. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  const next = index + 1;
  const after = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  const last = Number(addDays(after, -1).slice(8));
  return `${first}-${String(Math.min(of, last)).padStart(2, '0')}`;
}

/** How near the end of a validity is: which alarm has been reached. */
export interface ExpiryAlarm {
  /** Days left before the first day on which it no longer holds; negative after it. */
  readonly daysLeft: number;
  /** The smallest alarm that has been reached; null before the first, 0 once it has lapsed. */
  readonly alarm: number | null;
}

/** Where a document stands on its way to its 失效日期, the first day on which it no longer holds. */
export function expiryAlarm(lapsesOn: PlainDate, today: PlainDate, alarms: readonly number[]): ExpiryAlarm {
  const daysLeft = dayNumber(lapsesOn) - dayNumber(today);
  if (daysLeft <= 0) return { daysLeft, alarm: 0 };
  const reached = alarms.filter((days) => daysLeft <= days);
  return { daysLeft, alarm: reached.length === 0 ? null : Math.min(...reached) };
}

/** How the interpretation of a document stands. */
export type InterpretationStanding = 'inTime' | 'late' | 'waiting' | 'overdue' | 'exempt';

/**
 * Whether a document was interpreted in time: on or before the last day, that day included. An interpretation that was there first
 * is in time.
 * @throws CalendarMissing
 */
export function interpretationStanding(
  facts: {
    readonly publishedOn: PlainDate;
    /** The first day on which a linked interpretation was public; null while there is none. */
    readonly interpretedOn: PlainDate | null;
    readonly exempt: boolean;
  },
  terms: { readonly term: InterpretationTerm; readonly today: PlainDate; readonly calendar: WorkCalendar },
): { readonly dueOn: PlainDate; readonly standing: InterpretationStanding } {
  const { publishedOn, interpretedOn, exempt } = facts;
  const { term, today, calendar } = terms;
  const dueOn = term.kind === 'same' ? publishedOn : addWorkdays(publishedOn, term.count, calendar);
  if (interpretedOn !== null) return { dueOn, standing: interpretedOn <= dueOn ? 'inTime' : 'late' };
  if (exempt) return { dueOn, standing: 'exempt' };
  return { dueOn, standing: today <= dueOn ? 'waiting' : 'overdue' };
}
