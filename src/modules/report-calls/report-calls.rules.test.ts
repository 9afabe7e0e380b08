import { describe, expect, test } from 'vitest';
import { daysLate, memberState, nextDue, urgencyOf } from './report-calls.rules.ts';

const DAYS = { submitBy: '2025-01-20', returnBy: '2025-01-25', publishBy: '2025-01-31' };
const returned = { decision: 'returned' } as const;
const approved = { decision: 'approved' } as const;

describe('where a report stands', () => {
  test.each([
    ['nothing submitted', undefined, [], 'none'],
    ['submitted', {}, [], 'submitted'],
    ['returned', {}, [returned], 'returned'],
    ['approved', {}, [approved], 'approved'],
    ['approved, then returned all the same', {}, [approved, returned], 'returned'],
  ] as const)('%s', (_what, submission, decisions, state) => {
    expect(memberState(submission, decisions)).toBe(state);
  });
});

describe('what comes next', () => {
  test.each([
    ['none', false, { what: 'submit', on: '2025-01-20' }],
    ['submitted', false, { what: 'review', on: '2025-01-25' }],
    ['returned', false, { what: 'mend', on: '2025-01-31' }],
    ['approved', false, { what: 'publish', on: '2025-01-31' }],
    ['approved', true, null],
  ] as const)('%s, public: %s', (state, isPublic, due) => {
    expect(nextDue({ state, isPublic }, DAYS)).toEqual(due);
  });
});

test.each([
  ['2025-01-14', 'later'],
  ['2025-01-15', 'soon'],
  ['2025-01-19', 'soon'],
  ['2025-01-20', 'today'],
  ['2025-01-21', 'overdue'],
])('a day of 1月20日 seen on %s is %s', (today, urgency) => {
  expect(urgencyOf('2025-01-20', today)).toBe(urgency);
});

test.each([
  ['not done on the last day', null, '2025-01-31', 0],
  ['not done the day after', null, '2025-02-01', 1],
  ['done on the last day, seen much later', '2025-01-31', '2025-06-01', 0],
  ['done two days late, seen much later', '2025-02-02', '2025-06-01', 2],
])('%s: %s', (_what, doneOn, today, days) => {
  expect(daysLate('2025-01-31', { doneOn, today })).toBe(days);
});

test('nothing due is not urgent', () => {
  expect(urgencyOf(null, '2025-01-01')).toBe('none');
});
