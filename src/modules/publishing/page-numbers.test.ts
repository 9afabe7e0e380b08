import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fullPages,
  neighbours,
  numbersOnPage,
  numbersOnSitemap,
  pagesShowing,
  sitemapOf,
} from './page-numbers.ts';

const allPages = (last: number): (number | null)[] => [
  null,
  ...Array.from({ length: fullPages(last) }, (_, index) => index + 1),
];

describe('pages of a column', () => {
  test('every document stands on at least one page, and a page never holds another’s number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (last) => {
        for (let number = 1; number <= last; number += 1) {
          const holding = allPages(last).filter((page) => {
            const { from, to } = numbersOnPage(page, last);
            return number >= from && number <= to;
          });
          expect(holding.length).toBeGreaterThan(0);
          expect(pagesShowing(number, last)).toEqual(expect.arrayContaining(holding));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a full page never changes when documents are added after it, but for its link to the newer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 400 }), (last, more) => {
        for (let page = 1; page <= fullPages(last); page += 1) {
          expect(numbersOnPage(page, last + more)).toEqual(numbersOnPage(page, last));
          expect(neighbours(page, last + more).older).toBe(neighbours(page, last).older);
        }
      }),
    );
  });

  test('adding a document changes at most three pages of its column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (last) => {
        expect(pagesShowing(last, last).length).toBeLessThanOrEqual(3);
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
          const { older } = neighbours(page, last);
          if (older === null) break;
          page = older;
        }
        expect(seen.size).toBe(last);
      }),
    );
  });
});

test('sitemaps cut the public numbers without gap or overlap', () => {
  expect(sitemapOf(1)).toBe(1);
  expect(sitemapOf(1_000)).toBe(1);
  expect(sitemapOf(1_001)).toBe(2);
  expect(numbersOnSitemap(2)).toEqual({ from: 1_001, to: 2_000 });
});
