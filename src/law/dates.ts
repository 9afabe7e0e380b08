/** A day of law, 'YYYY-MM-DD'. Compared as text, it compares as time. Law's day is the day in Shanghai. */
export type PlainDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** The day as a date if it exists in the calendar, else null: '2024-02-30' and '2024-2-3' are null. */
export function parsePlainDate(text: string): PlainDate | null {
  const found = SHAPE.exec(text);
  if (found === null) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text ? text : null;
}

/** The day as a date; throws a RangeError when there is no such day. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null) throw new RangeError(`not a date: ${text}`);
  return day;
}

/** The day `days` after the date, or before it when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(toMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The year of the date. */
export function yearOf(date: PlainDate): number {
  return Number(plainDate(date).slice(0, 4));
}

/** 0 for Sunday … 6 for Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(toMs(date)).getUTCDay();
}

/** The first day of a year. */
export function firstDayOf(year: number): PlainDate {
  return plainDate(`${String(year).padStart(4, '0')}-01-01`);
}

/** The last day of a year: the day on which the figures of an annual report are taken. */
export function lastDayOf(year: number): PlainDate {
  return plainDate(`${String(year).padStart(4, '0')}-12-31`);
}

/** '2024-12-31' as 2024年12月31日, as official documents write it (GB/T 9704: no leading zeros). */
export function toChinese(date: PlainDate): string {
  const [year, month, day] = plainDate(date).split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Since then Shanghai is eight hours ahead all the year: the last summer time ended in 1991. */
const NO_SUMMER_TIME_SINCE = Date.UTC(1992, 0, 1);
const OFFSET_MS = 8 * 3_600_000;

/** On which day a moment falls in Shanghai. */
export function dayInShanghai(moment: Date): PlainDate {
  // The calendar of the platform knows every year, and takes a hundred times as long.
  if (moment.getTime() >= NO_SUMMER_TIME_SINCE)
    return new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);
  const parts = new Map(SHANGHAI.formatToParts(moment).map((part) => [part.type, part.value]));
  return plainDate(`${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`);
}

/** The moments between which something counts for a year: 北京时间, the first included. */
export function yearInShanghai(year: number): { from: Date; until: Date } {
  return {
    from: new Date(`${year}-01-01T00:00:00+08:00`),
    until: new Date(`${year + 1}-01-01T00:00:00+08:00`),
  };
}

function toMs(date: PlainDate): number {
  return Date.parse(`${plainDate(date)}T00:00:00Z`);
}
