import { addDays, type PlainDate } from '../../law/dates.ts';
import { CalendarMissing, isWorkday } from '../../law/workdays.ts';

/** What is played earlier than this would count for the demo's years. */
const AFTER_DEMO = '2025-04-01';
/** How far back what is played for these days may reach. */
const REACH_DAYS = 60;

/** Whether something of these days can be played: after the demo's years, and with the holiday notices that it needs. */
export function canPlayLive(today: PlainDate): boolean {
  return today >= AFTER_DEMO && isCounted(today) && isCounted(addDays(today, -REACH_DAYS));
}

function isCounted(day: PlainDate): boolean {
  try {
    isWorkday(day);
    return true;
  } catch (error) {
    if (error instanceof CalendarMissing) return false;
    throw error;
  }
}
