import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockOf,
  fullPages,
  newerPage,
  numbersOnPage,
  numbersOnSitemap,
  olderPage,
  pagesWith,
  sitemapOf,
} from './page-numbers.ts';

const allPages = (last: number, as: 'page' | 'data' = 'page'): (number | null)[] => [
  null,
  ...Array.from({ length: pagesWith(as, last) }, (_, index) => index + 1),
];

/** What a page is when the numbers of its column go as far as `last`: which numbers it holds and where it leads. */
const shapeOf = (page: number | null, last: number, as: 'page' | 'data'): string =>
  JSON.stringify([
    numbersOnPage(page, last),
    olderPage(page, last),
    page === null || as === 'data' ? null : newerPage(page, last),
  ]);

const newerOf = (page: number, last: number): number | null => {
  const newer = newerPage(page, last);
  return newer === 'first' ? null : newer;
};

/** Pages besides the first that the last document changed or brought about, as pages and as data. */
const touchedBy = (last: number): string[] =>
  (['page', 'data'] as const).flatMap((as) => {
    const before = new Map(allPages(last - 1, as).map((page) => [page, shapeOf(page, last - 1, as)]));
    return allPages(last, as)
      .filter((page) => page !== null && before.get(page) !== shapeOf(page, last, as))
      .map((page) => `${as} ${page}`);
  });

describe('pages of a column', () => {
  test('every document stands on at least one page, and none holds more than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (last) => {
        const held = new Set<number>();
        for (const page of allPages(last)) {
          const { from, to } = numbersOnPage(page, last);
          expect(to).toBeLessThanOrEqual(last);
          for (let number = from; number <= to; number += 1) held.add(number);
        }
        expect(held.size).toBe(last);
      }),
      { numRuns: 40 },
    );
  });

  test('a full page never changes when documents are added after it, but for its link to the newer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 400 }), (last, more) => {
        for (let page = 1; page <= pagesWith('page', last); page += 1) {
          expect(numbersOnPage(page, last + more)).toEqual(numbersOnPage(page, last));
          expect(olderPage(page, last + more)).toBe(olderPage(page, last));
        }
      }),
    );
  });

  test('a document changes or brings about one file besides the first page and its data, at most', () => {
    const touched = Array.from({ length: 200 }, (_, index) => touchedBy(index + 1));
    expect(touched.filter((files) => files.length > 1)).toEqual([]);
    expect(touched.slice(100, 120).filter((files) => files.length === 1)).toEqual([
      ['page 5'],
      ['data 5'],
      ['page 4'],
    ]);
  });

  test('nothing leads to a page that isn’t there yet, from a page or from data', () => {
    for (let last = 0; last <= 200; last += 1) {
      for (const as of ['page', 'data'] as const) {
        const there = allPages(last, as);
        expect(there.filter((page) => !there.includes(olderPage(page, last)))).toEqual([]);
      }
      const pages = allPages(last);
      expect(pages.filter((page) => page !== null && !pages.includes(newerOf(page, last)))).toEqual([]);
      // Data name the page that they are of.
      expect(pages).toEqual(expect.arrayContaining(allPages(last, 'data')));
    }
  });

  test('whoever follows the links to newer pages from the oldest one meets every document, and ends on the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 500 }), (last) => {
        const met = new Set<number>();
        let page: number | null = 1;
        for (let steps = 0; steps <= fullPages(last); steps += 1) {
          const { from, to } = numbersOnPage(page, last);
          for (let number = from; number <= to; number += 1) met.add(number);
          if (page === null) break;
          page = newerOf(page, last);
        }
        expect({ page, met: met.size }).toEqual({ page: null, met: last });
      }),
    );
  });

  test('whoever follows the links to older pages from the first one meets every document', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (last) => {
        const seen = new Set<number>();
        let page: number | null = null;
        for (let steps = 0; steps < 100; steps += 1) {
          const { from, to } = numbersOnPage(page, last);
          for (let number = from; number <= Math.min(to, last); number += 1) seen.add(number);
          const older = olderPage(page, last);
          if (older === null) break;
          page = older;
        }
        expect(seen.size).toBe(last);
      }),
    );
  });
});

test('a number stands on the page that will hold it for ever', () => {
  for (let number = 1; number <= 200; number += 1) {
    const { from, to } = numbersOnPage(blockOf(number), 200);
    expect([from <= number, number <= to]).toEqual([true, true]);
  }
  expect(blockOf(0)).toBe(0);
});

test('sitemaps cut the public numbers without gap or overlap', () => {
  expect(sitemapOf(0)).toBe(0);
  expect(sitemapOf(1)).toBe(1);
  expect(sitemapOf(1_000)).toBe(1);
  expect(sitemapOf(1_001)).toBe(2);
  expect(numbersOnSitemap(2)).toEqual({ from: 1_001, to: 2_000 });
});
