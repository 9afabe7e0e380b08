import { expect, test } from 'vitest';
import { inspect, type InspectionFacts } from '../../law/inspection/inspect.ts';
import { reportOf, verdictOf } from './inspection-report.ts';

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

test('a site on which nothing was found isn’t said to be free of vetoes that nobody looked at: each is named', () => {
  const inspection = inspect(FACTS, {});
  const verdict = verdictOf(inspection);
  expect(verdict).toMatch(/^已监测的没有单项否决，扣分指标得 100 分。另有 5 项没有监测/);
  for (const name of ['安全、泄密事故等严重问题', '服务不实用', '新媒体互动回应差'])
    expect(verdict).toContain(name);
  const report = reportOf({ agencyName: '石桥镇', by: '李明', inspection });
  expect(report.opening).toContain(verdict);
  const vetoes = report.sections.find(({ heading }) => heading === '一、单项否决指标');
  expect(JSON.stringify(vetoes?.table.rows)).toContain('系统没有这项记录，请人工检查。');
});

test('a veto is told as one, with those that weren’t looked at beside it', () => {
  const verdict = verdictOf(inspect({ ...FACTS, homeUpdatedOn: null }, {}));
  expect(verdict).toMatch(/^有单项否决指标，按照指标为不合格/);
  expect(verdict).toContain('请人工检查：安全、泄密事故等严重问题；');
});

test('what an office left out isn’t taken for looked at', () => {
  const left = Object.fromEntries(
    ['incidents', 'consultation', 'services', 'media-use', 'media-interaction'].map((id) => [
      id,
      { off: true },
    ]),
  );
  expect(verdictOf(inspect(FACTS, left))).toBe('已监测的没有单项否决，扣分指标得 100 分。');
});
