import { addDays, type PlainDate } from '../dates.ts';
import { addWorkdays, isWorkday, type WorkCalendar } from '../workdays.ts';
import { rulesFor } from '../clock/clock-rules.ts';
import type { DisputeProcedure } from './dispute-events.ts';
import { isSuit, type DisputeCaseKind } from './dispute-kinds.ts';
import type { DisputeState } from './dispute-state.ts';

/** A term with its source. */
export interface DisputeTerm {
  readonly count: number;
  /** workdays 工作日, days calendar days, months. */
  readonly unit: 'workdays' | 'days' | 'months';
  readonly article: string;
}

/**
 * How long the agency has for its reply with evidence. 行政复议法第88条: 五日 and 十日 are 工作日; the 十五日 of
 * 行政诉讼法 are calendar days (民事诉讼法第85条 for their end). A complaint has the term that the authority sets.
 */
export const REPLY_TERMS: Readonly<
  Record<'review' | 'suit', Readonly<Record<DisputeProcedure, DisputeTerm>>>
> = {
  review: {
    simple: { count: 5, unit: 'workdays', article: '行政复议法第54条、第88条' },
    ordinary: { count: 10, unit: 'workdays', article: '行政复议法第48条、第88条' },
  },
  suit: {
    simple: { count: 15, unit: 'days', article: '行政诉讼法第67条' },
    ordinary: { count: 15, unit: 'days', article: '行政诉讼法第67条' },
  },
};

/** How long the authority has for its decision, from the day it accepted the case. */
export const DECISION_TERMS: typeof REPLY_TERMS = {
  review: {
    simple: { count: 30, unit: 'days', article: '行政复议法第62条第二款' },
    ordinary: { count: 60, unit: 'days', article: '行政复议法第62条第一款' },
  },
  suit: {
    simple: { count: 45, unit: 'days', article: '行政诉讼法第83条' },
    ordinary: { count: 6, unit: 'months', article: '行政诉讼法第81条' },
  },
};

/** What the reviewing authority may add to its term at most: 日 (行政复议法第62条第一款). */
export const LONGEST_REVIEW_EXTENSION = 30;

/** The last day of a term. Calendar days that end on a holiday end on the next working day. @throws CalendarMissing */
export function endOfTerm(term: DisputeTerm, from: PlainDate, calendar: WorkCalendar): PlainDate {
  if (term.unit === 'workdays') return addWorkdays(from, term.count, calendar);
  let day = term.unit === 'days' ? addDays(from, term.count) : monthsLater(from, term.count);
  while (!isWorkday(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The last day for the agency's reply, the authority's own day where it is earlier; null where neither sets one. @throws CalendarMissing */
export function replyDueOn(state: DisputeState, calendar: WorkCalendar): PlainDate | null {
  const { kind, copyReceivedOn, procedure, replySetTo } = state;
  if (kind === null || copyReceivedOn === null || procedure === null) return null;
  const term = replyTerm(kind, procedure);
  if (term === null) return replySetTo;
  const byLaw = endOfTerm(term, copyReceivedOn, calendar);
  return replySetTo !== null && replySetTo < byLaw ? replySetTo : byLaw;
}

/** The term for the reply; null where no law sets one. */
export function replyTerm(kind: DisputeCaseKind, procedure: DisputeProcedure): DisputeTerm | null {
  const way = wayOf(kind);
  return way === null ? null : REPLY_TERMS[way][procedure];
}

/** The day by which the authority should have decided; the agency only waits for it. @throws CalendarMissing */
export function decisionExpectedOn(state: DisputeState, calendar: WorkCalendar): PlainDate | null {
  const { kind, filedOn, procedure, extendedUntil } = state;
  if (extendedUntil !== null) return extendedUntil;
  const way = kind === null ? null : wayOf(kind);
  if (way === null || filedOn === null || procedure === null) return null;
  return endOfTerm(DECISION_TERMS[way][procedure], filedOn, calendar);
}

/** The last day for disclosing what a court ordered, unless it set another (法释〔2025〕8号第11条). @throws CalendarMissing */
export function disclosureDueOn(effectiveOn: PlainDate, calendar: WorkCalendar): PlainDate {
  return addWorkdays(effectiveOn, rulesFor(effectiveOn).judgment.workdays, calendar);
}

/** The last day for answering a demand for correction: an internal term, the law sets none (条例第41条). @throws CalendarMissing */
export function correctionDueOn(filedOn: PlainDate, calendar: WorkCalendar): PlainDate {
  return addWorkdays(filedOn, rulesFor(filedOn).rectification.workdays, calendar);
}

function wayOf(kind: DisputeCaseKind): 'review' | 'suit' | null {
  if (kind === 'review') return 'review';
  return isSuit(kind) ? 'suit' : null;
}

/** The same day of a later month, or its last where that month is shorter. */
function monthsLater(from: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
