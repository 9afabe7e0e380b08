import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { STATE_COUNCIL_CALENDAR, addWorkdays } from '../workdays.ts';
import { isAsStrict, laxerThan, type Laxity } from './as-strict.ts';
import { type DisclosureLimit, endOfSpan, spanWords } from './disclosure-limit.ts';
import {
  OBLIGATION_STATUSES,
  OBLIGATION_STATUS_LABELS,
  type ObligationStatus,
  type Settlement,
  countTimeliness,
  obligationStatus,
  worstStatus,
} from './obligation-status.ts';
import { RHYTHMS, periodOf, periodsEndingIn } from './rhythms.ts';
import { periodMetBy } from './settle-periods.ts';
import { DISCLOSURE_RULES, type DisclosureRule, type DisclosureRuleId } from './special-limits.ts';

const day = fc.integer({ min: 0, max: 366 * 30 }).map((offset) => addDays('2010-01-01', offset));

describe('a period', () => {
  test.each([
    ['week', '2026-11-26', '2026-W48', '2026年第48周', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', '2026-W53', '2026年第53周', '2026-12-28', '2027-01-03'],
    ['week', '2024-12-30', '2025-W01', '2025年第1周', '2024-12-30', '2025-01-05'],
    ['month', '2024-02-29', '2024-02', '2024年2月', '2024-02-01', '2024-02-29'],
    ['month', '2026-12-05', '2026-12', '2026年12月', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-Q1', '2026年第一季度', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-04-01', '2026-Q2', '2026年第二季度', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-11-26', '2026-Q4', '2026年第四季度', '2026-10-01', '2026-12-31'],
    ['halfYear', '2026-06-30', '2026-H1', '2026年上半年', '2026-01-01', '2026-06-30'],
    ['halfYear', '2026-07-01', '2026-H2', '2026年下半年', '2026-07-01', '2026-12-31'],
    ['year', '2026-11-26', '2026', '2026年', '2026-01-01', '2026-12-31'],
  ] as const)('of the rhythm %s holds %s: %s', (rhythm, on, key, label, from, to) => {
    expect(periodOf(rhythm, on)).toEqual({ key, label, from, to });
  });

  test('holds its day, and the next begins on the day after it, in the order of their keys', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RHYTHMS), day, (rhythm, on) => {
        const period = periodOf(rhythm, on);
        const next = periodOf(rhythm, addDays(period.to, 1));
        expect(period.from <= on && on <= period.to).toBe(true);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(next.key > period.key).toBe(true);
        expect(periodOf(rhythm, period.from)).toEqual(period);
        expect(periodOf(rhythm, period.to)).toEqual(period);
      }),
    );
  });

  test('is counted where it ends, so a year has twelve months however it is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RHYTHMS), day, fc.integer({ min: 0, max: 364 }), (rhythm, from, cut) => {
        const to = addDays(from, 364);
        const middle = addDays(from, cut);
        const whole = periodsEndingIn(rhythm, from, to);
        expect([
          ...periodsEndingIn(rhythm, from, middle),
          ...periodsEndingIn(rhythm, addDays(middle, 1), to),
        ]).toEqual(whole);
        expect(whole.every((period) => from <= period.to && period.to <= to)).toBe(true);
      }),
    );
    expect(periodsEndingIn('month', '2026-01-01', '2026-12-31')).toHaveLength(12);
    expect(periodsEndingIn('quarter', '2026-01-01', '2026-12-30')).toHaveLength(3);
  });
});

