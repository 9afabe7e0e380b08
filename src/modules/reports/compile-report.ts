import type { Db } from '../../platform/database/connect.ts';
import { yearInShanghai, type PlainDate } from '../../law/dates.ts';
import { computeTables, retotal } from '../../law/annual-report/compute.ts';
import { figuresOf, type Figures, type ReportCounters } from '../../law/annual-report/figures.ts';
import {
  type NarrativeProblem,
  type RenderedBlock,
  renderNarrative,
} from '../../law/annual-report/narrative.ts';
import { assembleReport, type AnnualReport } from '../../law/annual-report/report-text.ts';
import {
  buildTables,
  type CellName,
  type CellValue,
  cellNames,
  getCell,
  isCellName,
  type ReportTables,
  withCell,
} from '../../law/annual-report/tables.ts';
import type { AgencyLevel } from '../../law/annual-report/ties.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { countByKind } from '../publishing/publishing.queries.ts';
import { channelCounts, reportCounts } from '../registers/registers.figures.ts';
import { informationFeeTotals } from '../requests/information-fees.ts';
import type { FrozenReport, StoredBlock } from './reports.types.ts';

/** A report as the registers and its text make it right now. */
export interface CompiledReport {
  /** As the registers count. */
  readonly computed: ReportTables;
  /** With the figures set by hand, totals summed anew. */
  readonly tables: ReportTables;
  readonly counters: ReportCounters;
  readonly figures: Figures;
  readonly blocks: readonly RenderedBlock[];
  readonly problems: readonly NarrativeProblem[];
  readonly report: AnnualReport;
}

/** Counts, puts overrides in place, fills the text's figures in. */
export async function compileReport(
  db: Db,
  input: {
    readonly agency: Agency;
    readonly year: number;
    readonly narrative: readonly StoredBlock[];
    readonly overrides: readonly { readonly cell: string; readonly value: string }[];
  },
): Promise<CompiledReport> {
  const { agency, year } = input;
  const computed = computeTables(await reportCounts(db, { agencyId: agency.id, year }));
  const tables = withOverrides(computed, input.overrides);
  const counters = await countersOf(db, { agencyId: agency.id, year });
  const figures = figuresOf({ year, agency, counters, tables });
  const { blocks, problems } = renderNarrative(input.narrative, figures);
  const report = assembleReport({
    agencyName: agency.name,
    level: levelOf(agency.kind),
    year,
    tables,
    figures,
    publishedOn: null,
    blocks,
  });
  return { computed, tables, counters, figures, blocks, problems, report };
}

/** What the text counts beside the cells. */
export async function countersOf(db: Db, input: { agencyId: string; year: number }): Promise<ReportCounters> {
  const counts = await countByKind(db, { agencyId: input.agencyId, ...yearInShanghai(input.year) });
  const of = (kind: string): number => counts.get(kind) ?? 0;
  const channels = await channelCounts(db, input);
  const fees = await informationFeeTotals(db, input);
  return {
    news: of('news'),
    policies: of('policy') + of('normative'),
    notices: of('notice'),
    keyArea: of('keyArea'),
    budget: of('budget'),
    finalAccounts: of('finalAccounts'),
    interpretation: of('interpretation'),
    channelIssues: channels.issues,
    channelPosts: channels.posts,
    infoFeeNotices: fees.notices,
    infoFeesPaid: fees.paid,
    infoFeesYuan: fees.yuan,
  };
}

/** The computed tables with figures set by hand; totals follow. Names that are no cells are left aside. */
export function withOverrides(
  computed: ReportTables,
  overrides: readonly { readonly cell: string; readonly value: string }[],
): ReportTables {
  const byCell = new Map(overrides.map((each) => [each.cell, each.value]));
  const fee = byCell.get('t2.fee.amount');
  const base = fee === undefined ? computed : withCell(computed, 't2.fee.amount', fee);
  return retotal(base, (name: CellName) => Number(byCell.get(name) ?? getCell(computed, name)));
}

/** All 200 cells by name. */
export function cellsOf(tables: ReportTables): Record<string, CellValue> {
  return Object.fromEntries(cellNames().map((name) => [name, getCell(tables, name)]));
}

/** The tables that were kept as cells. */
export function tablesOfCells(cells: Readonly<Record<string, CellValue>>): ReportTables {
  const count = (name: CellName): number => Number(cells[name] ?? 0);
  return buildTables(count, String(cells['t2.fee.amount'] ?? '0'));
}

/** The report word for word as it was frozen. `publishedOn`: when its document first became public, or null. */
export function frozenReport(
  frozen: FrozenReport,
  input: { agency: Agency; year: number; publishedOn: PlainDate | null },
): AnnualReport {
  const { agency, year, publishedOn } = input;
  return assembleReport({
    agencyName: frozen.agencyName,
    level: levelOf(agency.kind),
    year,
    tables: tablesOfCells(frozen.cells),
    figures: frozen.figures,
    publishedOn,
    blocks: frozen.blocks,
  });
}

/** The level that the form's ties depend on: what a township can't have, a district may. */
export function levelOf(kind: Agency['kind']): AgencyLevel {
  switch (kind) {
    case 'district':
      return 'district';
    case 'township':
    case 'village':
      return 'township';
    case 'street':
    case 'community':
      return 'street';
    case 'department':
    case 'section':
      return 'department';
  }
}

/** Overrides whose cell the form knows. */
export function overriddenCells(overrides: readonly { readonly cell: string }[]): ReadonlySet<CellName> {
  return new Set(overrides.map((each) => each.cell).filter((name) => isCellName(name)));
}
