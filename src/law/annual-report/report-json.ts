import { fromJsonNumber, toJsonNumber } from './decimal.ts';
import type { Figures } from './figures.ts';
import { type Finding } from './findings.ts';
import type { AnnualReport } from './report-text.ts';
import {
  type CellName,
  type ReportTables,
  type Table3,
  type Table4,
  buildTables,
  parseCell,
  readCell,
} from './tables.ts';
import { checkCells } from './checks/cell-values.ts';
import type { AgencyLevel } from './ties.ts';

/** Table two in JSON: the fee is a number where a number is exact, else text. */
export interface Table2Json {
  readonly rules: { readonly made: number; readonly repealed: number; readonly valid: number };
  readonly docs: { readonly made: number; readonly repealed: number; readonly valid: number };
  readonly permit: { readonly decisions: number };
  readonly punish: { readonly decisions: number };
  readonly coerce: { readonly decisions: number };
  readonly fee: { readonly amount: number | string };
}

/** A report in JSON; documented in docs/law/report-json.md. */
export interface ReportJson {
  readonly agency: string;
  readonly level: AgencyLevel;
  readonly year: number;
  /** The form: that of 国办公开办函〔2021〕30号. */
  readonly format: '2021';
  readonly title: string;
  readonly publishedOn: string | null;
  readonly table2: Table2Json;
  readonly table3: Table3;
  readonly table4: Table4;
  /** The counters that the text states, under the names that reports use for them. */
  readonly narrative: Readonly<Record<string, number>>;
  /** Everything that the text was rendered from, by key. */
  readonly figures: Figures;
  readonly opening: string;
  readonly parts: readonly { readonly number: number; readonly title: string; readonly text: string }[];
}

/** The names that the counters have in `narrative`, and the figures they are. */
export const NARRATIVE_NAMES: Readonly<Record<string, string>> = {
  政府工作动态: 'news',
  政策文件: 'policies',
  公示公告: 'notices',
  重点领域公示: 'keyArea',
  财政预算: 'budget',
  财政决算: 'finalAccounts',
  政策解读: 'interpretation',
  微信公众号期数: 'channelIssues',
  微信公众号篇数: 'channelPosts',
  依申请公开件: 'requestsNew',
  行政复议: 'reviews',
  行政诉讼: 'suits',
};

/** A report as JSON. */
export function reportToJson(report: AnnualReport): ReportJson {
  const { tables } = report;
  const counted = Object.entries(NARRATIVE_NAMES).flatMap(([name, key]) => {
    const value = Object.hasOwn(report.figures, key) ? report.figures[key] : undefined;
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  return {
    agency: report.agencyName,
    level: report.level,
    year: report.year,
    format: '2021',
    title: report.title,
    publishedOn: report.publishedOn,
    table2: { ...tables.table2, fee: { amount: toJsonNumber(tables.table2.fee.amount) } },
    table3: tables.table3,
    table4: tables.table4,
    narrative: Object.fromEntries(counted),
    figures: report.figures,
    opening: report.opening,
    parts: report.parts.map((part, index) => ({ number: index + 1, ...part })),
  };
}

/**
 * The tables in something read from JSON: `table2`, `table3` and `table4` as `reportToJson` writes them. Findings (AR-STR-2)
 * instead when a cell is missing or can't stand there.
 */
export function tablesFromJson(
  json: unknown,
): { readonly tables: ReportTables } | { readonly findings: readonly Finding[] } {
  const findings = checkCells(json);
  const fee = fromJsonNumber(readCell(json, 't2.fee.amount'));
  if (findings.length > 0 || fee === null) return { findings };
  return { tables: buildTables((name: CellName) => Number(parseCell(name, readCell(json, name))), fee) };
}
