import { type PlainDate, addDays, weekday } from '../../src/law/dates.ts';

/** Days off of 2023, 2024 and early 2025 by the State Council's notices; both ends belong to a range. */
const DAYS_OFF: readonly (readonly [PlainDate, PlainDate])[] = [
  ['2023-01-01', '2023-01-02'],
  ['2023-01-21', '2023-01-27'],
  ['2023-04-05', '2023-04-05'],
  ['2023-04-29', '2023-05-03'],
  ['2023-06-22', '2023-06-24'],
  ['2023-09-29', '2023-10-06'],
  ['2023-12-30', '2024-01-01'],
  ['2024-02-10', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2024-10-01', '2024-10-07'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
];

/** Saturdays and Sundays that are worked instead. */
const WORKED_WEEKENDS: ReadonlySet<PlainDate> = new Set([
  '2023-01-28',
  '2023-01-29',
  '2023-04-23',
  '2023-05-06',
  '2023-06-25',
  '2023-10-07',
  '2023-10-08',
  '2024-02-04',
  '2024-02-18',
  '2024-04-07',
  '2024-04-28',
  '2024-05-11',
  '2024-09-14',
  '2024-09-29',
  '2024-10-12',
  '2025-01-26',
]);

/** Whether offices work on a day of the demo's years (2023 to February 2025). */
export function isWorkingDay(day: PlainDate): boolean {
  if (day < '2023-01-01' || day > '2025-02-28') throw new RangeError(`no calendar for ${day}`);
  if (WORKED_WEEKENDS.has(day)) return true;
  if (DAYS_OFF.some(([first, last]) => first <= day && day <= last)) return false;
  return weekday(day) !== 0 && weekday(day) !== 6;
}

/** The day itself if it is worked, else the next one that is. */
export function workingDayFrom(day: PlainDate): PlainDate {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** The n-th working day after a day; the day itself isn't counted. */
export function addWorkingDays(day: PlainDate, count: number): PlainDate {
  if (count === 0) return day;
  const next = addDays(day, 1);
  return addWorkingDays(next, isWorkingDay(next) ? count - 1 : count);
}

/** The n-th working day before a day. */
export function workingDaysBefore(day: PlainDate, count: number): PlainDate {
  if (count === 0) return day;
  const before = addDays(day, -1);
  return workingDaysBefore(before, isWorkingDay(before) ? count - 1 : count);
}

/** How many working days lie after `from` up to and with `to`. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
