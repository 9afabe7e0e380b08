import { describe, expect, test } from 'vitest';
import { HOLIDAY_CALENDARS } from '../holiday-calendars.ts';
import { CalendarMissing, workCalendar } from '../workdays.ts';
import type { ClockEvent } from './clock-events.ts';
import { CLOCK_RULES, RulesMissing, rulesFor } from './clock-rules.ts';
import { computeClock, tryComputeClock } from './clock.ts';

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

describe('the limit is twenty working days from the day after the receipt', () => {
  test.each([
    ['2025-01-20', '2025-02-21'],
    ['2025-04-25', '2025-05-27'],
    ['2025-09-15', '2025-10-17'],
    ['2026-02-06', '2026-03-12'],
    ['2026-09-18', '2026-10-22'],
  ])('received %s, due %s', (on, due) => {
    expect(computeClock([received(on)])).toMatchObject({ due, originalDue: due, phase: 'running', used: 0 });
  });

  test('and forty with the longest extension', () => {
    expect(computeClock([received('2025-01-20'), extended('2025-02-10')])).toMatchObject({
      due: '2025-03-21',
      originalDue: '2025-02-21',
      limit: 40,
      extensionUsed: true,
    });
  });
});

describe('while others are asked', () => {
  const asked = [received('2025-03-03'), sent('2025-03-10')];

  test('the clock stands still from the day after the letter, and the day that it would be is told', () => {
    expect(computeClock(asked, { asOf: '2025-03-21' })).toMatchObject({
      phase: 'suspended',
      due: null,
      dueIfResumed: '2025-04-14',
      dueAtLatest: null,
      used: 5,
      remaining: 15,
      originalDue: '2025-03-31',
    });
  });

  test('the day of the opinion doesn’t count, the day after does', () => {
    expect(computeClock([...asked, replied('2025-03-21')])).toMatchObject({
      phase: 'running',
      due: '2025-04-14',
    });
  });

  test('silence ends after fifteen working days, not a day earlier', () => {
    const silent = [...asked, delivered('2025-03-11')];
    expect(computeClock(silent, { asOf: '2025-03-31' })).toMatchObject({
      phase: 'suspended',
      dueAtLatest: '2025-04-23',
    });
    expect(computeClock(silent, { asOf: '2025-04-01' })).toMatchObject({
      phase: 'running',
      due: '2025-04-23',
    });
    expect(computeClock(silent)).toMatchObject({ phase: 'running', due: '2025-04-23', asOf: '2025-04-01' });
  });

  test('an opinion that comes later stops nothing any more', () => {
    expect(computeClock([...asked, delivered('2025-03-11'), replied('2025-04-15')]).due).toBe('2025-04-23');
    expect(computeClock([...asked, delivered('2025-03-11'), replied('2025-04-01')]).due).toBe('2025-04-23');
  });

  test('other agencies have no term', () => {
    const events: ClockEvent[] = [
      received('2025-03-03'),
      { kind: 'consultationSent', on: '2025-03-10', consultation: '甲', with: 'otherAgency' },
      delivered('2025-03-11'),
    ];
    expect(computeClock(events)).toMatchObject({ phase: 'suspended', due: null, dueAtLatest: null });
    expect(computeClock([...events, replied('2025-06-03')])).toMatchObject({ due: '2025-06-24' });
  });
});

describe('until the applicant does his part no answer is due', () => {
  test('a clarification starts the whole limit anew', () => {
    const events: ClockEvent[] = [
      received('2025-03-03'),
      { kind: 'clarificationAsked', on: '2025-03-07', respondBy: '2025-03-28' },
    ];
    expect(computeClock(events, { asOf: '2025-03-31' })).toMatchObject({
      phase: 'waitingClarification',
      due: null,
      dueIfResumed: '2025-04-28',
    });
    expect(computeClock([...events, { kind: 'clarified', on: '2025-03-20' }])).toMatchObject({
      phase: 'running',
      countedFrom: '2025-03-20',
      due: '2025-04-18',
      originalDue: '2025-03-31',
      findings: [],
    });
  });

  test('a payment does too, and the day after is the first', () => {
    const events: ClockEvent[] = [received('2025-03-03'), { kind: 'feeAsked', on: '2025-03-12' }];
    expect(computeClock(events)).toMatchObject({ phase: 'waitingPayment', due: null });
    expect(computeClock([...events, { kind: 'paid', on: '2025-03-30' }])).toMatchObject({
      countedFrom: '2025-03-30',
      due: '2025-04-27',
    });
  });
});

describe('an answer', () => {
  const answered = (on: string): ClockEvent[] => [received('2025-03-03'), { kind: 'answered', on }];
  test.each([
    ['2025-03-31', true, 0],
    ['2025-04-01', false, 1],
    ['2025-04-08', false, 5],
  ])('on %s is in time: %s, %i late', (on, onTime, lateBy) => {
    expect(computeClock(answered(on))).toMatchObject({
      phase: 'ended',
      endedOn: on,
      onTime,
      lateBy,
      overdue: false,
    });
  });

  test('that hasn’t come is overdue the day after', () => {
    expect(computeClock([received('2025-03-03')], { asOf: '2025-03-31' }).overdue).toBe(false);
    expect(computeClock([received('2025-03-03')], { asOf: '2025-04-01' })).toMatchObject({
      overdue: true,
      lateBy: 1,
    });
  });

  test('while others are still asked is measured as if they had answered that day', () => {
    const events = [received('2025-03-03'), sent('2025-03-10'), ...answered('2025-03-24').slice(1)];
    expect(computeClock(events)).toMatchObject({ phase: 'ended', onTime: true, due: '2025-04-15' });
  });
});

