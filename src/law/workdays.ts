import { type PlainDate, addDays, plainDate, weekday, yearOf } from './dates.ts';

/** The State Council's arrangement of holidays for one year. */
export interface HolidayCalendar {
  readonly year: number;
  /** The notice that arranged it. */
  readonly notice: string;
  /** Raised when the year's data is corrected. */
  readonly version: number;
  /** Days off, as spans of first and last day. */
  readonly off: readonly (readonly [PlainDate, PlainDate])[];
  /** Saturdays and Sundays on which people work (调休). */
  readonly work: readonly PlainDate[];
}

/** The calendars there are. A year is added when its notice appears, never guessed. */
export const HOLIDAY_CALENDARS: readonly HolidayCalendar[] = [
  {
    year: 2024,
    notice: '国务院办公厅关于2024年部分节假日安排的通知',
    version: 1,
    off: spans(
      2024,
      ['01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ),
    work: days(2024, '02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'),
  },
  {
    year: 2025,
    notice: '国务院办公厅关于2025年部分节假日安排的通知',
    version: 1,
    off: spans(
      2025,
      ['01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ),
    work: days(2025, '01-26', '02-08', '04-27', '09-28', '10-11'),
  },
  {
    year: 2026,
    notice: '国务院办公厅关于2026年部分节假日安排的通知',
    version: 1,
    off: spans(
      2026,
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ),
    work: days(2026, '01-04', '02-14', '02-28', '05-09', '09-20', '10-10'),
  },
];

/** A day was asked for whose year has no holiday notice yet. Weekends alone would give a wrong limit, so nothing is given. */
export class CalendarMissing extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`${year}年的节假日安排还没有录入，无法计算工作日。请在国务院办公厅发布该年放假通知后更新日历。`);
    this.name = 'CalendarMissing';
    this.year = year;
  }
}

/** Tells working days apart, as the State Council arranged them. */
export interface WorkCalendar {
  /** @throws CalendarMissing */
  isWorkday(day: PlainDate): boolean;
}

/** A calendar made of the notices given. */
export function workCalendar(calendars: readonly HolidayCalendar[]): WorkCalendar {
  const years = new Map(calendars.map((each) => [each.year, { off: each.off, work: new Set(each.work) }]));
  return {
    isWorkday(day) {
      const year = years.get(yearOf(day));
      if (year === undefined) throw new CalendarMissing(yearOf(day));
      if (year.work.has(day)) return true;
      if (year.off.some(([first, last]) => first <= day && day <= last)) return false;
      const inWeek = weekday(day);
      return inWeek !== 0 && inWeek !== 6;
    },
  };
}

/** All calendars of `HOLIDAY_CALENDARS`. */
export const STATE_COUNCIL_CALENDAR: WorkCalendar = workCalendar(HOLIDAY_CALENDARS);

/** Whether people work on the day. @throws CalendarMissing */
export function isWorkday(day: PlainDate, calendar: WorkCalendar = STATE_COUNCIL_CALENDAR): boolean {
  return calendar.isWorkday(plainDate(day));
}

/**
 * The last day of a limit of `count` 工作日 that starts on `from`. The starting day doesn't count: the next working day is
 * day 1 (民事诉讼法第85条, by analogy).
 * @throws CalendarMissing
 */
export function addWorkdays(
  from: PlainDate,
  count: number,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): PlainDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} working days`);
  let day = plainDate(from);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` isn't later. @throws CalendarMissing */
export function workdaysBetween(
  from: PlainDate,
  to: PlainDate,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
}

function spans(
  year: number,
  ...texts: readonly (readonly [string, string?])[]
): (readonly [PlainDate, PlainDate])[] {
  return texts.map(([first, last]) => [plainDate(`${year}-${first}`), plainDate(`${year}-${last ?? first}`)]);
}

function days(year: number, ...texts: readonly string[]): PlainDate[] {
  return texts.map((text) => plainDate(`${year}-${text}`));
}
