import type { z } from 'zod';
import type { holidayNotice } from '../../../../../src/modules/requests/requests.api.ts';

/** A notice as it is entered. */
export type HolidayNotice = z.output<typeof holidayNotice>;

/** What was typed as days, and the lines that can't be read. */
export interface ReadDays<Read> {
  readonly days: readonly Read[];
  readonly unread: readonly string[];
}

const DAY = /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?$/;

/** Ranges of days off, one a line: “2027-02-05 至 2027-02-13”, “10月1日至10月7日”, “1-1”. */
export function readRanges(text: string, year: number): ReadDays<[string, string]> {
  return readLines(text, (line) => {
    const [first = '', last = first] = line.split(/\s*(?:至|到|~|—)\s*/);
    const from = readDay(first, year);
    const to = readDay(last, year);
    return from === null || to === null ? null : [from, to];
  });
}

/** Days of work at weekends, one a line or with commas between. */
export function readDays(text: string, year: number): ReadDays<string> {
  return readLines(text.replaceAll(/[、，,;；]/g, '\n'), (line) => readDay(line, year));
}

/** A notice's days as they are typed. */
export function rangesText(off: HolidayNotice['off']): string {
  return off.map(([first, last]) => (first === last ? first : `${first} 至 ${last}`)).join('\n');
}

function readLines<Read>(text: string, read: (line: string) => Read | null): ReadDays<Read> {
  const days: Read[] = [];
  const unread: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const found = read(line);
    if (found === null) unread.push(line);
    else days.push(found);
  }
  return { days, unread };
}

function readDay(text: string, year: number): string | null {
  const match = DAY.exec(text.trim());
  if (match === null) return null;
  const [, own, month = '', day = ''] = match;
  const date = `${own ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date ? null : date;
}
