import type { PlainDate } from '../../../law/dates.ts';
import { isDay } from '../../../law/annual-report/checks/dates.ts';
import { narrowed } from '../../../law/annual-report/checks/text-places.ts';
import type { CheckedText } from '../../checked-text.ts';
import { HAN } from '../places.ts';

const plainTexts = new WeakMap<CheckedText, string>();

/** The text with narrow digits, worked out once for a text. Places stay what they are. */
export function plainTextOf(checked: CheckedText): string {
  const known = plainTexts.get(checked);
  if (known !== undefined) return known;
  const plain = /[０-９]/u.test(checked.text) ? narrowed(checked.text) : checked.text;
  plainTexts.set(checked, plain);
  return plain;
}

/** A day by its numbers as a date of law; null when the calendar hasn't got it. */
export function dayOf(year: number, month: number, day: number): PlainDate | null {
  if (!isDay(year, month, day) || year < 1000 || year > 9999) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const YEARS = /(?:19|20)\d{2}(?<!\d{5})(?=\s?年|[-./])/gu;
const MOST_YEARS = 200;
const yearsByText = new WeakMap<CheckedText, ReadonlySet<number>>();

/** The years that a day without a year may be of: those that the text names, its own, and the one after that. */
export function likelyYears(checked: CheckedText): ReadonlySet<number> {
  const known = yearsByText.get(checked);
  if (known !== undefined) return known;
  const named = new Set<number>();
  for (const [year] of plainTextOf(checked).matchAll(YEARS)) {
    named.add(Number(year));
    if (named.size >= MOST_YEARS) break;
  }
  const { date, title = '' } = checked.context;
  for (const [year] of title.matchAll(YEARS)) named.add(Number(year));
  if (date !== undefined) named.add(Number(date.slice(0, 4))).add(Number(date.slice(0, 4)) + 1);
  yearsByText.set(checked, named);
  return named;
}

/**
 * The years of which a day of a month may be where no year stands with it. Over the turn of a year its neighbour counts too: 12月30日 in a text of
 * January is of the year before, and in a text without a day 1月3日 may follow 2024年12月30日.
 */
export function likelyYearsOf(checked: CheckedText, month: number): readonly number[] {
  const named = [...likelyYears(checked)];
  const { date } = checked.context;
  if (date === undefined) {
    const turn = month <= 2 ? 1 : month >= 11 ? -1 : 0;
    return [...new Set(named.flatMap((year) => [year, year + turn]))];
  }
  const isOfLastYear = month >= 10 && Number(date.slice(5, 7)) <= 3;
  return isOfLastYear ? [...new Set([...named, Number(date.slice(0, 4)) - 1])] : named;
}

/** Whether a character is Chinese. */
export function isHan(character: string): boolean {
  return IS_HAN.test(character);
}

const IS_HAN = new RegExp(`^[${HAN}]$`, 'u');
