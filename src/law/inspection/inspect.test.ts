import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { INDICATORS, indicatorsFor } from './indicators.ts';
import { inspect, type InspectedColumn, type InspectionFacts } from './inspect.ts';

const DAY = '2024-06-30';

const FINE: InspectionFacts = {
  day: DAY,
  visits: { made: 168, failed: 0, days: 7 },
  homeUpdatedOn: DAY,
  columns: [],
  openReports: [],
  missingInterpretations: [],
  deadLinks: [],
  wording: [],
  personal: [],
  missingAtFoot: [],
  media: [],
};

function ago(days: number): string {
  return addDays(DAY, -days);
}

function columns(count: number, over: Partial<InspectedColumn>): InspectedColumn[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `栏目${index + 1}`,
    href: `/c${index + 1}/`,
    sort: 'other' as const,
    cycleDays: null,
    updatedOn: DAY,
    ...over,
  }));
}

const PLACE = { what: '一处', href: '/a/' };

describe('each indicator is silent the day before, and speaks on its day', () => {
  test.each<[string, Partial<InspectionFacts>, Partial<InspectionFacts>]>([
    ['access', { visits: { made: 200, failed: 9, days: 7 } }, { visits: { made: 200, failed: 10, days: 7 } }],
    ['home', { homeUpdatedOn: ago(13) }, { homeUpdatedOn: ago(14) }],
    [
      'columns',
      {
        columns: [
          ...columns(4, { sort: 'news', updatedOn: ago(14) }),
          ...columns(1, { sort: 'policy', updatedOn: ago(182) }),
        ],
      },
      {
        columns: [
          ...columns(4, { sort: 'news', updatedOn: ago(14) }),
          ...columns(1, { sort: 'policy', updatedOn: ago(183) }),
        ],
      },
    ],
    [
      'long',
      { columns: columns(10, { cycleDays: 365, updatedOn: ago(364) }) },
      { columns: columns(10, { cycleDays: 365, updatedOn: ago(365) }) },
    ],
    [
      'long',
      { columns: columns(9, { cycleDays: 30, updatedOn: ago(30) }) },
      { columns: columns(10, { cycleDays: 30, updatedOn: ago(30) }) },
    ],
    ['blank', { columns: columns(4, { updatedOn: null }) }, { columns: columns(5, { updatedOn: null }) }],
    [
      'replies',
      { openReports: [{ number: 'JC1', receivedOn: ago(90), dueOn: ago(83) }] },
      { openReports: [{ number: 'JC1', receivedOn: ago(91), dueOn: ago(84) }] },
    ],
    [
      'media',
      { media: [{ name: '微信', updatedOn: ago(13) }] },
      { media: [{ name: '微信', updatedOn: ago(14) }] },
    ],
    [
      'media-soon',
      { media: [{ name: '微信', updatedOn: ago(9) }] },
      { media: [{ name: '微信', updatedOn: ago(10) }] },
    ],
    [
      'policies',
      { columns: columns(1, { sort: 'policy', updatedOn: ago(182) }) },
      { columns: columns(1, { sort: 'policy', updatedOn: ago(183) }) },
    ],
    [
      'answers',
      { openReports: [{ number: 'JC1', receivedOn: ago(5), dueOn: DAY }] },
      { openReports: [{ number: 'JC1', receivedOn: ago(5), dueOn: ago(1) }] },
    ],
    ['interpretations', {}, { missingInterpretations: [PLACE] }],
    ['links', {}, { deadLinks: [PLACE] }],
    ['wording', {}, { wording: [PLACE] }],
    ['personal', {}, { personal: [PLACE] }],
    ['foot', {}, { missingAtFoot: ['网站标识码'] }],
  ])('%s', (id, silent, speaking) => {
    const stateOf = (facts: Partial<InspectionFacts>) =>
      inspect({ ...FINE, ...facts }, {}).results.find(({ indicator }) => indicator.id === id)?.state;
    expect(stateOf(silent)).toBe('fine');
    expect(stateOf(speaking)).toBe('found');
  });
});

/** 单项否决 that no program measures. */
const BY_HAND = ['incidents', 'consultation', 'services', 'media-use', 'media-interaction'];

test('with nothing wrong all that is measured is fine, nothing is taken off, and vetoes that no program measures aren’t passed over', () => {
  const { results, vetoed, score } = inspect(FINE, {});
  expect(results.map(({ indicator }) => indicator.id)).toEqual(INDICATORS.map(({ id }) => id));
  const others = results.filter(({ state }) => state !== 'fine');
  expect(
    others.map(({ indicator, state, finding }) => [indicator.id, indicator.effect, state, finding]),
  ).toEqual(BY_HAND.map((id) => [id, 'veto', 'unknown', '系统没有这项记录，请人工检查。']));
  expect({ vetoed, score }).toEqual({ vetoed: false, score: 100 });
});

test('what isn’t measured is said to be so, and takes nothing off', () => {
  const { results, score } = inspect(
    { ...FINE, visits: null, deadLinks: null, wording: null, personal: null },
    {},
  );
  const unknown = results.filter(({ state }) => state === 'unknown').map(({ indicator }) => indicator.id);
  expect(unknown.filter((id) => !BY_HAND.includes(id))).toEqual(['access', 'links', 'wording', 'personal']);
  expect(score).toBe(100);
});

test('deductions stop at their most, and a veto is told beside the score', () => {
  const { score, vetoed } = inspect(
    { ...FINE, deadLinks: Array.from({ length: 30 }, () => PLACE), homeUpdatedOn: null },
    {},
  );
  expect({ score, vetoed }).toEqual({ score: 90, vetoed: true });
});

test('an office sets its own numbers, and its rule says them', () => {
  const settings = { home: { thresholds: { days: 7 } }, links: { each: 1 }, media: { off: true } };
  const facts = {
    ...FINE,
    homeUpdatedOn: ago(7),
    deadLinks: [PLACE],
    media: [{ name: '微信', updatedOn: ago(90) }],
  };
  const { vetoed, score, results } = inspect(facts, settings);
  expect({ vetoed, score }).toEqual({ vetoed: true, score: 99 });
  expect(results.some(({ indicator }) => indicator.id === 'media')).toBe(false);
  expect(indicatorsFor(settings).find(({ id }) => id === 'home')?.sentence).toBe('首页 7 天没有信息更新。');
});

test('of messages it is said that reports of pages are all that was looked at', () => {
  const { results } = inspect(
    { ...FINE, openReports: [{ number: 'JC1', receivedOn: ago(91), dueOn: ago(84) }] },
    {},
  );
  for (const id of ['replies', 'answers']) {
    const result = results.find(({ indicator }) => indicator.id === id);
    expect(result?.indicator.sentence).toContain('系统只监测网页纠错');
    expect(result?.finding).toContain('网页纠错 1 个');
  }
});

test('a column that only a change brings something new to is never too old', () => {
  const { results } = inspect({ ...FINE, columns: columns(20, { updatedOn: ago(3_000) }) }, {});
  expect(results.find(({ indicator }) => indicator.id === 'long')).toMatchObject({
    state: 'fine',
    places: [],
  });
});
