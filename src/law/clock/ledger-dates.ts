import { type PlainDate, dayInShanghai, parsePlainDate } from '../dates.ts';

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const INSIDE = /\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)/;
const WITHOUT_YEAR = /(?<!\d)(\d{1,2})月(\d{1,2})日/;

/** A date as people write it: 2025-03-03, 2025/3/3, 2025年3月3日, 20250303, a moment; null where there is no such day. */
export function readDate(text: string): PlainDate | null {
  const trimmed = text.trim();
  const [, year, month = '', day = ''] = WRITTEN.exec(trimmed) ?? COMPACT.exec(trimmed) ?? [];
  if (year !== undefined) return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  const moment = MOMENT.exec(trimmed);
  if (moment === null || parsePlainDate(trimmed.slice(0, 10)) === null) return null;
  // Without a zone it is told in the office's own time.
  if (moment[1] === undefined) return trimmed.slice(0, 10);
  const at = new Date(trimmed.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : dayInShanghai(at);
}

/** The first date within a text; one without a year is the next such day, seen from `from`. Null where there is none. */
export function dateInside(text: string, from: PlainDate): PlainDate | null {
  const found = INSIDE.exec(text);
  if (found !== null) return readDate(found[0]);
  const [, month, day] = WITHOUT_YEAR.exec(text) ?? [];
  if (month === undefined || day === undefined) return null;
  const year = Number(from.slice(0, 4));
  const days = [year, year + 1].map((each) => readDate(`${each}年${month}月${day}日`));
  return days.find((each) => each !== null && each >= from) ?? null;
}
