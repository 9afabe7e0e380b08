import { describe, expect, test } from 'vitest';
import {
  explainFee,
  FEE_ALERTS,
  feeWindow,
  itemFee,
  itemsFee,
  pagesFee,
  requestFee,
} from './information-fees.ts';

test.each([
  [0, 0],
  [10, 0],
  [11, 100],
  [30, 2000],
  [31, 2200],
  [40, 4000],
  [41, 4300],
  [45, 5500],
  [50, 7000],
  [51, 7400],
])('%i items of a month cost %i yuan', (items, yuan) => {
  expect(itemsFee(items)).toBe(yuan);
});

test.each([
  [1, 0],
  [10, 0],
  [11, 100],
  [30, 100],
  [31, 200],
  [40, 200],
  [41, 300],
  [50, 300],
  [51, 400],
  [101, 900],
])('the item number %i of a month costs %i yuan', (ordinal, yuan) => {
  expect(itemFee(ordinal)).toBe(yuan);
});

test.each([
  [0, 0],
  [30, 0],
  [31, 10],
  [100, 700],
  [101, 720],
  [200, 2700],
  [201, 2740],
  [250, 4700],
])('%i pages cost %i yuan', (pages, yuan) => {
  expect(pagesFee(pages)).toBe(yuan);
});

describe('a request', () => {
  test('costs what its items add to those of the month before it', () => {
    expect(requestFee({ method: 'perItem', earlier: 8, items: 4 })).toBe(200);
    expect(requestFee({ method: 'perItem', earlier: 30, items: 1 })).toBe(200);
    expect(requestFee({ method: 'perPage', pages: 45 })).toBe(150);
  });

  test('may cost something from the eleventh item and the thirty-first page on, which is where one is asked', () => {
    expect(FEE_ALERTS).toEqual({ item: 11, page: 31 });
    expect([itemsFee(FEE_ALERTS.item - 1), pagesFee(FEE_ALERTS.page - 1)]).toEqual([0, 0]);
    expect([itemsFee(FEE_ALERTS.item), pagesFee(FEE_ALERTS.page)]).toEqual([100, 10]);
  });

  test('says how its amount came about', () => {
    expect(explainFee({ method: 'perItem', earlier: 30, items: 2 })).toContain('共400元');
    expect(explainFee({ method: 'perPage', pages: 31 })).toContain('共10元');
  });
});

test.each([
  ['2024-02-29', '2024-02-01', '2024-02-29'],
  ['2025-12-01', '2025-12-01', '2025-12-31'],
  ['2025-02-10', '2025-02-01', '2025-02-28'],
])('the month of %s is %s to %s', (on, from, to) => {
  expect(feeWindow(on)).toEqual({ from, to });
});

test('counts nothing but whole numbers', () => {
  expect(() => itemFee(0)).toThrow(RangeError);
  expect(() => itemsFee(-1)).toThrow(RangeError);
  expect(() => pagesFee(1.5)).toThrow(RangeError);
});
