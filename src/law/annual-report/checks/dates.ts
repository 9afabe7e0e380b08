import { type Finding, finding } from '../findings.ts';
import { narrowed } from './text-places.ts';

const DAY_IN_WORDS = /(?:(?<!\d)(20\d{2})\s*年\s*)?(?<![\d.—–-])(\d{1,2})\s*月\s*(\d{1,2})\s*日(?!均)/gu;
const MONTH_IN_WORDS = /(?<!\d)(20\d{2})\s*年\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)/gu;
const DAY_IN_DIGITS = /(?<![\d-])(20\d{2})-(\d{1,2})-(\d{1,2})(?![\d-])/gu;
/** A year that has a 29th of February, for days without one. */
const LEAP_YEAR = 2024;

/** X-DATE: a day that the text names is in the calendar. */
export function checkDates(text: string, where: string): Finding[] {
  const plain = narrowed(text);
  const days = [...plain.matchAll(DAY_IN_WORDS), ...plain.matchAll(DAY_IN_DIGITS)].filter(
    ([, year, month, day]) => !isDay(Number(year ?? LEAP_YEAR), Number(month), Number(day)),
  );
  const months = [...plain.matchAll(MONTH_IN_WORDS)].filter(
    ([, , month]) => Number(month) < 1 || Number(month) > 12,
  );
  return [...days, ...months].map(([words]) =>
    finding({
      rule: 'X-DATE',
      where,
      quote: words,
      message: `“${words}”不是日历上有的日期，请更正。`,
    }),
  );
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
