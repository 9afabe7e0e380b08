import { RulesMissing } from '../../law/clock/clock-rules.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import { calendarMissing } from './requests.errors.ts';

/**
 * Does what needs a deadline, and says in plain words when none can be computed because a year's holiday notice isn't there:
 * to guess would be worse. Throws `requests.calendar_missing`.
 */
export async function withCalendar<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CalendarMissing || error instanceof RulesMissing)) throw error;
    throw calendarMissing(error);
  }
}
