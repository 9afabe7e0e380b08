import { describe, expect, test } from 'vitest';
import type { ClockEvent } from './clock-events.ts';
import { clarificationEnd } from './clarification-end.ts';
import { computeClock } from './clock.ts';
import { parseLedger } from './ledger-json.ts';
import { milestones } from './milestones.ts';

describe('the last day for a clarification', () => {
  test.each([
    ['stands as fixed while the receipt isn’t known', null, '2025-03-19'],
    ['stands as fixed where the letter came on the same day', '2025-03-05', '2025-03-19'],
    ['has as many 工作日 from the receipt', '2025-03-10', '2025-03-24'],
    ['stands as fixed where the receipt is told earlier than the letter', '2025-03-01', '2025-03-19'],
  ])('%s', (_, deliveredOn, last) => {
    expect(clarificationEnd({ askedOn: '2025-03-05', respondBy: '2025-03-19', deliveredOn })).toBe(last);
  });

  test('isn’t earlier than the day fixed, where that is no working day', () => {
    const term = { askedOn: '2025-03-07', respondBy: '2025-03-23', deliveredOn: '2025-03-08' };
    expect(clarificationEnd(term)).toBe('2025-03-23');
  });
});

describe('in the clock', () => {
  const asked: ClockEvent[] = [
    { kind: 'received', on: '2025-03-03' },
    { kind: 'clarificationAsked', on: '2025-03-05', respondBy: '2025-03-19', deliveredOn: '2025-03-10' },
  ];

  test('a clarification after the day fixed at sending and within the days from the receipt is in time', () => {
    const ids = (on: string): string[] =>
      computeClock([...asked, { kind: 'clarified', on }]).findings.map(({ id }) => id);
    expect(ids('2025-03-24')).toEqual([]);
    expect(ids('2025-03-25')).toEqual(['clarified-late']);
  });

  test('the open deadline is the same day', () => {
    const open = milestones(asked, { asOf: '2025-03-12' });
    expect(open.map(({ kind, due }) => [kind, due])).toContainEqual(['clarify', '2025-03-24']);
  });
});

describe('in a ledger as people write it', () => {
  const late = (...asked: object[]): string[] => {
    const result = parseLedger([
      { kind: 'received', date: '2025-03-03' },
      ...asked,
      { kind: '收到补正', date: '2025-03-27' },
    ]);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    const clock = computeClock(result.ledger.events);
    expect(clock.due).toBe('2025-04-25');
    return clock.findings.map(({ message }) => message);
  };

  test.each([
    [{ term: 15 }],
    [{ deadline: '15个工作日' }],
    [{ respondBy: '十五个工作日' }],
    [{ workdays: 15 }],
    ['请在15个工作日内补正'],
  ])('the term may be told in 工作日: %j', (detail) => {
    const [message] = late({ kind: '补正告知', date: '2025-03-05', detail });
    expect(message).toContain('补正期限到2025年3月26日为止');
  });

  test('a term in 工作日 is said to be counted from the letter, or from its receipt', () => {
    const note = (detail: object): string => {
      const result = parseLedger([
        { kind: 'received', date: '2025-03-03' },
        { kind: '补正告知', date: '2025-03-05', detail },
      ]);
      return 'ledger' in result ? result.ledger.notes.join() : '';
    };
    expect(note({ term: 15 })).toContain('15个工作日');
    expect(note({ respondBy: '2025-03-26' })).toBe('');
  });

  test.each([[{ kind: '送达' }], [{ kind: '签收' }], [{ kind: 'delivered' }], [{ kind: '补正告知书送达' }]])(
    'its delivery may be an entry of its own: %j',
    (served) => {
      const asked = { kind: '补正告知', date: '2025-03-05', detail: { respondBy: '2025-03-26' } };
      expect(late(asked)).toHaveLength(1);
      expect(late(asked, { ...served, date: '2025-03-07' })).toEqual([]);
    },
  );

  test('or told with it', () => {
    const detail = { respondBy: '2025-03-26', deliveredOn: '2025-03-07' };
    expect(late({ kind: '补正告知', date: '2025-03-05', detail })).toEqual([]);
  });

  test.each(['送达', 'feeNoticeDelivered'])('that of a fee notice may be one too: %s', (kind) => {
    const result = parseLedger([
      { kind: 'received', date: '2025-03-03' },
      { kind: '收费通知', date: '2025-03-10' },
      { kind, date: '2025-03-12' },
      { kind: '缴费', date: '2025-03-20' },
    ]);
    const events = 'ledger' in result ? result.ledger.events : [];
    expect(events[1]).toMatchObject({ kind: 'feeAsked', deliveredOn: '2025-03-12' });
    expect(computeClock(events)).toMatchObject({ phase: 'running', due: '2025-04-18', findings: [] });
  });

  test('a service of nobody knows what, after which the handling went on, is no answer', () => {
    const result = parseLedger([
      { kind: 'received', date: '2025-03-03' },
      {
        kind: '延期',
        date: '2025-03-12',
        detail: { days: 10, approvedBy: '李某', notifiedOn: '2025-03-12' },
      },
      { kind: '送达', date: '2025-03-13' },
      { kind: '征求第三方意见', date: '2025-03-14' },
    ]);
    const events = 'ledger' in result ? result.ledger.events : [];
    expect(computeClock(events)).toMatchObject({ phase: 'suspended', endedOn: null });
  });
});
