import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayInShanghai,
  lastDayOf,
  parsePlainDate,
  plainDate,
  toChinese,
  weekday,
  yearOf,
} from './dates.ts';

describe('dates of law', () => {
  test.each([['2024-02-29'], ['2024-12-31'], ['1999-01-01']])('%s is a day', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });
  test.each([
    ['2023-02-29'],
    ['2024-13-01'],
    ['2024-00-10'],
    ['2024-1-1'],
    ['2024/01/01'],
    [''],
    ['２０２４-01-01'],
    ['2024-01-01T00:00'],
  ])('%s is none', (text) => {
    expect(parsePlainDate(text)).toBeNull();
    expect(() => plainDate(text)).toThrow(RangeError);
  });
  test('are counted over months, leap days and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(weekday('2024-12-31')).toBe(2);
    expect(yearOf(lastDayOf(2024))).toBe(2024);
  });
  test('are written without leading zeros', () => {
    expect(toChinese('2024-03-05')).toBe('2024年3月5日');
  });
  test('a moment falls on the day it is in Shanghai', () => {
    expect(dayInShanghai(new Date('2024-12-31T15:59:59Z'))).toBe('2024-12-31');
    expect(dayInShanghai(new Date('2024-12-31T16:00:00Z'))).toBe('2025-01-01');
    // Summer time, last in 1991: midnight was an hour earlier by the world's clock.
    expect(dayInShanghai(new Date('1991-07-01T15:30:00Z'))).toBe('1991-07-02');
    expect(dayInShanghai(new Date('1992-07-01T15:30:00Z'))).toBe('1992-07-01');
  });
  test('a moment falls on the day that the calendar of the platform says, in every year', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    const moments = fc.date({
      min: new Date('1980-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(dayInShanghai(moment)).toBe(calendar.format(moment));
      }),
    );
  });
});
