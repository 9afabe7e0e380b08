import { type PlainDate, addDays, firstDayOf, lastDayOf, yearOf } from '../dates.ts';
import type { DecisionRegisterKind, NormativeKind, NormativeMeasure, ReportCounts } from './compute.ts';
import type { Decimal } from './decimal.ts';
import type { ApplicantKind, DisputeKind, DisputeResult, OutcomeRow } from './form.ts';
import type { CellName } from './tables.ts';

/** What the report needs to know of a request (依申请公开). `outcome` is set exactly when `decidedOn` is. */
export interface RequestRecord {
  readonly receivedOn: PlainDate;
  readonly decidedOn: PlainDate | null;
  readonly outcome: OutcomeRow | null;
  readonly applicantKind: ApplicantKind;
}

/** What the report needs to know of a 规章 or 行政规范性文件. */
export interface NormativeRecord {
  readonly kind: NormativeKind;
  readonly madeOn: PlainDate;
  /** 有效期至: the last day of its validity period; null when it has none. */
  readonly validUntil: PlainDate | null;
  /** From this day on it is no longer in force; null while nobody ended it. */
  readonly endedOn: PlainDate | null;
  /** repealed: 废止 or 宣布失效; lapsed: its validity period ran out. */
  readonly endedHow: 'repealed' | 'lapsed' | null;
}

/** What the report needs to know of a 许可、处罚、强制 decision; disclosed or not makes no difference. */
export interface DecisionRecord {
  readonly kind: DecisionRegisterKind;
  readonly decidedOn: PlainDate;
}

/** What the report needs to know of a fee, in 万元. */
export interface FeeRecord {
  readonly collectedOn: PlainDate;
  readonly amount: Decimal;
}

/** What the report needs to know of a 行政复议 or 行政诉讼. */
export interface DisputeRecord {
  readonly kind: DisputeKind;
  readonly filedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly outcome: Exclude<DisputeResult, 'pending'> | null;
  /** False for the reviewing authority that is sued along with the agency whose answer is disputed. */
  readonly originalActor: boolean;
}

/** Readings that the notice leaves open. */
export interface NormativeReading {
  /**
   * Whether a document whose validity period just ran out counts among 本年废止件数. Default: counted, for else
   * 现行有效 would not follow from the year before (AR-X-VALID).
   */
  readonly lapse: 'countedAsRepealed' | 'notCounted';
}

/** The reading used unless an agency's superior has told it otherwise. */
export const DEFAULT_NORMATIVE_READING: NormativeReading = { lapse: 'countedAsRepealed' };

/**
 * The cells of table three that a request is counted in for a year, totals left out. New if received in the year; carried in
 * if received before and not decided before it; its outcome counts in the year of the decision; carried out if received by
 * 12月31日 and not decided by then (国办公开办函〔2021〕30号: counted once, by its final result).
 */
export function cellsOfRequest(request: RequestRecord, year: number): CellName[] {
  const [first, last] = [firstDayOf(year), lastDayOf(year)];
  const { receivedOn, decidedOn, outcome, applicantKind } = request;
  if (receivedOn > last || (decidedOn !== null && decidedOn < first)) return [];
  const arrived: CellName = receivedOn >= first ? `t3.new.${applicantKind}` : `t3.carryIn.${applicantKind}`;
  if (decidedOn === null || decidedOn > last) return [arrived, `t3.carryOut.${applicantKind}`];
  if (outcome === null) throw new RangeError('a decided request has an outcome');
  return [arrived, `t3.${outcome}.${applicantKind}`];
}

/**
 * The cells of table two that a normative document is counted in for a year: made in the year, ended in the year, in force on
 * 12月31日. It is in force from the day it was made (its 施行 date doesn't matter here) until the day before it ended.
 */
export function cellsOfNormative(
  document: NormativeRecord,
  year: number,
  reading: NormativeReading = DEFAULT_NORMATIVE_READING,
): CellName[] {
  const end = endOfNormative(document);
  const measures: NormativeMeasure[] = [];
  if (yearOf(document.madeOn) === year) measures.push('made');
  if (
    end !== null &&
    yearOf(end.on) === year &&
    (end.how === 'repealed' || reading.lapse === 'countedAsRepealed')
  ) {
    measures.push('repealed');
  }
  if (document.madeOn <= lastDayOf(year) && (end === null || end.on > lastDayOf(year)))
    measures.push('valid');
  return measures.map((measure): CellName => `t2.${document.kind === 'rule' ? 'rules' : 'docs'}.${measure}`);
}

