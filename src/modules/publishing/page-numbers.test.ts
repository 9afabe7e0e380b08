import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockOf,
  fullPages,
  newerPage,
  numbersOnPage,
  numbersOnSitemap,
  olderPage,
  sitemapOf,
} from './page-numbers.ts';

const allPages = (last: number): (number | null)[] => [
  null,
  ...Array.from({ length: fullPages(last) }, (_, index) => index + 1),
];

/** What a page is when the numbers of its column go as far as `last`: which numbers it holds and where it leads. */
const shapeOf = (page: number | null, last: number): string =>
  JSON.stringify([
    numbersOnPage(page, last),
    olderPage(page, last),
    page === null ? null : newerPage(page, last),
  ]);

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
        for (let page = 1; page <= fullPages(last); page += 1) {
          expect(numbersOnPage(page, last + more)).toEqual(numbersOnPage(page, last));
          expect(olderPage(page, last + more)).toBe(olderPage(page, last));
        }
      }),
    );
  });

  test('a document added changes or brings about one page besides the first, at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (last) => {
        const before = new Map(allPages(last).map((page) => [page, shapeOf(page, last)]));
        const touched = allPages(last + 1).filter(
          (page) => page !== null && before.get(page) !== shapeOf(page, last + 1),
        );
        expect(touched.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('whoever follows the links to newer pages from the oldest one meets every document, and ends on the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 500 }), (last) => {
        const met = new Set<number>();
        let page: number | null = 1;
        for (let steps = 0; steps <= fullPages(last); steps += 1) {
          const { from, to } = numbersOnPage(page, last);
          for (let number = from; number <= to; number += 1) met.add(number);
          if (page === null) break;
          const newer: number | 'first' = newerPage(page, last);
          page = newer === 'first' ? null : newer;
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