describe('a limit', () => {
  const ends = (id: DisclosureRuleId, from: string): string | null => {
    const { limit } = DISCLOSURE_RULES[id];
    return limit?.kind === 'within' ? endOfSpan(from, limit.span, STATE_COUNCIL_CALENDAR) : null;
  };

  test.each([
    // Twenty working days over the first of May 2025: 4月27日 was worked, 1–5 May were not.
    ['general', '2025-04-21', '2025-05-21'],
    ['governmentBudget', '2025-02-10', '2025-03-02'],
    ['departmentBudget', '2025-03-03', '2025-03-23'],
    ['penaltyRevoked', '2025-04-30', '2025-05-08'],
    ['landLevyNotice', '2025-09-19', '2025-10-16'],
    ['villageMajor', '2025-03-07', '2025-03-12'],
    ['interpretation', '2025-03-07', '2025-03-12'],
  ] as const)('%s from %s ends on %s', (id, from, due) => {
    expect(ends(id, from)).toBe(due);
  });

  test('that only says how long a thing stays posted has no last day of its own', () => {
    const posted = (['consultation', 'landPreNotice', 'landCompensationPlan'] as const).map((id) => {
      const { limit, posting } = DISCLOSURE_RULES[id];
      return [limit, posting === null ? '' : spanWords(posting)];
    });
    expect(posted).toEqual([
      [null, '30日'],
      [null, '10个工作日'],
      [null, '30日'],
    ]);
  });

  test('in working days never ends on a day off, and is never shorter than one in days', () => {
    const worked = fc.integer({ min: 0, max: 365 * 2 + 180 }).map((offset) => addDays('2024-01-01', offset));
    fc.assert(
      fc.property(worked, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const end = endOfSpan(from, { count, unit: 'workday' }, STATE_COUNCIL_CALENDAR);
        expect(STATE_COUNCIL_CALENDAR.isWorkday(end)).toBe(true);
        expect(end).toBe(addWorkdays(from, count));
        expect(end >= endOfSpan(from, { count, unit: 'day' }, STATE_COUNCIL_CALENDAR)).toBe(true);
      }),
    );
  });
});

describe('an obligation', () => {
  const on = { today: '2026-03-10', soonUntil: '2026-03-13' };
  const published = (settledOn: string): Settlement => ({ kind: 'published', on: settledOn });
  test.each<[string, string | null, Settlement | null, ObligationStatus]>([
    ['before its day', '2026-03-14', null, 'open'],
    ['near its day', '2026-03-13', null, 'soon'],
    ['on its day', '2026-03-10', null, 'today'],
    ['after its day', '2026-03-09', null, 'overdue'],
    ['without a day', null, null, 'undated'],
    ['met on its last day', '2026-03-09', published('2026-03-09'), 'published'],
    ['met a day later', '2026-03-09', published('2026-03-10'), 'publishedLate'],
    ['met, while its day is unknown', null, published('2026-03-10'), 'published'],
    ['told to have nothing', '2026-03-09', { kind: 'nil', on: '2026-03-09' }, 'nil'],
    ['told so late', '2026-03-09', { kind: 'nil', on: '2026-03-10' }, 'nilLate'],
    ['waived after its day', '2026-03-09', { kind: 'waived', on: '2026-03-10' }, 'waived'],
  ])('%s', (_, dueOn, settled, status) => {
    expect(obligationStatus({ dueOn, periodTo: null, settled }, on)).toBe(status);
  });

  test.each<[string, string, string, ObligationStatus]>([
    ['before its period ends, and it runs', '2026-03-09', '2026-03-31', 'nilEarly'],
    ['before its period ended', '2026-03-09', '2026-03-10', 'nil'],
    ['on the last day of its period', '2026-03-10', '2026-03-10', 'nil'],
  ])('signed as nothing %s', (_, signedOn, periodTo, status) => {
    const settled = { kind: 'nil', on: signedOn } as const;
    expect(obligationStatus({ dueOn: '2026-04-05', periodTo, settled }, on)).toBe(status);
  });

  test('that is not due yet counts neither for nor against anybody', () => {
    expect(
      countTimeliness(['published', 'nil', 'publishedLate', 'overdue', 'open', 'soon', 'waived']),
    ).toEqual({
      due: 4,
      onTime: 2,
      late: 1,
      missing: 1,
      rate: 0.5,
    });
    expect(countTimeliness(['open', 'today', 'undated']).rate).toBeNull();
  });

  test('that needs somebody most gives several their colour', () => {
    expect(worstStatus(['published', 'overdue', 'soon'])).toBe('overdue');
    expect(worstStatus(['published', 'publishedLate'])).toBe('publishedLate');
    expect(worstStatus([])).toBeNull();
    expect(OBLIGATION_STATUSES.map((status) => OBLIGATION_STATUS_LABELS[status]).every(Boolean)).toBe(true);
  });
});

