import { AppError } from '../../platform/errors.ts';
import { RulesMissing } from '../../law/clock/clock-rules.ts';
import { CalendarMissing } from '../../law/workdays.ts';

/**
 * Does what needs a deadline, and says in plain words when none can be computed because a year's holiday notice isn't there:
 * to guess would be worse. Throws `requests.calendar_missing`.
 */
export async function withCalendar<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CalendarMissing || error instanceof RulesMissing)) throw error;
    throw new AppError({
      code: 'requests.calendar_missing',
      status: 409,
      message: `${error.message}系统管理员可以在“办理设置—放假安排”中录入。`,
      cause: error,
    });
  }
}
