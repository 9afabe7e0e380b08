import type { PlainDate } from '../../dates.ts';
import { isDay } from './dates.ts';
import { narrowed, numberOf } from './text-places.ts';

/** A day that a report says it was signed or published on. */
export interface StatedDay {
  /** As it is written. */
  readonly words: string;
  /** Null for a day that the calendar hasn't. */
  readonly day: PlainDate | null;
}

const DAY = '20\\d{2}\\s*[-年/.]\\s*\\d{1,2}\\s*[-月/.]\\s*\\d{1,2}(?:\\s*日)?';
const DAY_IN_CHINESE =
  '二[〇○零O0][一二三四五六七八九〇○零O0]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日';
const PUBLISHED = new RegExp(`(?:发布|公布|公开|发文|成文|生成|印发)(?:日期|时间)[：:\\s]*(${DAY})`, 'gu');
/** A line of a day alone, or with the name of who signed before it. */
const SIGNED = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{3,30}[\\s　]+)?[（(]?(${DAY}|${DAY_IN_CHINESE})[）)]?$`,
  'u',
);
/** Lines from the end among which the signature stands. */
const LAST_LINES = 4;

/** The days of publication that a text names, as pages show them above the report. */
export function publicationDaysIn(text: string): StatedDay[] {
  return [...narrowed(text).matchAll(PUBLISHED)].map(([, words = '']) => ({ words, day: dayOf(words) }));
}

/** The day below the report, where its last lines have one. */
export function signatureDayIn(text: string): StatedDay | null {
  const lines = narrowed(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-LAST_LINES);
  const words = lines.flatMap((line) => SIGNED.exec(line)?.[1] ?? []).at(-1);
  return words === undefined ? null : { words, day: dayOf(words) };
}

function dayOf(words: string): PlainDate | null {
  const numbers = words.startsWith('二') ? chineseNumbers(words) : (words.match(/\d+/gu) ?? []).map(Number);
  const [year = 0, month = 0, day = 0] = numbers;
  if (!isDay(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function chineseNumbers(words: string): number[] {
  const [year = '', month = '', day = ''] = words.split(/[年月日]/u);
  const digits = [...year].map((digit) => (/[〇○零O0]/u.test(digit) ? 0 : numberOf(digit)));
  return [Number(digits.join('')), numberOf(month), numberOf(day)];
}
