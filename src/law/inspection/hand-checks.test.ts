import { describe, expect, test } from 'vitest';
import {
  awaitsHand,
  handCheckFaults,
  judge,
  outcomesFor,
  settle,
  type Conclusion,
  type HandCheck,
  type JudgedCheck,
} from './hand-checks.ts';
import { INDICATORS, indicatorsFor } from './indicators.ts';
import type { IndicatorResult } from './inspect.ts';

const BLANK: HandCheck = { outcome: 'fine', words: '', addresses: [], places: 0, refuted: 0, refutedWhy: '' };
const FINE = BLANK;
const NOTED: HandCheck = { ...BLANK, outcome: 'noted', words: '已经通知' };
const ELSEWHERE: HandCheck = { ...BLANK, outcome: 'inapplicable', words: '由县级门户网站统一提供' };

function found(places = 1): HandCheck {
  return { ...BLANK, outcome: 'found', words: '打不开', places };
}

function refuted(count: number): HandCheck {
  return { ...BLANK, outcome: 'noted', refuted: count, refutedWhy: '实际能打开' };
}

/** A result as it was measured: in a state, with so many places. */
function measured(id: string, state: IndicatorResult['state'], places = 0, deducted = 0): IndicatorResult {
  const indicator = indicatorsFor({}).find((one) => one.id === id);
  if (indicator === undefined) throw new Error(id);
  return {
    indicator,
    state,
    places: Array.from({ length: places }, (_, index) => ({ what: `第${index + 1}处`, href: '' })),
    finding: '',
    deducted,
  };
}

describe('an indicator, measured and by hand taken together', () => {
  test.each<[string, IndicatorResult, HandCheck | undefined, ReturnType<typeof judge>]>([
    [
      'what nobody looked at stays unknown',
      measured('services', 'unknown'),
      undefined,
      { state: 'unknown', deducted: 0 },
    ],
    [
      'nothing found by hand is nothing found',
      measured('services', 'unknown'),
      FINE,
      { state: 'fine', deducted: 0 },
    ],
    ['found by hand is found', measured('services', 'unknown'), found(), { state: 'found', deducted: 0 }],
    [
      '不适用 is said as such',
      measured('services', 'unknown'),
      ELSEWHERE,
      { state: 'inapplicable', deducted: 0 },
    ],
    ['a note changes nothing', measured('links', 'found', 3, 1.5), NOTED, { state: 'found', deducted: 1.5 }],
    [
      'nothing more found by hand leaves what was measured',
      measured('links', 'found', 3, 1.5),
      FINE,
      { state: 'found', deducted: 1.5 },
    ],
    [
      'what the program didn’t see is added',
      measured('links', 'found', 3, 1.5),
      found(2),
      { state: 'found', deducted: 2.5 },
    ],
    [
      'and stops at the most that is taken off',
      measured('links', 'found', 3, 1.5),
      found(90),
      { state: 'found', deducted: 10 },
    ],
    [
      'what is refuted in part takes less off',
      measured('links', 'found', 3, 1.5),
      refuted(2),
      { state: 'found', deducted: 0.5 },
    ],
    [
      'what is refuted as a whole takes nothing off',
      measured('links', 'found', 3, 1.5),
      refuted(3),
      { state: 'fine', deducted: 0 },
    ],
    [
      'a finding without places is refuted as one',
      measured('access', 'found'),
      refuted(1),
      { state: 'fine', deducted: 0 },
    ],
    [
      'what is found beside what is refuted counts',
      measured('links', 'found', 3, 1.5),
      { ...found(1), refuted: 3, refutedWhy: '实际能打开' },
      { state: 'found', deducted: 0.5 },
    ],
    [
      'four blank columns and one more by hand are five',
      measured('blank', 'fine', 4),
      found(1),
      { state: 'found', deducted: 0 },
    ],
    ['three and one are not yet', measured('blank', 'fine', 3), found(1), { state: 'fine', deducted: 0 }],
    [
      'five of which one isn’t so are four',
      measured('blank', 'found', 5),
      refuted(1),
      { state: 'fine', deducted: 0 },
    ],
    [
      'one place by hand where nothing was measured to be wrong',
      measured('policies', 'fine'),
      found(1),
      { state: 'found', deducted: 5 },
    ],
  ])('%s', (_name, result, check, judged) => {
    expect(judge(result, check)).toEqual(judged);
  });
});

/** Everything fine that a program measures; what it doesn't measure, unknown. */
const UNMEASURED = ['incidents', 'consultation', 'services', 'media-use', 'media-interaction'];
const AWAITED = [...UNMEASURED, 'replies', 'answers'];
const RESULTS = INDICATORS.map(({ id }) => measured(id, UNMEASURED.includes(id) ? 'unknown' : 'fine'));

function without(id: string, instead: IndicatorResult): IndicatorResult[] {
  return RESULTS.map((result) => (result.indicator.id === id ? instead : result));
}

const ALL_FINE: readonly [string, HandCheck][] = AWAITED.map((id) => [id, FINE]);
const LINKS = measured('links', 'found', 30, 10);

