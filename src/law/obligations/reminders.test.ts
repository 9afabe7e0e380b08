import { describe, expect, test } from 'vitest';
import { workCalendar, STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { remindersOn, reminderWords, USUAL_REMINDERS } from './reminders.ts';

const DUE = '2026-03-20';

function steps(today: string, dueOn = DUE, calendar = STATE_COUNCIL_CALENDAR): string[] {
  return remindersOn(today, dueOn, { plan: USUAL_REMINDERS, calendar }).map(
    ({ step, to }) => `${to} ${step}`,
  );
}

describe('what must be public on Friday, 20 March', () => {
  test.each([
    ['2026-03-12', []],
    ['2026-03-13', ['responsible before5']],
    ['2026-03-18', ['responsible before5']],
    ['2026-03-19', ['responsible before1']],
    ['2026-03-20', ['responsible day']],
    ['2026-03-21', ['responsible late', 'publisher publisher']],
    ['2026-03-27', ['responsible late', 'publisher publisher']],
    ['2026-03-28', ['responsible late', 'publisher publisher', 'supervisor supervisor']],
    ['2027-03-28', ['responsible late', 'publisher publisher', 'supervisor supervisor']],
  ])('is told on %s to %j', (today, expected) => {
    expect(steps(today)).toEqual(expected);
  });
});

test('holidays don’t count: after the 春节 of 2026 five working days begin before it', () => {
  // 15–23 February 2026 is holiday; 14 and 28 are worked.
  expect(steps('2026-02-12', '2026-02-25')).toEqual(['responsible before5']);
  expect(steps('2026-02-10', '2026-02-25')).toEqual([]);
});

test('where the notice of a year is missing, five days of seven are counted as worked', () => {
  expect(steps('2030-03-13', '2030-03-20', workCalendar([]))).toEqual(['responsible before5']);
  expect(steps('2030-03-11', '2030-03-20', workCalendar([]))).toEqual([]);
});

test('every reminder has words', () => {
  expect(
    ['before5', 'before1', 'day', 'late', 'publisher', 'supervisor'].map((step) => reminderWords(step)),
  ).toEqual([
    '到期前5个工作日提醒',
    '到期前1个工作日提醒',
    '到期当日提醒',
    '逾期提醒',
    '逾期提醒发布员',
    '逾期提请监督员督办',
  ]);
});
