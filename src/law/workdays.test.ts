import { isWorkday as isWorkdayElsewhere } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { addDays, firstDayOf, lastDayOf } from './dates.ts';
import { HOLIDAY_CALENDARS } from './holiday-calendars.ts';
import { CalendarMissing, addWorkdays, isWorkday, workCalendar, workdaysBetween } from './workdays.ts';

describe('working days', () => {
  test.each([
    ['2025-01-20', 7, '2025-02-05'],
    ['2025-01-20', 15, '2025-02-14'],
    ['2025-01-20', 20, '2025-02-21'],
    ['2025-01-20', 40, '2025-03-21'],
    ['2025-04-25', 20, '2025-05-27'],
    ['2025-09-15', 20, '2025-10-17'],
    ['2026-02-06', 7, '2026-02-24'],
    ['2026-02-06', 20, '2026-03-12'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2025-03-03', 20, '2025-03-31'],
    ['2025-03-03', 0, '2025-03-03'],
  ])('from %s, %i of them end on %s', (from, count, expected) => {
    expect(addWorkdays(from, count)).toBe(expected);
    expect(workdaysBetween(from, expected)).toBe(count);
  });

  test.each(HOLIDAY_CALENDARS.map((calendar) => calendar.year))(
    'of %i agree with an independent calendar, day by day',
    (year) => {
      for (let day = firstDayOf(year); day <= lastDayOf(year); day = addDays(day, 1)) {
        expect([day, isWorkday(day)]).toEqual([day, isWorkdayElsewhere(day)]);
      }
    },
  );

  test('of a year without a notice are not guessed', () => {
    expect(() => isWorkday('2027-01-04')).toThrow(CalendarMissing);
    expect(() => addWorkdays('2026-12-20', 20)).toThrow(/2027年的节假日安排还没有录入/);
    expect(() => addWorkdays('2023-12-29', -1)).toThrow(RangeError);
    expect(addWorkdays('2026-12-30', 1)).toBe('2026-12-31');
  });

  test('follow the calendar given', () => {
    const calendar = workCalendar([
      { year: 2027, notice: '测试用', version: 1, off: [['2027-01-01', '2027-01-03']], work: ['2027-01-09'] },
    ]);
    expect(addWorkdays('2027-01-01', 6, calendar)).toBe('2027-01-09');
  });
});