/** From which day on a document is no longer in force and why: ended by somebody, or the day after its validity period. */
export function endOfNormative(
  document: NormativeRecord,
): { on: PlainDate; how: 'repealed' | 'lapsed' } | null {
  const lapse = document.validUntil === null ? null : addDays(document.validUntil, 1);
  if (document.endedOn !== null && (lapse === null || document.endedOn <= lapse)) {
    return { on: document.endedOn, how: document.endedHow ?? 'repealed' };
  }
  return lapse === null ? null : { on: lapse, how: 'lapsed' };
}

/** The cell of table two that a decision is counted in: all decisions of the year, disclosed or not. */
export function cellsOfDecision(decision: DecisionRecord, year: number): CellName[] {
  return yearOf(decision.decidedOn) === year ? [`t2.${decision.kind}.decisions`] : [];
}

/** The cell that a fee's amount is added to. */
export function cellsOfFee(fee: FeeRecord, year: number): CellName[] {
  return yearOf(fee.collectedOn) === year ? ['t2.fee.amount'] : [];
}

/**
 * The cell of table four that a case is counted in, totals left out: by its outcome in the year it was closed, as 尚未审结
 * while open on 12月31日, and only by the agency that acted first.
 */
export function cellsOfDispute(dispute: DisputeRecord, year: number): CellName[] {
  const last = lastDayOf(year);
  if (!dispute.originalActor || dispute.filedOn > last) return [];
  if (dispute.closedOn === null || dispute.closedOn > last) return [`t4.${dispute.kind}.pending`];
  if (yearOf(dispute.closedOn) !== year) return [];
  if (dispute.outcome === null) throw new RangeError('a closed case has an outcome');
  return [`t4.${dispute.kind}.${dispute.outcome}`];
}

/** All records of an agency's registers. */
export interface RegisterRecords {
  readonly requests: readonly RequestRecord[];
  readonly normative: readonly NormativeRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly fees: readonly FeeRecord[];
  readonly disputes: readonly DisputeRecord[];
}

/** The totals that a cell flows into: `t3.open.natural` into its row's, its column's and the grand total. */
export function totalsOf(name: CellName): CellName[] {
  const [table, ...rest] = name.split('.');
  const column = rest.at(-1) ?? '';
  const row = rest.slice(0, -1).join('.');
  const known = (candidate: string): CellName => candidate as CellName;
  if (table === 't2' || column === 'total') return [];
  if (table === 't4') return [known(`t4.${row}.total`)];
  if (row === 'new' || row === 'carryIn' || row === 'carryOut' || row === 'total')
    return [known(`t3.${row}.total`)];
  return [known(`t3.${row}.total`), known(`t3.total.${column}`), 't3.total.total'];
}

/** Counts records one by one: slow and plain, the reference that the counting in SQL is tested against. */
export function countRecords(
  records: RegisterRecords,
  year: number,
  reading: NormativeReading = DEFAULT_NORMATIVE_READING,
): ReportCounts {
  const inRow = (row: 'new' | 'carryIn' | 'carryOut'): { kind: ApplicantKind; count: number }[] =>
    records.requests
      .filter((request) => cellsOfRequest(request, year).includes(`t3.${row}.${request.applicantKind}`))
      .map((request) => ({ kind: request.applicantKind, count: 1 }));
  return {
    newRequests: inRow('new'),
    carriedIn: inRow('carryIn'),
    carriedOut: inRow('carryOut'),
    outcomes: records.requests.flatMap((request) => {
      const { outcome: row, applicantKind: kind } = request;
      return row !== null && cellsOfRequest(request, year).includes(`t3.${row}.${kind}`)
        ? [{ row, kind, count: 1 }]
        : [];
    }),
    normative: records.normative.flatMap((document) => {
      const cells = cellsOfNormative(document, year, reading);
      return (['made', 'repealed', 'valid'] as const)
        .filter((measure) => cells.some((name) => name.endsWith(`.${measure}`)))
        .map((measure) => ({ kind: document.kind, measure, count: 1 }));
    }),
    decisions: records.decisions
      .filter((decision) => cellsOfDecision(decision, year).length > 0)
      .map((decision) => ({ kind: decision.kind, count: 1 })),
    feeAmounts: records.fees.filter((fee) => cellsOfFee(fee, year).length > 0).map((fee) => fee.amount),
    disputes: records.disputes.flatMap((dispute) =>
      (['upheld', 'corrected', 'other', 'pending'] as const)
        .filter((result) => cellsOfDispute(dispute, year).includes(`t4.${dispute.kind}.${result}`))
        .map((result) => ({ kind: dispute.kind, result, count: 1 })),
    ),
  };
}
