import { type Decimal, addDecimals } from './decimal.ts';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  DISPUTE_RESULTS,
  type DisputeKind,
  type DisputeResult,
  OUTCOME_ROWS,
  type OutcomeRow,
} from './form.ts';
import { type CellName, type ReportTables, buildTables, isDerivedCell } from './tables.ts';

/** What table two counts of 规章 and 行政规范性文件. */
export type NormativeMeasure = 'made' | 'repealed' | 'valid';

/** rule: 规章, normative: 行政规范性文件. */
export type NormativeKind = 'rule' | 'normative';

/** permit: 行政许可, punish: 行政处罚, coerce: 行政强制. */
export type DecisionRegisterKind = 'permit' | 'punish' | 'coerce';

/** How many requests there are of one kind of applicant. */
export interface KindCount {
  readonly kind: ApplicantKind;
  readonly count: number;
}

/**
 * What the registers counted for a year, in the shape in which `GROUP BY` gives it: groups without records may be left out,
 * and a group may come in several rows. `classify.ts` says which record falls into which group.
 */
export interface ReportCounts {
  readonly newRequests: readonly KindCount[];
  readonly carriedIn: readonly KindCount[];
  readonly outcomes: readonly (KindCount & { readonly row: OutcomeRow })[];
  readonly carriedOut: readonly KindCount[];
  readonly normative: readonly {
    readonly kind: NormativeKind;
    readonly measure: NormativeMeasure;
    readonly count: number;
  }[];
  readonly decisions: readonly { readonly kind: DecisionRegisterKind; readonly count: number }[];
  /** Amounts in 万元: their exact sum is reported. */
  readonly feeAmounts: readonly Decimal[];
  readonly disputes: readonly {
    readonly kind: DisputeKind;
    readonly result: DisputeResult;
    readonly count: number;
  }[];
}

/** Counts of a year in which nothing happened. */
export const NO_COUNTS: ReportCounts = {
  newRequests: [],
  carriedIn: [],
  outcomes: [],
  carriedOut: [],
  normative: [],
  decisions: [],
  feeAmounts: [],
  disputes: [],
};

/** The report's 200 cells. Every total, by row and by column, is the sum of its parts. */
export function computeTables(counts: ReportCounts): ReportTables {
  const base = baseCounts(counts);
  const sumOf = (names: readonly CellName[]): number => names.reduce((sum, name) => sum + cell(name), 0);
  const cell = (name: CellName): number =>
    isDerivedCell(name) ? sumOf(partsOf(name)) : (base.get(name) ?? 0);
  return buildTables(cell, addDecimals(...counts.feeAmounts));
}

/** The tables with all totals summed anew from the other cells, as after a cell was set by hand. */
export function retotal(tables: ReportTables, value: (name: CellName) => number): ReportTables {
  const cell = (name: CellName): number =>
    isDerivedCell(name) ? partsOf(name).reduce((sum, part) => sum + cell(part), 0) : value(name);
  return buildTables(cell, tables.table2.fee.amount);
}

/** The cells that a total is the sum of: nearer parts first, so `t3.total.total` sums the row 总计. Empty for other cells. */
export function partsOf(name: CellName): readonly CellName[] {
  if (!isDerivedCell(name)) return [];
  const [table, ...rest] = name.split('.');
  const column = rest.at(-1) ?? '';
  const row = rest.slice(0, -1).join('.');
  const known = (candidate: string): CellName => candidate as CellName;
  if (table === 't4') return DISPUTE_RESULTS.map((result) => known(`t4.${row}.${result}`));
  if (column === 'total') return APPLICANT_KINDS.map((kind) => known(`t3.${row}.${kind}`));
  return OUTCOME_ROWS.map((outcome) => known(`t3.${outcome}.${column}`));
}

function baseCounts(counts: ReportCounts): Map<CellName, number> {
  const base = new Map<CellName, number>();
  const add = (name: CellName, count: number): void => {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${name}: ${count} is no count`);
    base.set(name, (base.get(name) ?? 0) + count);
  };
  for (const { kind, count } of counts.newRequests) add(`t3.new.${kind}`, count);
  for (const { kind, count } of counts.carriedIn) add(`t3.carryIn.${kind}`, count);
  for (const { row, kind, count } of counts.outcomes) add(`t3.${row}.${kind}`, count);
  for (const { kind, count } of counts.carriedOut) add(`t3.carryOut.${kind}`, count);
  for (const { kind, measure, count } of counts.normative)
    add(`t2.${kind === 'rule' ? 'rules' : 'docs'}.${measure}`, count);
  for (const { kind, count } of counts.decisions) add(`t2.${kind}.decisions`, count);
  for (const { kind, result, count } of counts.disputes) add(`t4.${kind}.${result}`, count);
  return base;
}
