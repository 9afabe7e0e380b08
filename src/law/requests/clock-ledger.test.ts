import { describe, expect, test } from 'vitest';
import { computeClock } from '../clock/clock.ts';
import type { PlainDate } from '../dates.ts';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { clockLedgers, requestClock } from './clock-ledger.ts';
import type { RequestAction, RequestEvent } from './request-events.ts';

type Entry = readonly [PlainDate, RequestAction, PlainDate?];

const RECEIVED: Entry = ['2025-03-03', { kind: 'received', detail: { channel: 'counter', evidence: '' } }];
const FEE: Entry = [
  '2025-03-10',
  { kind: 'feeAsked', detail: { method: 'perItem', quantity: 11, amountYuan: 100, explanation: '' } },
];

function ask(party: 'thirdParty' | 'otherAgency', on: PlainDate): Entry {
  return [
    on,
    {
      kind: 'consultationSent',
      detail: { consultation: 'c', with: party, addressee: '', question: '', itemIds: [] },
    },
  ];
}

describe('a request’s ledger becomes a clock', () => {
  test.each<[string, readonly Entry[], PlainDate, PlainDate | null]>([
    ['from its receipt', [RECEIVED], '2025-03-05', '2025-03-31'],
    [
      'anew from a clarification',
      [
        RECEIVED,
        ['2025-03-05', { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-03-20' } }],
        ['2025-03-12', { kind: 'clarified', detail: { text: '' } }],
      ],
      '2025-03-12',
      '2025-04-10',
    ],
    [
      'that waits for a clarification',
      [
        RECEIVED,
        ['2025-03-05', { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-03-20' } }],
      ],
      '2025-03-12',
      null,
    ],
    [
      'that stood still for an opinion',
      [
        RECEIVED,
        ask('thirdParty', '2025-03-10'),
        ['2025-03-11', { kind: 'consultationDelivered', detail: { consultation: 'c', proof: '' } }],
        [
          '2025-03-21',
          { kind: 'consultationReplied', detail: { consultation: 'c', opinion: 'agrees', text: '' } },
        ],
      ],
      '2025-03-21',
      '2025-04-14',
    ],
    [
      'that stood still until another agency is waited for no longer',
      [
        RECEIVED,
        ask('otherAgency', '2025-03-10'),
        ['2025-03-21', { kind: 'consultationLapsed', detail: { consultation: 'c' } }],
      ],
      '2025-03-21',
      '2025-04-14',
    ],
    [
      'anew from a payment',
      [
        RECEIVED,
        FEE,
        ['2025-03-12', { kind: 'feeNoticeDelivered', detail: { proof: '' } }],
        ['2025-03-20', { kind: 'paid', detail: { amountYuan: 100, receipt: '' } }],
      ],
      '2025-03-20',
      '2025-04-18',
    ],
    [
      'that a waived fee never stopped',
      [RECEIVED, FEE, ['2025-03-20', { kind: 'feeWaived', detail: { explanation: '' } }]],
      '2025-03-20',
      '2025-03-31',
    ],
    [
      'not longer by an extension that nobody was told of',
      [
        RECEIVED,
        ['2025-03-27', { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '甲' } }],
      ],
      '2025-03-28',
      '2025-03-31',
    ],
    [
      'longer by one that was told',
      [
        RECEIVED,
        ['2025-03-27', { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '甲' } }],
        ['2025-03-28', { kind: 'extensionTold', detail: { proof: '' } }],
      ],
      '2025-03-28',
      '2025-04-15',
    ],
    [
      'that begins once more when a court orders it',
      [
        RECEIVED,
        ['2025-03-10', { kind: 'delivered', detail: { method: 'post', proof: '' } }],
        ['2025-09-15', { kind: 'redoOrdered', detail: { disputeId: '', dispute: '', dueOn: '2025-10-17' } }],
      ],
      '2025-09-16',
      '2025-10-17',
    ],
    [
      'by corrected days',
      [RECEIVED, ['2025-03-06', { kind: 'dateCorrected', detail: { of: 1, to: '2025-02-28' } }]],
      '2025-03-06',
      '2025-03-28',
    ],
    [
      'longer by one whose news was entered under a wrong day, once that is corrected',
      [
        RECEIVED,
        ['2025-03-27', { kind: 'extended', detail: { workdays: 10, explanation: '', approvedBy: '甲' } }],
        ['2025-04-02', { kind: 'extensionTold', detail: { proof: '' } }],
        ['2025-04-02', { kind: 'dateCorrected', detail: { of: 3, to: '2025-03-28' } }],
      ],
      '2025-04-02',
      '2025-04-15',
    ],
  ])('%s', (_what, entries, asOf, due) => {
    const clock = requestClock(ledger(entries), { asOf, calendar: STATE_COUNCIL_CALENDAR });
    expect('state' in clock ? clock.state.due : clock.missing).toBe(due);
  });
});

test('an answer after the request was given up changes nothing about its clock', () => {
  const events = ledger([
    RECEIVED,
    ['2025-03-05', { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-03-12' } }],
    ['2025-03-20', { kind: 'clarificationLapsed', detail: { explanation: '' } }],
    ['2025-03-21', { kind: 'delivered', detail: { method: 'post', proof: '' } }],
  ]);
  expect(clockLedgers(events)[0]?.map(({ kind }) => kind)).toEqual([
    'received',
    'clarificationAsked',
    'abandoned',
  ]);
});

test('a clarification within the days from the letter’s receipt isn’t late', () => {
  const asked: readonly Entry[] = [
    RECEIVED,
    ['2025-03-05', { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-03-12' } }],
  ];
  const came: Entry = ['2025-03-17', { kind: 'clarified', detail: { text: '' } }];
  const delivered: Entry = [
    '2025-03-10',
    { kind: 'letterDelivered', detail: { of: 2, method: 'post', proof: '回执' } },
  ];
  const ids = (entries: readonly Entry[]): string[] =>
    computeClock(clockLedgers(ledger(entries))[0] ?? []).findings.map(({ id }) => id);
  expect(ids([...asked, came])).toEqual(['clarified-late']);
  expect(ids([...asked, delivered, came])).toEqual([]);
});

test('what was recorded later wasn’t known, and a day corrected later stood as it stood', () => {
  const events = ledger([
    RECEIVED,
    [
      '2025-03-05',
      { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-03-12' } },
      '2025-03-07',
    ],
    ['2025-03-10', { kind: 'dateCorrected', detail: { of: 1, to: '2025-02-28' } }],
  ]);
  const known = (on: PlainDate) => clockLedgers(events, on)[0] ?? [];
  expect(known('2025-03-06').map(({ kind, on }) => [kind, on])).toEqual([['received', '2025-03-03']]);
  expect(known('2025-03-07')).toHaveLength(2);
  expect(known('2025-03-10')[0]?.on).toBe('2025-02-28');
  expect(computeClock(known('2025-03-06'), { asOf: '2025-03-06' }).due).toBe('2025-03-31');
});

function ledger(entries: readonly Entry[]): RequestEvent[] {
  return entries.map(([on, action, recorded = on], index) => ({
    ...action,
    seq: index + 1,
    on,
    recordedAt: `${recorded}T02:00:00.000Z`,
  }));
}
