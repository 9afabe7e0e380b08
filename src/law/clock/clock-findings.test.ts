import { describe, expect, test } from 'vitest';
import type { ClockEvent } from './clock-events.ts';
import type { ClockFindingId } from './clock-findings.ts';
import { computeClock } from './clock.ts';

const received = (on: string): ClockEvent => ({ kind: 'received', on });
const sent = (on: string, consultation = '甲'): ClockEvent => ({
  kind: 'consultationSent',
  on,
  consultation,
  with: 'thirdParty',
});
const delivered = (on: string, consultation = '甲'): ClockEvent => ({
  kind: 'consultationDelivered',
  on,
  consultation,
});
const replied = (on: string, consultation = '甲'): ClockEvent => ({
  kind: 'consultationReplied',
  on,
  consultation,
});
const extended = (on: string, workdays = 20): ClockEvent => ({
  kind: 'extended',
  on,
  workdays,
  approvedBy: '负责人',
  notifiedOn: on,
});

describe('what doesn’t fit is told:', () => {
  const asked: ClockEvent[] = [{ kind: 'clarificationAsked', on: '2025-03-05', respondBy: '2025-03-20' }];
  const clarified: ClockEvent = { kind: 'clarified', on: '2025-03-12' };
  const first = received('2025-03-03');
  test.each<[ClockFindingId, ClockEvent[], string | null]>([
    ['no-start', [clarified], null],
    ['before-start', [first, sent('2025-03-01')], '2025-03-31'],
    ['answered-before-received', [first, { kind: 'answered', on: '2025-02-28' }], '2025-03-31'],
    ['second-start', [first, received('2025-03-10')], '2025-03-31'],
    ['after-end', [first, { kind: 'withdrawn', on: '2025-03-10' }, extended('2025-03-11')], '2025-03-31'],
    ['out-of-order', [extended('2025-03-11'), first], '2025-04-28'],
    [
      'backdated',
      [
        first,
        extended('2025-03-12'),
        { ...sent('2025-03-10'), recordedAt: '2025-03-20' },
        replied('2025-03-10'),
      ],
      '2025-04-28',
    ],
    ['unknown-reference', [first, replied('2025-03-10')], '2025-03-31'],
    ['unknown-reference', [first, { kind: 'corrected', on: '2025-03-10', voids: 9 }], '2025-03-31'],
    [
      'seq-repeated',
      [
        { ...first, seq: 1 },
        { ...extended('2025-03-11'), seq: 1 },
      ],
      '2025-04-28',
    ],
    ['limit-passed', [first, sent('2025-04-01')], '2025-03-31'],
    ['limit-passed', [first, { kind: 'feeAsked', on: '2025-04-01' }], '2025-03-31'],
    [
      'clarification-late',
      [first, { kind: 'clarificationAsked', on: '2025-03-13' }, { kind: 'clarified', on: '2025-03-20' }],
      '2025-04-18',
    ],
    [
      'clarification-second',
      [first, ...asked, clarified, { kind: 'clarificationAsked', on: '2025-03-14' }],
      '2025-04-10',
    ],
    ['clarified-unasked', [first, clarified], '2025-04-10'],
    [
      'clarified-unasked',
      [first, ...asked, clarified, { kind: 'clarified', on: '2025-03-20' }],
      '2025-04-10',
    ],
    ['clarified-late', [first, ...asked, { kind: 'clarified', on: '2025-03-21' }], '2025-04-21'],
    ['clarification-term', [first, { kind: 'clarificationAsked', on: '2025-03-05' }], null],
    [
      'consultation-repeated',
      [first, sent('2025-03-10'), sent('2025-03-11'), replied('2025-03-12')],
      '2025-04-02',
    ],
    ['consultation-undelivered', [first, sent('2025-03-10'), replied('2025-03-12')], '2025-04-02'],
    [
      'consultation-delivered-wrong',
      [first, sent('2025-03-10'), replied('2025-03-12'), delivered('2025-03-13')],
      '2025-04-02',
    ],
    [
      'consultation-reply-late',
      [first, sent('2025-03-10'), delivered('2025-03-11'), replied('2025-04-02')],
      '2025-04-23',
    ],
    ['consultation-silent', [first, sent('2025-03-10'), delivered('2025-03-11')], '2025-04-23'],
    [
      'suspensions-overlap',
      [
        first,
        sent('2025-03-10'),
        sent('2025-03-11', '乙'),
        replied('2025-03-21'),
        replied('2025-03-20', '乙'),
      ],
      '2025-04-14',
    ],
    ['extension-late', [first, extended('2025-04-01')], '2025-03-31'],
    [
      'extension-late',
      [first, { kind: 'extended', on: '2025-03-31', notifiedOn: '2025-04-01', approvedBy: '甲' }],
      '2025-03-31',
    ],
    ['extension-idle', [first, ...asked, extended('2025-03-10'), clarified], '2025-04-10'],
    ['extension-second', [first, extended('2025-03-10', 5), extended('2025-03-12', 5)], '2025-04-08'],
    ['extension-too-long', [first, extended('2025-03-10', 30)], '2025-04-28'],
    [
      'extension-length',
      [first, { kind: 'extended', on: '2025-03-10', approvedBy: '甲', notifiedOn: '2025-03-10' }],
      '2025-04-28',
    ],
    ['extension-length', [first, extended('2025-03-10', 0)], '2025-03-31'],
    [
      'extension-unapproved',
      [first, { kind: 'extended', on: '2025-03-10', workdays: 20, approvedBy: null }],
      '2025-03-31',
    ],
    ['extension-unapproved', [first, { kind: 'extended', on: '2025-03-10', workdays: 20 }], '2025-04-28'],
    [
      'extension-untold',
      [first, { kind: 'extended', on: '2025-03-10', workdays: 20, notifiedOn: null }],
      '2025-03-31',
    ],
    ['extension-untold', [first, { kind: 'extended', on: '2025-03-10', workdays: 20 }], '2025-04-28'],
    ['delay-late', [first, { kind: 'delayed', on: '2025-04-01', until: '2025-06-30' }], '2025-03-31'],
    ['delay-earlier', [first, { kind: 'delayed', on: '2025-03-10', until: '2025-03-20' }], '2025-03-31'],
    [
      'delay-without-reasons',
      [first, { kind: 'delayed', on: '2025-03-10', until: '2025-06-30' }],
      '2025-06-30',
    ],
    [
      'fee-second',
      [
        first,
        { kind: 'feeAsked', on: '2025-03-10' },
        { kind: 'paid', on: '2025-03-12' },
        { kind: 'feeAsked', on: '2025-03-14' },
      ],
      '2025-04-10',
    ],
    ['paid-unasked', [first, { kind: 'paid', on: '2025-03-12' }], '2025-04-10'],
    [
      'paid-late',
      [first, { kind: 'feeAsked', on: '2025-03-10' }, { kind: 'paid', on: '2025-04-09' }],
      '2025-05-09',
    ],
    ['answered-waiting', [first, ...asked, { kind: 'answered', on: '2025-03-10' }], null],
    ['answered-late', [first, { kind: 'answered', on: '2025-04-01' }], '2025-03-31'],
  ])('%s (%#)', (id, events, due) => {
    const state = computeClock(events);
    expect(state.findings.map((finding) => finding.id)).toContain(id);
    expect(state.due).toBe(due);
    for (const finding of state.findings) expect(finding.message).toMatch(/。$/);
  });

  test('terms of the applicant that are over, and lateness, once they are', () => {
    const ids = (events: ClockEvent[], asOf: string): ClockFindingId[] =>
      computeClock(events, { asOf }).findings.map((finding) => finding.id);
    expect(ids([first, ...asked], '2025-03-20')).toEqual([]);
    expect(ids([first, ...asked], '2025-03-21')).toEqual(['clarification-overdue']);
    const fee: ClockEvent[] = [first, { kind: 'feeAsked', on: '2025-03-10', deliveredOn: '2025-03-11' }];
    expect(ids(fee, '2025-04-09')).toEqual([]);
    expect(ids(fee, '2025-04-10')).toEqual(['payment-overdue']);
    expect(ids([first], '2025-04-01')).toEqual(['overdue']);
  });
});
