import { describe, expect, test } from 'vitest';
import type { ClockEvent } from './clock-events.ts';
import { milestones, urgency, workdaysBefore } from './milestones.ts';

const received: ClockEvent = { kind: 'received', on: '2025-03-03' };
const open = (events: ClockEvent[], asOf: string): (readonly [string, string])[] =>
  milestones(events, { asOf }).map(({ kind, due }) => [kind, due] as const);

describe('open deadlines', () => {
  test('of a new request: asking for clarification, answering, telling an extension', () => {
    expect(open([received], '2025-03-03')).toEqual([
      ['askClarification', '2025-03-12'],
      ['answer', '2025-03-31'],
      ['tellExtension', '2025-03-31'],
    ]);
    expect(open([received], '2025-03-13').map(([kind]) => kind)).toEqual(['answer', 'tellExtension']);
  });

  test.each<[string, ClockEvent[], [string, string][]]>([
    [
      'the applicant’s clarification',
      [{ kind: 'clarificationAsked', on: '2025-03-05', respondBy: '2025-03-26' }],
      [['clarify', '2025-03-26']],
    ],
    [
      'a third party’s opinion',
      [
        { kind: 'consultationSent', on: '2025-03-05', consultation: '甲', with: 'thirdParty' },
        { kind: 'consultationDelivered', on: '2025-03-06', consultation: '甲' },
      ],
      [
        ['askClarification', '2025-03-12'],
        ['thirdPartyOpinion', '2025-03-27'],
      ],
    ],
    [
      'a joint maker’s opinion',
      [
        { kind: 'consultationSent', on: '2025-03-05', consultation: '甲', with: 'jointMaker' },
        { kind: 'consultationDelivered', on: '2025-03-06', consultation: '甲' },
      ],
      [
        ['askClarification', '2025-03-12'],
        ['jointMakerOpinion', '2025-03-27'],
      ],
    ],
    [
      'a payment',
      [{ kind: 'feeAsked', on: '2025-03-05', deliveredOn: '2025-03-07' }],
      [
        ['askClarification', '2025-03-12'],
        ['pay', '2025-04-07'],
      ],
    ],
    ['nothing once it is answered', [{ kind: 'answered', on: '2025-03-06' }], []],
  ])('%s', (_, events, expected) => {
    expect(open([received, ...events], '2025-03-10')).toEqual(expected);
  });

  test('once extended, there is nothing to tell any more', () => {
    const extended: ClockEvent = { kind: 'extend', on: '2025-03-10', workdays: 20 };
    expect(open([received, extended], '2025-03-20')).toEqual([['answer', '2025-04-28']]);
  });

  test('that come from outside of the ledger, and those of the units', () => {
    const facts = {
      unconfirmed: { since: '2025-03-07', workdays: 1 },
    };
    const confirmed = (events: readonly ClockEvent[]) =>
      milestones(events, { asOf: '2025-03-08', facts }).flatMap(({ kind, due }) =>
        kind === 'confirmReceipt' ? [due] : [],
      );
    expect(confirmed([])).toEqual(['2025-03-10']);
    expect(confirmed([received])).toEqual([]);
    const internal = [{ label: '送法制审核', workdaysBefore: 5 }];
    expect(milestones([received], { asOf: '2025-03-20', facts: { internal } })[0]).toEqual({
      kind: 'internal',
      label: '送法制审核',
      due: '2025-03-24',
      article: '',
      who: 'unit',
      seq: null,
    });
  });
});

test.each([
  ['2025-03-31', '2025-04-01', 'overdue'],
  ['2025-03-31', '2025-03-31', 'today'],
  ['2025-03-31', '2025-03-28', 'soon'],
  ['2025-03-31', '2025-03-26', 'soon'],
  ['2025-03-31', '2025-03-25', 'later'],
  // The year after has no notice, and needs none.
  ['2027-03-31', '2026-12-01', 'later'],
])('due %s is, on %s, %s', (due, today, expected) => {
  expect(urgency(due, today)).toBe(expected);
});

test('how many days are soon can be set', () => {
  expect(urgency('2025-03-31', '2025-03-25', { soon: 4 })).toBe('soon');
});

test.each([
  ['2025-03-31', 0, '2025-03-31'],
  ['2025-03-31', 1, '2025-03-28'],
  ['2025-04-07', 1, '2025-04-03'],
  // A delayed day may fall on a weekend.
  ['2025-03-29', 0, '2025-03-29'],
  ['2025-03-29', 1, '2025-03-27'],
])('before %s, %i working days left: %s', (due, count, expected) => {
  expect(workdaysBefore(due, count)).toBe(expected);
});
