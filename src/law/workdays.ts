import { type PlainDate, plainDate } from './dates.ts';
import { type DayNumber, dateOf, dayNumber, weekdayOf } from './day-number.ts';
import { HOLIDAY_CALENDARS, type HolidayCalendar } from './holiday-calendars.ts';

/** A day was asked for whose year has no holiday notice yet. Weekends alone would give a wrong limit, so nothing is given. */
export class CalendarMissing extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`${year}年的节假日安排还没有录入，无法计算工作日。请在国务院办公厅发布该年放假通知后更新日历。`);
    this.name = 'CalendarMissing';
    this.year = year;
  }
}

/** What a day is by the State Council's arrangement. */
export type DayStatus =
  | { readonly kind: 'workday' | 'weekend' }
  /** `notice` is the title of the notice that says so. */
  | { readonly kind: 'holiday' | 'makeUpWorkday'; readonly notice: string };

/** Which notice a calendar stands on. */
export type CalendarNotice = Pick<HolidayCalendar, 'year' | 'notice' | 'version'>;

/** Tells working days apart, as the State Council arranged them. All of it throws `CalendarMissing`. */
export interface WorkCalendar {
  isWorkday(day: PlainDate): boolean;
  /** The same for a day's number. */
  worksOn(day: DayNumber): boolean;
  /** What the day is, with the notice that makes it so. */
  dayStatus(day: PlainDate): DayStatus;
  /** The notice for a year. */
  noticeOf(year: number): CalendarNotice;
}

// What a day is, so numbered that working days come last.
const WEEKEND = 0;
const HOLIDAY = 1;
const WORKDAY = 2;
const MAKE_UP = 3;

/** A calendar made of the notices given. Of several for one year the highest version holds. */
export function workCalendar(calendars: readonly HolidayCalendar[]): WorkCalendar {
  const byYear = new Map<number, HolidayCalendar>();
  for (const each of calendars) {
    const before = byYear.get(each.year);
    if (before === undefined || before.version <= each.version) byYear.set(each.year, each);
  }
  const years = [...byYear.values()].map(yearTable);
  let latest: YearTable | undefined;

  function tableOf(day: DayNumber): YearTable {
    if (latest === undefined || day < latest.first || day > latest.last) {
      const found = years.find((year) => year.first <= day && day <= year.last);
      if (found === undefined) throw new CalendarMissing(Number(dateOf(day).slice(0, 4)));
      latest = found;
    }
    return latest;
  }

  function worksOn(day: DayNumber): boolean {
    const table = tableOf(day);
    return (table.days[day - table.first] ?? 0) >= WORKDAY;
  }

  return {
    worksOn,
    isWorkday: (day) => worksOn(dayNumber(day)),
    dayStatus(date) {
      const day = dayNumber(date);
      const { days, first, calendar } = tableOf(day);
      switch (days[day - first]) {
        case WORKDAY:
          return { kind: 'workday' };
        case MAKE_UP:
          return { kind: 'makeUpWorkday', notice: calendar.notice };
        case HOLIDAY:
          return { kind: 'holiday', notice: calendar.notice };
        default:
          return { kind: 'weekend' };
      }
    },
    noticeOf(year) {
      const found = byYear.get(year);
      if (found === undefined) throw new CalendarMissing(year);
      return { year, notice: found.notice, version: found.version };
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
  let day = dayNumber(from);
  for (let left = count; left > 0;) {
    day += 1;
    if (calendar.worksOn(day)) left -= 1;
  }
  return dateOf(day);
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` isn't later. @throws CalendarMissing */
export function workdaysBetween(
  from: PlainDate,
  to: PlainDate,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): number {
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (calendar.worksOn(day)) count += 1;
  return count;
}

interface YearTable {
  readonly calendar: HolidayCalendar;
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** One number a day of the year. */
  readonly days: Uint8Array;
}

function yearTable(calendar: HolidayCalendar): YearTable {
  const year = String(calendar.year).padStart(4, '0');
  const first = dayNumber(`${year}-01-01`);
  const last = dayNumber(`${year}-12-31`);
  const days = new Uint8Array(last - first + 1).map((_, at) => {
    const inWeek = weekdayOf(first + at);
    return inWeek === 0 || inWeek === 6 ? WEEKEND : WORKDAY;
  });
  for (const [from, until] of calendar.off) {
    // A span may come over from the year before or go on into the next.
    days.fill(HOLIDAY, Math.max(dayNumber(from) - first, 0), Math.max(dayNumber(until) - first + 1, 0));
  }
  for (const day of calendar.work) {
    const at = dayNumber(day) - first;
    if (at >= 0 && at < days.length) days[at] = MAKE_UP;
  }
  return { calendar, first, last, days };
}
