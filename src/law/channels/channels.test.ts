import { describe, expect, test } from 'vitest';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { postingDayFault, postingStanding, stayUntil, type PostingStay } from './board-posting.ts';
import { mediaStanding } from './media-accounts.ts';

describe('an account that was updated on 2 March 2026', () => {
  test.each([
    ['2026-03-02', 'fresh'],
    ['2026-03-11', 'fresh'],
    ['2026-03-12', 'soon'],
    ['2026-03-14', 'soon'],
    ['2026-03-15', 'urgent'],
    ['2026-03-16', 'asleep'],
  ])('stands on %s as %s', (today, standing) => {
    expect(mediaStanding({ updatedOn: '2026-03-02', closedOn: null }, today)).toBe(standing);
  });

  test('is closed from its last day on, however long nothing came', () => {
    const account = { updatedOn: '2026-01-02', closedOn: '2026-03-10' };
    expect(mediaStanding(account, '2026-03-09')).toBe('asleep');
    expect(mediaStanding(account, '2026-03-10')).toBe('closed');
  });
});

test.each([
  ['2026-03-09', 'beforePublication'],
  ['2026-03-10', null],
  ['2026-03-12', null],
  ['2026-03-13', 'future'],
])('what was published on 10 March was posted on %s: %s', (postedOn, fault) => {
  expect(postingDayFault(postedOn, { publishedOn: '2026-03-10', today: '2026-03-12' })).toBe(fault);
});

describe('what is posted on 28 September 2025 must hang until', () => {
  test.each<[PostingStay, string | null]>([
    [{ kind: 'none' }, null],
    [{ kind: 'days', count: 1 }, '2025-09-29'],
    [{ kind: 'days', count: 7 }, '2025-10-05'],
    // 1 to 8 October are holidays, 11 October is a working Saturday.
    [{ kind: 'workdays', count: 3 }, '2025-10-09'],
    [{ kind: 'workdays', count: 5 }, '2025-10-11'],
    [{ kind: 'until', day: '2025-12-31' }, '2025-12-31'],
  ])('%o', (stay, day) => {
    expect(stayUntil('2025-09-28', stay, STATE_COUNCIL_CALENDAR)).toBe(day);
  });
});

test.each([
  ['2026-03-09', null, 'mustStay'],
  ['2026-03-10', null, 'mustStay'],
  ['2026-03-11', null, 'takeDown'],
  ['2026-03-09', '2026-03-08', 'down'],
])('a posting to hang to 10 March stands on %s, taken down %s, as %s', (today, takenDownOn, standing) => {
  const posting = { stayUntil: '2026-03-10', takeDownOn: '2026-03-11', takenDownOn, voided: false };
  expect(postingStanding(posting, today)).toBe(standing);
});

test('what was withdrawn is to be taken down at once, what has no day may hang', () => {
  const hanging = { stayUntil: '2026-03-10', takeDownOn: '2026-03-05', takenDownOn: null, voided: false };
  expect(postingStanding(hanging, '2026-03-05')).toBe('takeDown');
  const without = { stayUntil: null, takeDownOn: null, takenDownOn: null, voided: false };
  expect(postingStanding(without, '2026-03-05')).toBe('mayStay');
  expect(postingStanding({ ...hanging, voided: true }, '2026-03-05')).toBe('void');
});