describe('a limit that an office sets itself', () => {
  const within = (count: number, unit: 'workday' | 'day') =>
    ({ kind: 'within', span: { count, unit } }) as const;
  const every = (rhythm: 'week' | 'month' | 'quarter', count: number) =>
    ({ kind: 'rhythm', every: rhythm, grace: { count, unit: 'workday' } }) as const;
  test.each<[DisclosureLimit | null, DisclosureLimit | null, boolean]>([
    [within(20, 'workday'), within(20, 'workday'), true],
    [within(21, 'workday'), within(20, 'workday'), false],
    [within(5, 'workday'), within(20, 'workday'), true],
    [within(20, 'day'), within(20, 'workday'), true],
    [within(21, 'day'), within(20, 'workday'), false],
    // Twenty days may be fewer than fifteen working days.
    [within(15, 'workday'), within(20, 'day'), false],
    [within(0, 'workday'), within(20, 'day'), true],
    [every('month', 5), every('quarter', 10), true],
    [every('quarter', 5), every('month', 10), false],
    [every('month', 11), every('month', 10), false],
    [every('week', 0), within(20, 'workday'), false],
    [within(5, 'workday'), every('week', 0), false],
    [null, within(20, 'workday'), true],
    [within(0, 'day'), null, true],
    [within(1, 'day'), null, false],
  ])('%j keeps %j: %s', (limit, law, kept) => {
    expect(isAsStrict(limit, law)).toBe(kept);
  });
});

describe('a rule that a law sets', () => {
  const { general, governmentBudget, consultation, landPreNotice, villageAccounts } = DISCLOSURE_RULES;
  test.each<[string, DisclosureRule | null, DisclosureRule, Laxity | null]>([
    ['the law itself', consultation, consultation, null],
    ['a longer posting', { ...consultation, posting: { count: 31, unit: 'day' } }, consultation, null],
    [
      'as many working days of posting',
      { ...consultation, posting: { count: 30, unit: 'workday' } },
      consultation,
      null,
    ],
    ['a shorter posting', { ...consultation, posting: { count: 29, unit: 'day' } }, consultation, 'posting'],
    ['no posting', { ...consultation, posting: null }, consultation, 'posting'],
    [
      'as many days of posting as the law has working days',
      { ...landPreNotice, posting: { count: 14, unit: 'day' } },
      landPreNotice,
      'posting',
    ],
    [
      'a posting that the law doesn’t ask for',
      { ...general, posting: { count: 3, unit: 'day' } },
      general,
      null,
    ],
    ['a later beginning', { ...governmentBudget, trigger: 'adopted' }, governmentBudget, 'trigger'],
    ['another beginning', { ...general, trigger: 'happened' }, general, 'trigger'],
    [
      'a shorter limit from another beginning',
      { ...general, trigger: 'happened', limit: { kind: 'within', span: { count: 1, unit: 'day' } } },
      general,
      'trigger',
    ],
    [
      'a beginning where periods go by the calendar',
      { ...villageAccounts, trigger: 'formed' },
      villageAccounts,
      null,
    ],
    ['nothing counted', null, general, 'uncounted'],
    ['a mere custom', { ...general, standing: 'guidance' }, general, 'uncounted'],
    [
      'a longer limit',
      { ...general, limit: { kind: 'within', span: { count: 21, unit: 'workday' } } },
      general,
      'limit',
    ],
  ])('against %s', (_, rule, law, laxity) => {
    expect(laxerThan(rule, law)).toBe(laxity);
  });
});

describe('of the open periods a publication meets', () => {
  const october = { id: 'October', from: '2026-10-01' };
  const november = { id: 'November', from: '2026-11-01' };
  const both = [november, october];
  test.each<[string, readonly (typeof october)[], string, string | null, string | null]>([
    ['the oldest, for who is behind makes good that first', both, '2026-11-20', '2026-11-20', 'October'],
    ['the one before, written after its end', both, '2026-11-05', '2026-11-03', 'October'],
    ['the one before, written in it and out after it', both, '2026-11-05', '2026-10-31', 'October'],
    ['its own, once the one before is met', [november], '2026-11-05', '2026-11-01', 'November'],
    ['none that began after it was written', [november], '2026-11-05', '2026-10-31', null],
    ['none that hasn’t begun', [november], '2026-10-31', null, null],
    ['the one in which it came out, where it bears no day', [november], '2026-11-01', null, 'November'],
    ['none by a day that is still to come', [november], '2026-10-31', '2026-11-01', null],
  ])('%s', (_, open, publishedOn, writtenOn, met) => {
    expect(periodMetBy(open, { publishedOn, writtenOn })?.id ?? null).toBe(met);
  });
});
