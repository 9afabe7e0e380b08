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

/** How many full pages there are: `page-1.html` … `page-<n>.html`. */
export function fullPages(lastNumber: number): number {
  return Math.floor(lastNumber / PAGE_SIZE);
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

/**
 * The page that holds what is next newer than a full page: the first page until a document has come after the next page was full. Until
 * then the first page shows all of that one. So the document that fills a page brings it about and changes none besides; the one
 * after it turns the link.
 */
export function newerPage(page: number, lastNumber: number): number | 'first' {
  return blockOf(lastNumber) >= page + 2 ? page + 1 : 'first';
}

/** The sitemap on which a public number stands; 0 is the sitemap of no number. */
export function sitemapOf(publicNumber: number): number {
  return Math.ceil(publicNumber / SITEMAP_SIZE);
}

/** Public numbers on sitemap k. */
export function numbersOnSitemap(k: number): NumberRange {
  return { from: (k - 1) * SITEMAP_SIZE + 1, to: k * SITEMAP_SIZE };
}
