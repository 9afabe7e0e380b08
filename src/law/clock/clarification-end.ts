import type { PlainDate } from '../dates.ts';
import { STATE_COUNCIL_CALENDAR, type WorkCalendar, addWorkdays, workdaysBetween } from '../workdays.ts';

/** The time that an applicant was given for his clarification (条例30). */
export interface ClarificationTerm {
  readonly askedOn: PlainDate;
  /** Its last day, as it was fixed when the letter was sent. */
  readonly respondBy: PlainDate;
  /** When the applicant received the letter; null where that isn't known. */
  readonly deliveredOn: PlainDate | null;
}

/** How many 工作日 the letter gives: those from the day it was sent up to the day fixed then. @throws CalendarMissing */
export function clarificationWorkdays(
  { askedOn, respondBy }: Pick<ClarificationTerm, 'askedOn' | 'respondBy'>,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): number {
  return workdaysBetween(askedOn, respondBy, calendar);
}

/**
 * The last day for a clarification. The letter gives 工作日 from its receipt, so that a slow post costs the applicant none of
 * them; the day fixed at sending stands where it is later, or where the receipt isn't known. @throws CalendarMissing
 */
export function clarificationEnd(
  term: ClarificationTerm,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): PlainDate {
  const { askedOn, respondBy, deliveredOn } = term;
  if (deliveredOn === null || deliveredOn <= askedOn) return respondBy;
  const counted = addWorkdays(deliveredOn, clarificationWorkdays(term, calendar), calendar);
  return counted > respondBy ? counted : respondBy;
}
