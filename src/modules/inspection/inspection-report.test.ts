import { expect, test } from 'vitest';
import {
  awaitsHand,
  judge,
  settle,
  type HandCheck,
  type JudgedCheck,
} from '../../law/inspection/hand-checks.ts';
import { inspect, type InspectionFacts } from '../../law/inspection/inspect.ts';
import type { InspectionSettings } from '../../law/inspection/indicators.ts';
import { reportOf } from './inspection-report.ts';
import { verdictOf } from './inspection-words.ts';
import type { KeptInspection } from './kept-inspection.ts';

const FACTS: InspectionFacts = {
  day: '2024-06-30',
  visits: { made: 168, failed: 0, days: 7 },
  homeUpdatedOn: '2024-06-30',
  columns: [],
  openReports: [],
  missingInterpretations: [],
  deadLinks: [],
  wording: [],
  personal: [],
  missingAtFoot: [],
  media: [],
};

const FINE: HandCheck = { outcome: 'fine', words: '', addresses: [], places: 0, refuted: 0, refutedWhy: '' };
const FOUND: HandCheck = { ...FINE, outcome: 'found', words: '办事指南缺少要素', places: 5 };
const UNMEASURED = ['incidents', 'consultation', 'services', 'media-use', 'media-interaction'];
const AWAITED = [...UNMEASURED, 'replies', 'answers'];

function kept(
  facts: Partial<InspectionFacts>,
  checks: Readonly<Record<string, HandCheck>> = {},
  settings: InspectionSettings = {},
): KeptInspection {
  const { results } = inspect({ ...FACTS, ...facts }, settings);
  const lines = results.map((result) => {
    const check = checks[result.indicator.id];
    const judged = judge(result, check);
    const one = check && {
      ...check,
      seq: 1,
      indicatorId: result.indicator.id,
      checkedBy: '王芳',
      checkedOn: '2024-06-29',
      correction: '',
      by: '李明',
      byAccount: '018f0000-0000-7000-8000-000000000001',
      at: new Date('2024-06-30T02:00:00Z'),
      judged,
    };
    return {
      result,
      check: one ?? null,
      checks: one ? [one] : [],
      judged,
      awaited: awaitsHand(result, check),
    };
  });
  return {
    id: '',
    agencyId: '',
    agencyName: '石桥镇',
    day: FACTS.day,
    by: '李明',
    judgedThen: true,
    lines,
    settled: settle(results, new Map<string, JudgedCheck>(Object.entries(checks))),
  };
}

const ALL_FINE = Object.fromEntries(AWAITED.map((id) => [id, FINE]));

function wordsOf(of: KeptInspection, heading: string): string {
  const section = reportOf(of).sections.find((one) => one.heading.endsWith(heading));
  return JSON.stringify(section?.table.rows.map((row) => row.map(({ text }) => text)));
}

test('a site on which nothing was found isn’t said to be free of vetoes that nobody looked at: each is named', () => {
  const verdict = verdictOf(kept({}));
  expect(verdict).toMatch(
    /^待人工检查：已检查的没有单项否决，还不能下结论。\n扣分指标得 100 分。\n还需要人工检查 7 项/,
  );
  for (const name of ['安全、泄密事故等严重问题', '服务不实用', '新媒体互动回应差', '留言没有回应'])
    expect(verdict).toContain(name);
  expect(wordsOf(kept({}), '检查结论')).toContain(JSON.stringify(verdict).slice(1, -1));
  expect(wordsOf(kept({}), '单项否决指标')).toContain('系统没有这项记录，请人工检查。');
});

test('a veto is told as one, with those that weren’t looked at beside it', () => {
  const verdict = verdictOf(kept({ homeUpdatedOn: null }));
  expect(verdict).toMatch(/^不合格：有单项否决指标（首页不更新），按照指标为不合格。/);
  expect(verdict).toContain('还需要人工检查 7 项：安全、泄密事故等严重问题；');
});

test('what an office left out isn’t taken for looked at', () => {
  const off = Object.fromEntries(AWAITED.map((id) => [id, { off: true }]));
  expect(verdictOf(kept({}, {}, off))).toBe('合格：没有单项否决，按照指标为合格。\n扣分指标得 100 分。');
});

test('looked at by hand, a site passes, and what a person looked at is said', () => {
  expect(verdictOf(kept({}, ALL_FINE))).toMatch(
    /^合格：没有单项否决，按照指标为合格。\n扣分指标得 100 分。\n已人工检查 7 项：安全、泄密事故等严重问题；/,
  );
});

test('a veto that a person found is told as found by hand', () => {
  expect(verdictOf(kept({}, { ...ALL_FINE, services: FOUND }))).toContain(
    '有单项否决指标（服务不实用，人工检查发现）',
  );
});

test('what a person adds and refutes is told with its points', () => {
  const place = (what: string) => ({ what, href: '/a/' });
  const facts = { deadLinks: [place('甲'), place('乙'), place('丙')] };
  const more = { ...ALL_FINE, links: { ...FOUND, places: 2 } };
  expect(verdictOf(kept(facts, more))).toContain('扣分指标得 97.5 分，其中人工检查多扣 1 分。');
  const less = { ...ALL_FINE, links: { ...FINE, refuted: 3, refutedWhy: '实际能打开' } };
  expect(verdictOf(kept(facts, less))).toContain('扣分指标得 100 分，人工核实后少扣 1.5 分。');
  expect(verdictOf(kept(facts, less))).toContain('系统发现、人工核实不属实的 1 项：错链、断链。');
  const row = wordsOf(kept(facts, less), '扣分指标');
  expect(row).toContain('有问题。错链、断链 3 个。');
  expect(row).toContain('系统发现的已核实 3 处不属实：实际能打开');
});

test('the sheet names who looked, on which day, and where something was found', () => {
  const services = { ...FOUND, addresses: ['/a/', 'https://www.example.gov.cn/b/'] };
  const report = kept({}, { ...ALL_FINE, services });
  expect(wordsOf(report, '单项否决指标')).toContain(
    '发现问题 5 处：办事指南缺少要素\\n检查人：王芳，2024年6月29日。',
  );
  const places = wordsOf(report, '问题清单');
  for (const said of [
    '办事指南缺少要素（共 5 处）',
    '/a/',
    'https://www.example.gov.cn/b/',
    '人工检查（王芳）',
  ])
    expect(places).toContain(said);
  expect(wordsOf(report, '人工检查记录')).toContain('李明\\n2024年6月30日');
});
