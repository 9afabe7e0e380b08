import { expect, test } from 'vitest';
import { monthAway, monthGrid } from './month-grid.ts';

test('a month is shown in whole weeks from Monday', () => {
  const weeks = monthGrid('2026-03');
  expect(weeks[0]?.[0]).toBe('2026-02-23');
  expect(weeks[0]?.[6]).toBe('2026-03-01');
  expect(weeks.at(-1)?.[6]).toBe('2026-04-05');
  expect(weeks).toHaveLength(6);
});

test('a month of four whole weeks needs no more', () => {
  expect(monthGrid('2027-02')).toHaveLength(4);
});

test('the month before January is December of the year before', () => {
  expect(monthAway('2026-01', -1)).toBe('2025-12');
  expect(monthAway('2025-12', 1)).toBe('2026-01');
});
