import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, parsePlainDate, weekday } from './dates.ts';
import { dateOf, dayNumber, weekdayOf } from './day-number.ts';

test('numbers and dates are each other’s reverse, and agree with the platform’s calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
      const date = dateOf(day);
      expect(date).toBe(addDays('1970-01-01', day));
      expect(dayNumber(date)).toBe(day);
      expect(weekdayOf(day)).toBe(weekday(date));
    }),
  );
});

test.each([
  '2025-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-1-1',
  '2024/01/01',
  '2024-01-01T',
  '',
  '2024-01-3x',
])('“%s” is no day', (text) => {
  expect(parsePlainDate(text)).toBeNull();
  expect(() => dayNumber(text)).toThrow(RangeError);
});

test('outside of the years that a date can write there is none', () => {
  expect(() => dateOf(2_932_897)).toThrow(RangeError);
  expect(() => dateOf(-719_529)).toThrow(RangeError);
  expect(dateOf(dayNumber('2024-02-29') + 1)).toBe('2024-03-01');
});
