import { parsePlainDate } from '../../../src/law/dates.ts';

const WRITTEN = /^\s*(\d{4})\s*[年./-]?\s*(\d{1,2})\s*[月./-]?\s*(\d{1,2})\s*日?\s*$/u;

/** A day as people write it (2026年11月5日, 2026.11.5, 20261105, with full-width figures too) as `YYYY-MM-DD`; null when it isn't one. */
export function dayOfText(text: string): string | null {
  const [, year, month, day] = WRITTEN.exec(text.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