test('a delayed day that was told replaces the limit', () => {
  const events: ClockEvent[] = [
    received('2025-03-03'),
    { kind: 'reasonsAsked', on: '2025-03-05' },
    { kind: 'reasonsGiven', on: '2025-03-10' },
    { kind: 'delayed', on: '2025-03-12', until: '2025-06-30' },
  ];
  expect(computeClock(events.slice(0, 3)).due).toBe('2025-03-31');
  expect(computeClock(events)).toMatchObject({ due: '2025-06-30', delayedUntil: '2025-06-30', findings: [] });
});

test('by hand: start, suspend, resume, extend, restart, stop', () => {
  const events: ClockEvent[] = [
    { kind: 'start', on: '2025-03-03' },
    { kind: 'suspend', on: '2025-03-10' },
    { kind: 'resume', on: '2025-03-21' },
    { kind: 'extend', on: '2025-04-01', workdays: 5 },
  ];
  expect(computeClock(events).due).toBe('2025-04-21');
  expect(computeClock([...events, { kind: 'restart', on: '2025-04-10' }]).due).toBe('2025-05-12');
  const stopped: ClockEvent[] = [...events, { kind: 'stop', on: '2025-04-10' }];
  expect(computeClock(stopped).phase).toBe('ended');
  expect(computeClock([...stopped, { kind: 'restart', on: '2025-04-14' }]).phase).toBe('running');
});

describe('an extension', () => {
  test('counts from the day on which the applicant is told', () => {
    const events: ClockEvent[] = [
      received('2025-03-03'),
      { kind: 'extended', on: '2025-03-20', workdays: 10, approvedBy: '甲', notifiedOn: '2025-03-25' },
    ];
    expect(computeClock(events, { asOf: '2025-03-24' }).due).toBe('2025-03-31');
    expect(computeClock(events, { asOf: '2025-03-25' }).due).toBe('2025-04-15');
  });

  test('up to a day is as many working days as lie between', () => {
    const until: ClockEvent = {
      kind: 'extended',
      on: '2025-03-20',
      until: '2025-04-15',
      approvedBy: '甲',
      notifiedOn: '2025-03-20',
    };
    expect(computeClock([received('2025-03-03'), until])).toMatchObject({
      due: '2025-04-15',
      limit: 30,
      findings: [],
    });
  });

  test('belongs to its run: a restart begins with twenty again', () => {
    const events: ClockEvent[] = [
      received('2025-03-03'),
      extended('2025-03-10'),
      { kind: 'feeAsked', on: '2025-03-12' },
      { kind: 'paid', on: '2025-03-14' },
      extended('2025-03-20'),
    ];
    expect(computeClock(events)).toMatchObject({ limit: 20, due: '2025-04-14', extensionUsed: true });
  });
});

describe('for any past moment', () => {
  const events: ClockEvent[] = [
    { ...received('2025-03-03'), recordedAt: '2025-03-03T01:00:00Z' },
    { ...extended('2025-03-10'), recordedAt: '2025-03-19T16:30:00Z', reason: '补记' },
  ];

  test('an entry isn’t seen before the day in Shanghai on which it was recorded', () => {
    expect(computeClock(events, { knownOn: '2025-03-19' }).due).toBe('2025-03-31');
    expect(computeClock(events, { knownOn: '2025-03-20' }).due).toBe('2025-04-28');
  });

  test('an entry that was struck out later still held before', () => {
    const corrected: ClockEvent[] = [
      ...events,
      { kind: 'corrected', on: '2025-03-24', recordedAt: '2025-03-24', voids: 2 },
    ];
    expect(computeClock(corrected, { knownOn: '2025-03-23' }).due).toBe('2025-04-28');
    expect(computeClock(corrected).due).toBe('2025-03-31');
    expect(computeClock([...corrected, { kind: 'corrected', on: '2025-03-25', voids: 3 }]).due).toBe(
      '2025-04-28',
    );
  });

  test('before anything has happened nothing has begun', () => {
    expect(computeClock(events, { asOf: '2025-03-02' })).toMatchObject({
      phase: 'notStarted',
      due: null,
      findings: [],
    });
    expect(computeClock([])).toMatchObject({ phase: 'notStarted', startedOn: null });
  });
});

describe('nothing is guessed', () => {
  const crossing = [received('2026-12-10')];

  test('for a year without a notice', () => {
    expect(() => computeClock(crossing)).toThrow(CalendarMissing);
    expect(tryComputeClock(crossing)).toEqual({
      missing: expect.stringMatching(/2027年的节假日安排还没有录入/),
    });
  });

  test('and a notice that an office enters is enough', () => {
    const calendar = workCalendar([
      ...HOLIDAY_CALENDARS,
      { year: 2027, notice: '测试用2027年安排', version: 1, off: [['2027-01-01', '2027-01-03']], work: [] },
    ]);
    expect(computeClock(crossing, { calendar }).due).toBe('2027-01-08');
  });

  test('for a request that is older than the rules', () => {
    expect(() => computeClock([received('2019-05-14')])).toThrow(RulesMissing);
    expect(rulesFor('2019-05-15').answer.workdays).toBe(20);
  });

  test('an old case keeps the rules that it began under', () => {
    const [now] = CLOCK_RULES;
    if (now === undefined) throw new Error('no rules');
    const changed = { ...now, validFrom: '2026-01-01', answer: { workdays: 15, article: '新条例' } };
    const rules = [now, changed];
    expect(computeClock([received('2025-12-31')], { rules }).limit).toBe(20);
    expect(computeClock([received('2026-01-01')], { rules }).limit).toBe(15);
  });
});
