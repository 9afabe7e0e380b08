import { figuresOf } from '../figures.ts';
import { defaultNarrative } from '../narrative-template.ts';
import { renderNarrative } from '../narrative.ts';
import { type AnnualReport, assembleReport } from '../report-text.ts';
import type { ReportTables } from '../tables.ts';

/** The office whose own reports are made for tests. */
export const OFFICE = {
  name: '示范区青禾镇人民政府',
  selfName: '我镇',
  address: '青禾路1号',
  postcode: '400000',
  phone: '023-00000000',
};

const COUNTERS = {
  news: 54,
  policies: 4,
  notices: 17,
  keyArea: 129,
  budget: 9,
  finalAccounts: 8,
  interpretation: 2,
  channelIssues: 46,
  channelPosts: 151,
  infoFeeNotices: 3,
  infoFeesPaid: 0,
  infoFeesYuan: 0,
};

/** The report on 2024 that the template makes of tables. */
export function ownReportOf(tables: ReportTables, level: AnnualReport['level'] = 'township'): AnnualReport {
  const figures = figuresOf({ year: 2024, agency: OFFICE, counters: COUNTERS, tables });
  const { blocks } = renderNarrative(defaultNarrative(level), figures);
  return assembleReport({
    agencyName: OFFICE.name,
    level,
    year: 2024,
    tables,
    figures,
    publishedOn: null,
    blocks,
  });
}
