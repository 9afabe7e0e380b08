/**
 * How lists are cut into pages. A column's documents are numbered from the oldest; page k holds numbers
 * (k−1)·20+1 … k·20 for ever, so a new document touches the newest pages only. The first page (`index.html`) shows
 * what doesn't fill a page yet, and the newest full page below it.
 */

/** Documents on one page of a column. */
export const PAGE_SIZE = 20;
/** Addresses in one sitemap. */
const SITEMAP_SIZE = 1_000;

/** A range of numbers, both ends included; empty when `from` is greater than `to`. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** How many pages are full. */
export function fullPages(lastNumber: number): number {
  return Math.floor(lastNumber / PAGE_SIZE);
}

/**
 * What is written of a page under its number, and how many documents after it was full: the first page shows all of it until the
 * next one is full, so there is time. None of them together, so that no document writes more than one of them, and none
 * before what it leads to.
 */
const AFTER_FULL = {
  /** `page-<k>.html`. */
  page: 5,
  /** `page-<k>.json`, which names it. */
  data: 10,
  /** The link to it on the page before. */
  link: 15,
} as const;

/** One of the things that are written of a full page. */
export type PageStep = keyof typeof AFTER_FULL;

/** Of how many pages this is written: of the first n. */
export function pagesWith(step: PageStep, lastNumber: number): number {
  return fullPages(Math.max(0, lastNumber - AFTER_FULL[step]));
}

/** Numbers on page k; null stands for the first page. */
export function numbersOnPage(page: number | null, lastNumber: number): NumberRange {
  if (page !== null) return { from: (page - 1) * PAGE_SIZE + 1, to: page * PAGE_SIZE };
  return { from: Math.max(0, fullPages(lastNumber) - 1) * PAGE_SIZE + 1, to: lastNumber };
}

/** The page of a column on which a number stands, or will when it is full; 0 is the page of no number. */
export function blockOf(listNumber: number): number {
  return Math.ceil(listNumber / PAGE_SIZE);
}

/** The page that holds what is next older; null when there is none. The first page shows the newest full one, too. */
export function olderPage(page: number | null, lastNumber: number): number | null {
  const older = (page ?? fullPages(lastNumber)) - 1;
  return older > 0 ? older : null;
}

/** The page that holds what is next newer than a full page: the first one until the link is turned to that with the next number. */
export function newerPage(page: number, lastNumber: number): number | 'first' {
  return page < pagesWith('link', lastNumber) ? page + 1 : 'first';
}

/** The sitemap on which a public number stands; 0 is the sitemap of no number. */
export function sitemapOf(publicNumber: number): number {
  return Math.ceil(publicNumber / SITEMAP_SIZE);
}

/** Public numbers on sitemap k. */
export function numbersOnSitemap(k: number): NumberRange {
  return { from: (k - 1) * SITEMAP_SIZE + 1, to: k * SITEMAP_SIZE };
}
