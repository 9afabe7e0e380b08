import { addDays, weekday } from '../../../../../src/law/dates.ts';

/** The weeks that a month touches, Monday to Sunday, each day as `2026-03-01`. */
export function monthGrid(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  let day = addDays(first, -((weekday(first) + 6) % 7));
  const weeks: string[][] = [];
  while (weeks.length === 0 || day.slice(0, 7) === month) {
    const start = day;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)));
    day = addDays(start, 7);
  }
  return weeks;
}

/** The month so many months away. */
export function monthAway(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
