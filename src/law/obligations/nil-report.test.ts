import { expect, test } from 'vitest';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { nilFrom, nilPeriodMetBy } from './nil-report.ts';

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

test.each([
  ['is due after it', '2026-10-01', '2026-10-31', '2026-11-05', '2026-10-31'],
  ['waits for a holiday notice', '2026-10-01', '2026-10-31', null, '2026-10-31'],
  ['is due on its last day, a Saturday', '2026-10-01', '2026-10-31', '2026-10-31', '2026-10-30'],
  ['is due on its last day, a working day', '2026-07-01', '2026-09-30', '2026-09-30', '2026-09-30'],
  ['is due on a Sunday after a holiday', '2026-06-15', '2026-06-21', '2026-06-21', '2026-06-18'],
  ['is due in a week off', '2026-02-16', '2026-02-22', '2026-02-22', '2026-02-22'],
  ['is due in a year without holiday notice', '2031-05-01', '2031-05-31', '2031-05-31', '2031-05-31'],
])('of a period that %s nothing can be signed as nothing before the day on which that is known', (...of) => {
  const [, periodFrom, periodTo, dueOn, from] = of;
  expect(nilFrom({ periodFrom, periodTo, dueOn }, STATE_COUNCIL_CALENDAR)).toBe(from);
});
