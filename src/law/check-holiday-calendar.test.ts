import { describe, expect, test } from 'vitest';
import { checkHolidayCalendar } from './check-holiday-calendar.ts';
import { HOLIDAY_CALENDARS, type HolidayCalendar } from './holiday-calendars.ts';

const good = HOLIDAY_CALENDARS.find((calendar) => calendar.year === 2026);
if (good === undefined) throw new Error('no calendar of 2026');
const ids = (change: Partial<HolidayCalendar>): string[] =>
  checkHolidayCalendar({ ...good, ...change }).map((issue) => issue.id);

test.each(HOLIDAY_CALENDARS)('the notice for $year has nothing wrong with it', (calendar) => {
  expect(checkHolidayCalendar(calendar)).toEqual([]);
});

describe('a slip in an entered notice is found:', () => {
  const without = (first: string): Partial<HolidayCalendar> => ({
    off: good.off.filter(([day]) => day !== first),
  });
  test.each<[string, Partial<HolidayCalendar>, string]>([
    ['a year that is none', { year: 26 }, 'year'],
    ['no name', { notice: ' ' }, 'notice'],
    ['the name of another year', { notice: '国务院办公厅关于2025年部分节假日安排的通知' }, 'notice-year'],
    ['a version below one', { version: 0 }, 'version'],
    ['a day that is none', { work: ['2026-02-30'] }, 'date'],
    ['a day of another year', { work: [...good.work, '2027-01-02'] }, 'other-year'],
    ['a span that ends before it begins', { off: [...good.off, ['2026-11-08', '2026-11-07']] }, 'span'],
    ['spans that overlap', { off: [...good.off, ['2026-10-07', '2026-10-08']] }, 'span-overlap'],
    ['a very long span', { off: [...good.off, ['2026-11-01', '2026-11-20']] }, 'span-long'],
    ['a make-up day in the week', { work: [...good.work, '2026-11-04'] }, 'make-up-weekday'],
    ['a make-up day that is off', { work: [...good.work, '2026-10-04'] }, 'make-up-off'],
    ['a make-up day told twice', { work: [...good.work, '2026-10-10'] }, 'make-up-twice'],
    ['a make-up day that was forgotten', { work: good.work.slice(1) }, 'balance'],
    ['no 元旦', without('2026-01-01'), 'festival'],
    ['no 春节', without('2026-02-15'), 'festival'],
    ['no 清明节', without('2026-04-04'), 'festival'],
    ['no 劳动节', without('2026-05-01'), 'festival'],
    ['no 端午节', without('2026-06-19'), 'festival'],
    [
      'no 中秋节',
      { off: good.off.filter(([day]) => day !== '2026-09-25' && day !== '2026-10-01') },
      'festival',
    ],
    ['no 国庆节', without('2026-10-01'), 'festival'],
  ])('%s', (_, change, id) => {
    expect(ids(change)).toContain(id);
  });
});
