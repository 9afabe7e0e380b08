import { type PlainDate, toChinese } from '../dates.ts';
import { type DayNumber, dateOf } from '../day-number.ts';

/** A date within a sentence; empty where there is none. */
export function dateWords(date: PlainDate | null): string {
  return date === null ? '' : toChinese(date);
}

/** A day's number within a sentence. */
export function dayWords(day: DayNumber): string {
  return toChinese(dateOf(day));
}
