import { expect, test } from 'vitest';
import { feedbackTerms } from './feedback.ts';
import { STATE_COUNCIL_CALENDAR } from './workdays.ts';

test.each([
  ['2024-06-03', 5, '2024-06-11', 'after 端午, which is no working day'],
  ['2024-06-07', 1, '2024-06-11', 'over a weekend and a holiday'],
  ['2024-09-30', 20, '2024-10-28', 'never later than the month that inspections allow'],
  ['2099-01-01', 5, '2099-01-06', 'by plain days for a year whose holidays nobody knows yet'],
])('a report of %s with %i days is due on %s: %s', (receivedOn, days, dueOn) => {
  expect(feedbackTerms(receivedOn, days, STATE_COUNCIL_CALENDAR).dueOn).toBe(dueOn);
});
