import { type PlainDate, addDays, weekday, yearOf } from '../dates.ts';

/** How often something is due. */
export const RHYTHMS = ['week', 'month', 'quarter', 'halfYear', 'year'] as const;

/** How often something is due. */
export type Rhythm = (typeof RHYTHMS)[number];

/** The rhythms as a 标准目录 names them. */
export const RHYTHM_LABELS: Readonly<Record<Rhythm, string>> = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
};

/** A stretch of the calendar that has its own disclosure. */
export interface Period {
  /** Sorts as time within its rhythm and year: 2026-W05, 2026-03, 2026-Q1, 2026-H1, 2026. */
  readonly key: string;
  /** 2026年第一季度 */
  readonly label: string;
  readonly from: PlainDate;
  /** Its last day. */
  readonly to: PlainDate;
}

/** The period in which a day lies. A week begins on Monday and belongs to the year of its Thursday (GB/T 7408). */
export function periodOf(rhythm: Rhythm, day: PlainDate): Period {
  switch (rhythm) {
    case 'week':
      return weekOf(day);
    case 'month':
      return monthsOf(day, 1, (year, index) => ({
        key: `${year}-${String(index + 1).padStart(2, '0')}`,
        label: `${Number(year)}年${index + 1}月`,
      }));
    case 'quarter':
      return monthsOf(day, 3, (year, index) => ({
        key: `${year}-Q${index + 1}`,
        label: `${Number(year)}年第${'一二三四'[index] ?? ''}季度`,
      }));
    case 'halfYear':
      return monthsOf(day, 6, (year, index) => ({
        key: `${year}-H${index + 1}`,
        label: `${Number(year)}年${index === 0 ? '上' : '下'}半年`,
      }));
    case 'year':
      return monthsOf(day, 12, (year) => ({ key: year, label: `${Number(year)}年` }));
  }
}

/** The periods that end in a stretch of days, both ends included, in order; none when it ends before it begins. */
export function periodsEndingIn(rhythm: Rhythm, from: PlainDate, to: PlainDate): Period[] {
  const found: Period[] = [];
  for (let period = periodOf(rhythm, from); period.to <= to; period = periodOf(rhythm, addDays(period.to, 1)))
    found.push(period);
  return found;
}

function weekOf(day: PlainDate): Period {
  const from = addDays(day, -((weekday(day) + 6) % 7));
  const year = yearOf(addDays(from, 3));
  const first = firstMonday(year);
  const number = Math.round((Date.parse(from) - Date.parse(first)) / (7 * 86_400_000)) + 1;
  return {
    key: `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`,
    label: `${year}年第${number}周`,
    from,
    to: addDays(from, 6),
  };
}

/** The Monday of the week that holds 4 January. */
function firstMonday(year: number): PlainDate {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(fourth, -((weekday(fourth) + 6) % 7));
}

function monthsOf(
  day: PlainDate,
  months: number,
  words: (year: string, index: number) => Pick<Period, 'key' | 'label'>,
): Period {
  const year = day.slice(0, 4);
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  const first = (month: number): PlainDate => `${year}-${String(month).padStart(2, '0')}-01`;
  const next = (index + 1) * months + 1;
  return {
    ...words(year, index),
    from: first(index * months + 1),
    to: next > 12 ? `${year}-12-31` : addDays(first(next), -1),
  };
}
