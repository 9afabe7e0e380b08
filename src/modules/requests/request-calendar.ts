import type { Db } from '../../platform/database/connect.ts';
import { HOLIDAY_CALENDARS, type HolidayCalendar } from '../../law/holiday-calendars.ts';
import { STATE_COUNCIL_CALENDAR, workCalendar, type WorkCalendar } from '../../law/workdays.ts';

/** The notices that count: those of the program, with what the office entered for years that it doesn't bring. */
export async function holidayCalendars(db: Db): Promise<readonly HolidayCalendar[]> {
  const rows = await db.selectFrom('holiday_calendars').select('calendar').orderBy('year').execute();
  const known = new Set(HOLIDAY_CALENDARS.map(({ year }) => year));
  // Written by `enterHolidays` from this very type, after a check.
  const entered = rows.map((row) => row.calendar as HolidayCalendar);
  return [...HOLIDAY_CALENDARS, ...entered.filter(({ year }) => !known.has(year))];
}

/** The calendar that deadlines are counted by. */
export async function calendarOf(db: Db): Promise<WorkCalendar> {
  const calendars = await holidayCalendars(db);
  return calendars.length === HOLIDAY_CALENDARS.length ? STATE_COUNCIL_CALENDAR : workCalendar(calendars);
}
