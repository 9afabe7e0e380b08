import { expect, test } from 'vitest';
import { nilPeriodMetBy } from './nil-report.ts';

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

test.each([
  ['was written in it, however late it came out', '2026-11-30', '2026-12-05', NOVEMBER],
  ['was written on its first day', '2026-11-01', '2026-11-20', NOVEMBER],
  ['came out in it and bears no day', null, '2026-10-31', OCTOBER],
  ['came out in it and bears a later day', '2026-12-01', '2026-11-30', NOVEMBER],
  ['was written and came out after it', '2026-12-01', '2026-12-05', null],
  ['came out after it and bears no day', null, '2026-12-01', null],
  ['was written before it, although it came out in it', '2026-09-30', '2026-10-08', null],
])('what %s refutes that there was nothing, and nothing else does', (_, writtenOn, publishedOn, period) => {
  expect(nilPeriodMetBy([OCTOBER, NOVEMBER], { publishedOn, writtenOn })).toBe(period);
});
