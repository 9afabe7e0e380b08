import { narrowed } from './text-places.ts';

/**
 * The year that a report is on: the one of its title, unless period and text agree on another; then the title is wrong. Without
 * a title the period's. Null where nothing tells.
 */
export function yearOfReport(said: {
  readonly title: number | null;
  readonly opening: string;
  readonly partOne: string;
}): number | null {
  const period = commonYear(said.opening, /(20\d{2})\s*年\s*(?:1\s*月\s*1\s*日|12\s*月\s*31\s*日)/gu);
  const text = commonYear(said.partOne, /(?:^|[。；\n])\s*(20\d{2})年/gu);
  if (said.title === null) return period ?? text;
  return period !== null && period === text ? period : said.title;
}

/** The year named most often; the first of them where several are. */
function commonYear(text: string, pattern: RegExp): number | null {
  const counts = new Map<number, number>();
  for (const found of narrowed(text).matchAll(pattern)) {
    const year = Number(found[1]);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
