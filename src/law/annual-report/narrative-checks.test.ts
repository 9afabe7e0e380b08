import { describe, expect, test } from 'vitest';
import { ofReadReport } from './checks/checked-report.ts';
import { checkNarrative } from './narrative-checks.ts';
import { readReportOf } from './test/read-reports.ts';

type Changes = Parameters<typeof readReportOf>[0];

const findings = (changes: Changes) => checkNarrative(ofReadReport(readReportOf(changes)), { selfNames: [] });
const found = (changes: Changes, rule: string): string[] =>
  findings(changes)
    .filter((finding) => finding?.rule === rule)
    .map(({ where, quote }) => `${where} ${quote ?? ''}`);

test('a faultless text has no finding, and each finding is one', () => {
  expect(findings({})).toEqual([]);
});

test('a file without text is told once, besides what holds for its publication', () => {
  expect(findings({ parts: [], opening: '' }).map(({ rule, where }) => `${rule} ${where}`)).toContain(
    'X-TEXT report',
  );
});

describe('the opening', () => {
  test('calls the report by another year: that is found', () => {
    const opening = readReportOf().opening.replace(/^/, '现公布青禾镇2022年政府信息公开工作年度报告。');
    expect(found({ opening }, 'AR-STR-3').join()).toContain('2022年政府信息公开工作年度报告');
  });
});

describe('the days of the period', () => {
  const period = '本部分统计数据的期限为2024年1月1日至2024年11月30日。';

  test('are asked for in the opening and in part one', () => {
    expect(found({ opening: `${readReportOf().opening}${period}` }, 'AR-STR-3').join()).toMatch(/^part:0 /);
    expect(found({ text: [`2024年，我镇公开信息54条。${period}`] }, 'AR-STR-3').join()).toMatch(/^part:1 /);
  });

  test('and nowhere else: a survey may have any', () => {
    expect(
      found({ text: ['2024年，我镇公开信息54条。', '', '', '', `问题整改的${period}`] }, 'AR-STR-3'),
    ).toEqual([]);
  });
});

describe('the year after the report’s', () => {
  const text = ['2024年，我镇公开信息54条。2025年共发布信息120条。'];

  test('is found where it tells what was done', () => {
    expect(found({ text }, 'AR-N-11')).toEqual(['part:1 2025年共发布信息120条']);
  });

  test('is after none where the report’s year isn’t known', () => {
    const unknown = { ...readReportOf({ text, title: '年度报告', opening: '', year: null }) };
    const report = { ...ofReadReport(unknown), year: null };
    const all = checkNarrative(report, { selfNames: [] });
    expect(all.filter((finding) => finding?.rule === 'AR-N-11')).toEqual([]);
    expect(all.every((finding) => typeof finding === 'object')).toBe(true);
  });
});
