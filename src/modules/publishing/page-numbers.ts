/**
 * How lists are cut into pages. A column's documents are numbered from the oldest; page k holds numbers
 * (k−1)·20+1 … k·20 for ever, so a new document touches the newest page only. The first page (`index.html`) shows
 * what doesn't fill a page yet, and the newest full page below it.
 */

/** Documents on one page of a column. */
export const PAGE_SIZE = 20;
/** Addresses in one sitemap. */
export const SITEMAP_SIZE = 1_000;

/** A range of numbers, both ends included; empty when `from` is greater than `to`. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** How many full pages there are: `page-1.html` … `page-<n>.html`. */
export function fullPages(lastNumber: number): number {
  return Math.floor(lastNumber / PAGE_SIZE);
}

/** Numbers on page k; null stands for the first page. */
export function numbersOnPage(page: number | null, lastNumber: number): NumberRange {
  if (page !== null) return { from: (page - 1) * PAGE_SIZE + 1, to: page * PAGE_SIZE };
  return { from: Math.max(0, fullPages(lastNumber) - 1) * PAGE_SIZE + 1, to: lastNumber };
}

/** Pages that show the number: where a change of that document is seen. The first page is null. */
export function pagesShowing(number: number, lastNumber: number): (number | null)[] {
  const full = fullPages(lastNumber);
  const page = Math.ceil(number / PAGE_SIZE);
  const pages: (number | null)[] = [];
  if (number >= numbersOnPage(null, lastNumber).from) pages.push(null);
  if (page <= full) pages.push(page);
  // A page that has just become full is now the one that its older neighbour leads to.
  if (number === lastNumber && page === full && page > 1) pages.push(page - 1);
  return pages;
}

/** The neighbours of a page: numbers of pages, `first` for the first page, or null when there is none. */
export function neighbours(
  page: number | null,
  lastNumber: number,
): { older: number | null; newer: number | 'first' | null } {
  const full = fullPages(lastNumber);
  if (page === null) return { older: full > 1 ? full - 1 : null, newer: null };
  return { older: page > 1 ? page - 1 : null, newer: page < full ? page + 1 : 'first' };
}

/** The sitemap on which a public number stands. */
export function sitemapOf(publicNumber: number): number {
  return Math.max(1, Math.ceil(publicNumber / SITEMAP_SIZE));
}

/** Public numbers on sitemap k. */
export function numbersOnSitemap(k: number): NumberRange {
  return { from: (k - 1) * SITEMAP_SIZE + 1, to: k * SITEMAP_SIZE };
}
