import { describe, expect, test } from 'vitest';
import { countRecords } from '../../src/law/annual-report/classify.ts';
import { computeTables } from '../../src/law/annual-report/compute.ts';
import { type ReportCounters, figuresOf } from '../../src/law/annual-report/figures.ts';
import { defaultNarrative } from '../../src/law/annual-report/narrative-template.ts';
import { renderNarrative } from '../../src/law/annual-report/narrative.ts';
import { type AnnualReport, assembleReport } from '../../src/law/annual-report/report-text.ts';
import type { AgencyLevel } from '../../src/law/annual-report/ties.ts';
import { validateAnnualReport } from '../../src/law/annual-report/validate.ts';
import { yearOf } from '../../src/law/dates.ts';
import type { DocumentKind } from '../../src/law/document-kinds.ts';
import { DEMO_YEAR } from './demo-year.ts';
import { kindsOf } from './node-kinds.ts';
import type { DemoAgency, DemoOffice } from './types.ts';

const YEAR = DEMO_YEAR.year;

function countersOf(office: DemoOffice): ReportCounters {
  const kinds = kindsOf(office);
  const count = (kind: DocumentKind): number =>
    office.documents.filter(
      ({ nodeKey, publishOn }) => kinds.get(nodeKey) === kind && yearOf(publishOn) === YEAR,
    ).length;
  const issues = office.channels.flatMap((channel) => channel.issues);
  return {
    news: count('news'),
    policies: count('policy') + count('normative'),
    notices: count('notice'),
    keyArea: count('keyArea'),
    budget: count('budget'),
    finalAccounts: count('finalAccounts'),
    interpretation: count('interpretation'),
    channelIssues: issues.length,
    channelPosts: issues.flatMap(({ posts }) => posts).length,
    infoFeeNotices: 0,
    infoFeesPaid: 0,
    infoFeesYuan: 0,
  };
}

/** The report that the product would make of the office's records and the demo's own words. */
function reportOf(
  slug: string,
  level: AgencyLevel,
): { report: AnnualReport; agency: DemoAgency; office: DemoOffice } {
  const agency = DEMO_YEAR.agencies.find((one) => one.slug === slug);
  const office = DEMO_YEAR.offices.find((one) => one.slug === slug);
  if (agency === undefined || office === undefined) throw new Error(`no office ${slug}`);
  const tables = computeTables(
    countRecords(
      {
        ...office,
        fees: office.fees.map(({ collectedOn, amountWan }) => ({ collectedOn, amount: amountWan })),
        disputes: office.disputes.map((dispute) => ({ ...dispute, originalActor: true })),
      },
      YEAR,
    ),
  );
  const figures = figuresOf({ year: YEAR, agency, counters: countersOf(office), tables });
  const own = new Map(office.reportTexts.map(({ block, text }) => [block, text]));
  const template = defaultNarrative(level).map((block) => ({
    ...block,
    text: own.get(block.id) ?? block.text,
  }));
  const { blocks, problems } = renderNarrative(template, figures);
  expect(problems).toEqual([]);
  const report = assembleReport({
    agencyName: agency.name,
    level,
    year: YEAR,
    tables,
    figures,
    publishedOn: '2025-01-20',
    blocks,
  });
  return { report, agency, office };
}

describe('the annual report made of the demo', () => {
  test.each([
    ['sanjiao', 'township'],
    ['gonggongkongjian', 'department'],
  ] as const)('of %s has no fault', (slug, level) => {
    const { report, agency, office } = reportOf(slug, level);
    const findings = validateAnnualReport(report, {
      agency: {
        selfName: agency.selfName,
        phones: [agency.phone],
        applicantNames: office.requests.map(({ applicantName }) => applicantName),
      },
    });
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('of the town says what the published one says', () => {
    const { report } = reportOf('sanjiao', 'township');
    const text = report.parts.map((part) => part.text).join('\n');
    expect(text).toContain(
      '政府工作动态54条、政策文件4条、公示公告17条、重点领域公示129条、财政预算9条、财政决算9条',
    );
    expect(text).toContain('46期151篇');
    expect(text).toContain('未收到政府信息公开申请');
  });

  test('of the bureau says rightly that nothing was corrected', () => {
    const { report } = reportOf('gonggongkongjian', 'department');
    const { review, direct, afterReview } = report.tables.table4;
    expect(report.parts[0]?.text).toContain('审结的均未被纠正');
    expect(review.corrected + direct.corrected + afterReview.corrected).toBe(0);
  });

  test('of the bureau and the town are not the same text', () => {
    const problems = ['sanjiao', 'gonggongkongjian'].map(
      (slug) => reportOf(slug, slug === 'sanjiao' ? 'township' : 'department').report.parts[4]?.text,
    );
    expect(new Set(problems).size).toBe(2);
  });
});