describe('the conclusion', () => {
  test.each<[string, IndicatorResult[], readonly [string, HandCheck][], Conclusion, number, number]>([
    ['waits while nobody has looked', RESULTS, [], 'pending', 7, 100],
    ['waits while one is left', RESULTS, ALL_FINE.slice(1), 'pending', 1, 100],
    ['is 合格 when everything was looked at and nothing found', RESULTS, ALL_FINE, 'passed', 0, 100],
    [
      'is 合格 where what doesn’t apply is said to',
      RESULTS,
      [...ALL_FINE, ['services', ELSEWHERE]],
      'passed',
      0,
      100,
    ],
    [
      'is 不合格 by a veto that was measured',
      without('home', measured('home', 'found', 1)),
      [],
      'failed',
      7,
      100,
    ],
    [
      'is 不合格 by a veto found by hand, whatever is left',
      RESULTS,
      [['incidents', found()]],
      'failed',
      6,
      100,
    ],
    [
      'is 合格 again when the measured veto is refuted',
      without('home', measured('home', 'found', 1)),
      [...ALL_FINE, ['home', refuted(1)]],
      'passed',
      0,
      100,
    ],
    ['isn’t 合格 by a note alone', RESULTS, [...ALL_FINE, ['replies', NOTED]], 'pending', 1, 100],
    [
      'is 合格 with points taken off',
      without('links', LINKS),
      [...ALL_FINE, ['wording', found(4)]],
      'passed',
      0,
      88,
    ],
    [
      'waits for an alert too, though it takes nothing off',
      without('personal', measured('personal', 'unknown')),
      ALL_FINE,
      'pending',
      1,
      100,
    ],
  ])('%s', (_name, results, checks, conclusion, awaiting, score) => {
    expect(settle(results, new Map(checks))).toMatchObject({ conclusion, awaiting, score });
  });

  test('a score of sixty passes, one below it fails', () => {
    const heavy = (most: number) =>
      without('links', {
        ...LINKS,
        indicator: { ...LINKS.indicator, weight: { each: 50, most } },
        deducted: most,
      });
    expect(settle(heavy(40), new Map(ALL_FINE))).toMatchObject({ conclusion: 'passed', score: 60 });
    expect(settle(heavy(40.1), new Map(ALL_FINE))).toMatchObject({ conclusion: 'failed', score: 59.9 });
  });

  test('what was judged when it was recorded stands before what the rules would say now', () => {
    const checks = new Map<string, JudgedCheck>(ALL_FINE);
    const judged = { state: 'found', deducted: 0 } as const;
    expect(settle(RESULTS, checks.set('services', { ...FINE, judged })).conclusion).toBe('failed');
  });
});

test('what is measured in part is looked at by hand too, whatever was measured', () => {
  for (const state of ['fine', 'found'] as const) {
    expect(awaitsHand(measured('replies', state), undefined)).toBe(true);
    expect(awaitsHand(measured('replies', state), FINE)).toBe(false);
    expect(awaitsHand(measured('home', state), undefined)).toBe(false);
  }
});

describe('what may be said', () => {
  test('不适用 only of what a site may do without, and never of what was measured', () => {
    expect(outcomesFor(measured('services', 'unknown'))).toContain('inapplicable');
    expect(outcomesFor(measured('incidents', 'unknown'))).not.toContain('inapplicable');
    expect(outcomesFor(measured('media', 'found', 1))).toEqual(['noted', 'fine', 'found']);
  });

  test.each<[string, IndicatorResult, HandCheck, string[]]>([
    ['nothing found', measured('services', 'unknown'), FINE, []],
    ['incidents as 不适用', measured('incidents', 'unknown'), ELSEWHERE, ['outcome']],
    ['a note where nothing was measured', measured('services', 'unknown'), NOTED, ['outcome']],
    ['found without words', measured('services', 'unknown'), { ...found(), words: '' }, ['words']],
    ['found nowhere', measured('services', 'unknown'), found(0), ['places']],
    [
      'fewer places than addresses',
      measured('links', 'fine'),
      { ...found(1), addresses: ['/a/', '/b/'] },
      ['places'],
    ],
    ['places of nothing', measured('links', 'fine'), { ...FINE, places: 1 }, ['places']],
    ['addresses of nothing', measured('links', 'fine'), { ...FINE, addresses: ['/a/'] }, ['addresses']],
    ['不适用 without a reason', measured('services', 'unknown'), { ...ELSEWHERE, words: '' }, ['words']],
    ['an empty note', measured('links', 'fine'), { ...NOTED, words: '' }, ['words']],
    ['a refutation without a note', measured('links', 'found', 3), refuted(3), []],
    ['a refutation of more than was found', measured('links', 'found', 3), refuted(4), ['refuted']],
    ['a refutation of nothing', measured('links', 'fine'), refuted(1), ['refuted']],
    [
      'a refutation without a reason',
      measured('links', 'found', 3),
      { ...NOTED, refuted: 1 },
      ['refutedWhy'],
    ],
    [
      'a reason without a refutation',
      measured('links', 'found', 3),
      { ...NOTED, refutedWhy: '实际能打开' },
      ['refuted'],
    ],
  ])('%s', (_name, result, check, fields) => {
    expect(handCheckFaults(result, check).map(({ field }) => field)).toEqual(fields);
  });
});
