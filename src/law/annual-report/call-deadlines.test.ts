import { expect, test } from 'vitest';
import { deadlineFault, defaultDeadlines, lastLawfulDay } from './call-deadlines.ts';
import type { AgencyLevel } from './ties.ts';

const LIMITS: readonly (readonly [AgencyLevel, string])[] = [
  ['township', '2025-01-31'],
  ['street', '2025-01-31'],
  ['department', '2025-01-31'],
  ['district', '2025-02-20'],
  ['city', '2025-03-10'],
  ['province', '2025-03-31'],
];

test.each(LIMITS)('a report of the level %s for 2024 is public by %s, and no later', (level, last) => {
  const days = defaultDeadlines(level, 2024);
  expect(lastLawfulDay(level, 2024)).toBe(last);
  expect(days.publishBy).toBe(last);
  expect(deadlineFault(days, { level, year: 2024 })).toBeNull();
  const later = { ...days, publishBy: `${last.slice(0, 8)}${Number(last.slice(8)) + 1}` };
  expect(deadlineFault(later, { level, year: 2024 })).toMatch(/^公布日期不能晚于2025年.*请改后再保存。$/u);
});

test('a region may want its reports earlier', () => {
  const days = { submitBy: '2022-01-26', returnBy: '2022-01-27', publishBy: '2022-01-28' };
  expect(deadlineFault(days, { level: 'department', year: 2021 })).toBeNull();
});

test.each([
  ['before the year is over', { submitBy: '2024-12-31' }, '截至2024年12月31日'],
  ['looked at before it is there', { submitBy: '2025-01-26', returnBy: '2025-01-25' }, '不能早于报送'],
  ['public before it was looked at', { returnBy: '2025-01-29', publishBy: '2025-01-28' }, '不能早于审核退回'],
])('%s: refused', (_what, change, words) => {
  const days = { ...defaultDeadlines('township', 2024), ...change };
  expect(deadlineFault(days, { level: 'township', year: 2024 })).toContain(words);
});

test('the first day of the next year, and all three days the same, are allowed', () => {
  const day = '2025-01-01';
  const days = { submitBy: day, returnBy: day, publishBy: day };
  expect(deadlineFault(days, { level: 'township', year: 2024 })).toBeNull();
});
