import type { Browser } from '@playwright/test';
import { dayInShanghai } from '../../src/law/dates.ts';
import { HOLIDAY_CALENDARS, type HolidayCalendar } from '../../src/law/holiday-calendars.ts';
import { workCalendar } from '../../src/law/workdays.ts';
import { send } from './desk-sender.ts';
import { as } from './people.ts';

/** Near the end of a year deadlines reach into the next, whose notice the program may not bring yet. */
const NEXT_YEAR = inventedNotice(Number(dayInShanghai(new Date()).slice(0, 4)) + 1);
const IS_NEXT_YEAR_KNOWN = HOLIDAY_CALENDARS.some(({ year }) => year === NEXT_YEAR.year);
/** The calendar of the program, with the next year's notice. */
export const CALENDAR = workCalendar(
  IS_NEXT_YEAR_KNOWN ? HOLIDAY_CALENDARS : [...HOLIDAY_CALENDARS, NEXT_YEAR],
);

// Files that run one after another have one program.
let entered = IS_NEXT_YEAR_KNOWN;

/** What the system administrator does when a notice comes out before the next version of the program. */
export async function enterNextYear(browser: Browser): Promise<void> {
  if (entered) return;
  entered = true;
  const { version: _version, ...calendar } = NEXT_YEAR;
  await as(browser, 'sysadmin', async (page) => {
    await page.goto('/desk/');
    await send(page, '/api/requests/holidays', { calendar });
  });
}

function inventedNotice(year: number): HolidayCalendar {
  const spans = ['01-01', '02-06', '04-05', '05-01', '06-09', '09-15', '10-01'];
  return {
    year,
    notice: `关于${year}年部分节假日安排的通知（测试用）`,
    version: 1,
    off: spans.map((day) => [`${year}-${day}`, `${year}-${day}`] as const),
    work: [],
  };
}
