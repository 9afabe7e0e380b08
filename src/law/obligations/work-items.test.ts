import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY_AREAS } from '../catalogue/key-areas.ts';
import { addDays } from '../dates.ts';
import { STATE_COUNCIL_CALENDAR } from '../workdays.ts';
import { dueOfPeriod, dueOfTrigger, isPeriodic, periodsBegun, postedUntil } from './born-duties.ts';
import { DISCLOSURE_RULES } from './special-limits.ts';
import { WORK_KINDS, type WorkKind, stagesAfter } from './work-items.ts';

const calendar = STATE_COUNCIL_CALENDAR;
const kinds = Object.entries<WorkKind>(WORK_KINDS);

describe('a kind of work', () => {
  test.each(kinds)('%s has stages and duties that can be told apart, and a field that exists', (_, kind) => {
    const stages = kind.stages.map(({ key }) => key);
    expect(new Set(stages).size).toBe(stages.length);
    for (const { duties } of kind.stages) {
      expect(duties.length).toBeGreaterThan(0);
      expect(new Set(duties.map(({ key }) => key)).size).toBe(duties.length);
    }
    expect(kind.keyArea === null || KEY_AREAS.some(({ slug }) => slug === kind.keyArea)).toBe(true);
  });

  test('goes forward through its stages, and may pass one over', () => {
    const keys = (current: string | null) => stagesAfter('landLevy', current).map(({ key }) => key);
    expect(keys(null)).toEqual(['preNotice', 'survey', 'plan', 'levy', 'payment']);
    expect(keys('plan')).toEqual(['levy', 'payment']);
    expect(keys('payment')).toEqual([]);
    expect(() => keys('unheardOf')).toThrow(RangeError);
  });
});

describe('what a stage makes due', () => {
  const due = (kind: WorkKind, stage: string, on: string): [string, string | null][] =>
    (kind.stages.find(({ key }) => key === stage)?.duties ?? []).map(({ key, rule }) => [
      key,
      isPeriodic(rule.limit) ? null : dueOfTrigger(rule.limit, on, calendar),
    ]);

  test.each<[WorkKind, string, string, [string, string | null][]]>([
    [WORK_KINDS.budget, 'approved', '2026-02-10', [['budget', '2026-03-02']]],
    [WORK_KINDS.landLevy, 'preNotice', '2026-03-02', [['preNotice', '2026-03-02']]],
    [WORK_KINDS.landLevy, 'levy', '2026-03-02', [['levy', '2026-03-23']]],
    [
      WORK_KINDS.decision,
      'adopted',
      '2026-03-02',
      [
        ['decision', '2026-03-30'],
        ['interpretation', '2026-03-05'],
      ],
    ],
    [
      WORK_KINDS.construction,
      'building',
      '2026-03-02',
      [
        ['participants', '2026-03-30'],
        ['progress', null],
      ],
    ],
  ])('%#', (kind, stage, on, expected) => {
    expect(due(kind, stage, on)).toEqual(expected);
  });

  test('that is posted may come down after its days, the first and the last not cut short', () => {
    expect(postedUntil(DISCLOSURE_RULES.consultation, '2026-03-01', calendar)).toBe('2026-04-01');
    expect(postedUntil(DISCLOSURE_RULES.landPreNotice, '2026-03-02', calendar)).toBe('2026-03-17');
    expect(postedUntil(DISCLOSURE_RULES.general, '2026-03-02', calendar)).toBeNull();
  });
});

describe('what goes by periods', () => {
  const grace = { count: 20, unit: 'day' } as const;
  const quarterly = { kind: 'ongoing', every: 'quarter', grace } as const;
  const begun = (since: string, today: string, endedOn: string | null = null) =>
    periodsBegun('quarter', since, { today, endedOn });
  const keys = (...days: Parameters<typeof begun>) => begun(...days).map(({ key }) => key);

  test('is due from the period in which it began to the one that runs', () => {
    expect(keys('2026-02-15', '2026-02-15')).toEqual(['2026-Q1']);
    expect(keys('2026-02-15', '2026-07-01')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(keys('2026-02-15', '2026-02-14')).toEqual([]);
  });

  test('is due so long after the period’s last day', () => {
    const [first] = begun('2026-02-15', '2026-02-15');
    expect(first && dueOfPeriod(quarterly, first, calendar)).toBe('2026-04-20');
  });

  test('ends with the stage, whose last period is still told', () => {
    expect(keys('2026-02-15', '2026-12-01', '2026-05-02')).toEqual(['2026-Q1', '2026-Q2']);
    expect(keys('2026-02-15', '2026-03-01', '2026-05-02')).toEqual(['2026-Q1']);
  });

  test('never takes away what was due, however far the days go on', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2024-01-01', offset));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 400 }), (since, today, more) => {
        const now = begun(since, today);
        expect(begun(since, addDays(today, more)).slice(0, now.length)).toEqual(now);
      }),
    );
  });

  test('is told apart from what is due once', () => {
    expect(isPeriodic(quarterly)).toBe(true);
    expect(isPeriodic(DISCLOSURE_RULES.general.limit)).toBe(false);
    expect(isPeriodic(DISCLOSURE_RULES.consultation.limit)).toBe(false);
  });
});
