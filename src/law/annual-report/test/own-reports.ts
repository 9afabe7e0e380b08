import { figuresOf, type ReportAgency, type ReportCounters } from '../figures.ts';
import {
  type NarrativeBlock,
  type NarrativeProblem,
  type RenderedBlock,
  renderNarrative,
} from '../narrative.ts';
import { defaultNarrative } from '../narrative-template.ts';
import { type AnnualReport, assembleReport } from '../report-text.ts';
import type { ReportTables } from '../tables.ts';

/** The office whose own reports are made for tests. */
export const OFFICE: ReportAgency = {
  name: '示范区青禾镇人民政府',
  selfName: '我镇',
  address: '青禾路1号',
  postcode: '400000',
  phone: '023-00000000',
};

/** What that office published in the year, and that it charged nobody. */
export const COUNTERS: ReportCounters = {
  news: 54,
  policies: 4,
  notices: 17,
  keyArea: 129,
  budget: 9,
  finalAccounts: 9,
  interpretation: 2,
  channelIssues: 46,
  channelPosts: 151,
  infoFeeNotices: 0,
  infoFeesPaid: 0,
  infoFeesYuan: 0,
};

/** What a test may want otherwise in an office's own report. */
export interface OwnReportOptions {
  readonly level?: AnnualReport['level'];
  readonly office?: ReportAgency;
  readonly counters?: ReportCounters;
  /** The narrative; without it the standing text of the level. */
  readonly narrative?: readonly NarrativeBlock[];
}

/** A report and the blocks of text it was put together from. */
export interface OwnReport {
  readonly report: AnnualReport;
  readonly blocks: readonly RenderedBlock[];
  readonly problems: readonly NarrativeProblem[];
}

/** The report on 2024 that the template makes of tables, with its blocks and what couldn't be rendered. */
export function ownBlocksOf(tables: ReportTables, options: OwnReportOptions = {}): OwnReport {
  const { level = 'township', office = OFFICE, counters = COUNTERS } = options;
  const figures = figuresOf({ year: 2024, agency: office, counters, tables });
  const { blocks, problems } = renderNarrative(options.narrative ?? defaultNarrative(level), figures);
  const head = { agencyName: office.name, level, year: 2024, publishedOn: null };
  return { report: assembleReport({ ...head, tables, figures, blocks }), blocks, problems };
}

/** The report on 2024 that the template makes of tables. */
export const ownReportOf = (tables: ReportTables, options: OwnReportOptions = {}): AnnualReport =>
  ownBlocksOf(tables, options).report;
