import { type Finding, type Severity, finding } from './findings.ts';
import {
  APPLICANT_KINDS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  DISPUTE_RESULTS,
  FORM_SOURCE,
  OUTCOME_ROWS,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  REQUEST_ROWS,
  TABLE2_ROW_LABELS,
  fullRowLabel,
} from './form.ts';
import { type CellName, type ReportTables, cellLabel, cellNames, parseCell, readCell } from './tables.ts';

/** What kind of agency reports. Only a city divided into districts and above can make 规章 (立法法). */
export type AgencyLevel = 'township' | 'street' | 'department' | 'district' | 'city' | 'province';

/** What the ties are checked against. */
export interface TieOptions {
  readonly agencyLevel: AgencyLevel;
  /** The tables of the year before. */
  readonly previous?: ReportTables;
  /** From which share of 其他处理, in per cent of all results, and from how many results on, to warn. */
  readonly otherShare?: { readonly percent: number; readonly from: number };
}

const TABLE3_LAW = `${FORM_SOURCE}表三勾稽关系`;
const OTHER_SHARE = { percent: 30, from: 10 };

/**
 * Checks what must hold between the cells (勾稽关系): AR-STR-2, AR-T2-RULES, AR-T3-COL, AR-T3-SUM, AR-T3-ROW, AR-T3-OTHER,
 * AR-T4-SUM, and against the year before AR-X-CARRY, AR-X-VALID, AR-X-PEND. Takes broken tables too: a cell that is
 * missing or no number is a finding, and sums over it are left out.
 */
export function checkTies(tables: unknown, options: TieOptions): Finding[] {
  const cells = new Cells(tables);
  return [
    ...checkCells(tables),
    ...checkRules(cells, options.agencyLevel),
    ...checkRequestColumns(cells),
    ...checkRequestRows(cells),
    ...checkOtherShare(cells, options.otherShare ?? OTHER_SHARE),
    ...checkDisputes(cells),
    ...(options.previous === undefined ? [] : checkAgainstPrevious(cells, new Cells(options.previous))),
  ];
}

/** AR-STR-2: all 200 cells are there, whole numbers not below zero, the fee an amount not below zero. */
export function checkCells(tables: unknown): Finding[] {
  return cellNames().flatMap((name) => {
    const value = readCell(tables, name);
    const isNumber =
      name === 't2.fee.amount'
        ? parseCell(name, value) !== null
        : typeof value === 'number' && parseCell(name, value) !== null;
    if (isNumber) return [];
    const kind = name === 't2.fee.amount' ? '不小于 0 的金额（万元，最多 6 位小数）' : '不小于 0 的整数';
    const quote = value === undefined || value === null ? '空白' : String(value);
    return [
      finding({
        rule: 'AR-STR-2',
        severity: 'error',
        where: `cell:${name}`,
        quote,
        message: `${cellLabel(name)}应当填写${kind}，现为“${quote}”。没有发生的请填 0，不要留空，也不要填“/”“—”或全角数字。`,
        law: FORM_SOURCE,
      }),
    ];
  });
}

/** Reads counts by name; null where there is none. */
class Cells {
  readonly #tables: unknown;

  constructor(tables: unknown) {
    this.#tables = tables;
  }

  get(name: CellName): number | null {
    const value = readCell(this.#tables, name);
    return typeof value === 'number' && parseCell(name, value) !== null ? value : null;
  }

  sum(names: readonly CellName[]): number | null {
    let sum = 0;
    for (const name of names) {
      const value = this.get(name);
      if (value === null) return null;
      sum += value;
    }
    return sum;
  }
}

function checkRules(cells: Cells, level: AgencyLevel): Finding[] {
  if (level === 'city' || level === 'province') return [];
  const actual = cells.sum(['t2.rules.made', 't2.rules.repealed', 't2.rules.valid']);
  if (actual === null || actual === 0) return [];
  const row = (['made', 'repealed', 'valid'] as const)
    .map((column) => cells.get(`t2.rules.${column}`))
    .join('、');
  return [
    finding({
      rule: 'AR-T2-RULES',
      severity: 'error',
      where: 't2/row:rules',
      expected: 0,
      actual,
      message: `第二部分“规章”一行应为 0、0、0，现为 ${row}。设区的市以下的机关没有规章制定权，请把这些文件改登为行政规范性文件，或者改为 0。`,
      law: `立法法；${FORM_SOURCE}`,
    }),
  ];
}

function checkRequestColumns(cells: Cells): Finding[] {
  return REQUEST_COLUMNS.flatMap((column) => {
    const label = REQUEST_COLUMN_LABELS[column];
    const where = `t3/col:${column}`;
    const handled = cells.sum([`t3.total.${column}`, `t3.carryOut.${column}`]);
    const received = cells.sum([`t3.new.${column}`, `t3.carryIn.${column}`]);
    const results = cells.sum(OUTCOME_ROWS.map((row): CellName => `t3.${row}.${column}`));
    const total = cells.get(`t3.total.${column}`);
    return [
      ...unequal(received, handled, (expected, actual) => ({
        rule: 'AR-T3-COL',
        severity: 'error',
        where,
        message: `第三部分“${label}”一列，本年新收与上年结转之和为 ${expected} 件，办理结果总计与结转下年之和为 ${actual} 件，二者应当相等。请核对这一列的新收、上年结转、总计和结转下年四个数。`,
        law: TABLE3_LAW,
      })),
      ...unequal(results, total, (expected, actual) => ({
        rule: 'AR-T3-SUM',
        severity: 'error',
        where,
        message: `第三部分“${label}”一列，各项办理结果相加为 ${expected} 件，“（七）总计”填的是 ${actual} 件。请核对这一列的各项结果，或者把总计改为 ${expected}。`,
        law: TABLE3_LAW,
      })),
    ];
  });
}

function checkRequestRows(cells: Cells): Finding[] {
  return REQUEST_ROWS.flatMap((row) =>
    unequal(
      cells.sum(APPLICANT_KINDS.map((kind): CellName => `t3.${row}.${kind}`)),
      cells.get(`t3.${row}.total`),
      (expected, actual) => ({
        rule: 'AR-T3-ROW',
        severity: 'error',
        where: `t3/row:${row}`,
        message: `第三部分“${fullRowLabel(row)}”一行，六类申请人相加为 ${expected} 件，总计填的是 ${actual} 件。请核对这一行各类申请人的件数，或者把总计改为 ${expected}。`,
        law: TABLE3_LAW,
      }),
    ),
  );
}

function checkOtherShare(cells: Cells, limit: { percent: number; from: number }): Finding[] {
  const other = cells.sum(['t3.other.noBuzheng.total', 't3.other.noFee.total', 't3.other.other.total']);
  const total = cells.get('t3.total.total');
  if (other === null || total === null || total < limit.from || other * 100 < total * limit.percent)
    return [];
  return [
    finding({
      rule: 'AR-T3-OTHER',
      severity: 'warning',
      where: 't3/col:total',
      actual: other,
      message: `第三部分“（六）其他处理”共 ${other} 件，占全部办理结果 ${total} 件的 ${Math.round((other * 100) / total)}%，比例偏高。请逐件核对能否归入前五类；确实无误的，请写明原因。`,
      law: '国办公开办函〔2019〕60号',
    }),
  ];
}

function checkDisputes(cells: Cells): Finding[] {
  return DISPUTE_KINDS.flatMap((kind) =>
    unequal(
      cells.sum(DISPUTE_RESULTS.map((result): CellName => `t4.${kind}.${result}`)),
      cells.get(`t4.${kind}.total`),
      (expected, actual) => ({
        rule: 'AR-T4-SUM',
        severity: 'error',
        where: `t4/group:${kind}`,
        message: `第四部分“${DISPUTE_KIND_LABELS[kind]}”的维持、纠正、其他结果与尚未审结相加为 ${expected} 件，总计填的是 ${actual} 件。请核对各项，或者把总计改为 ${expected}。`,
        law: `${FORM_SOURCE}表四`,
      }),
    ),
  );
}

function checkAgainstPrevious(cells: Cells, previous: Cells): Finding[] {
  return [
    ...checkCarriedOver(cells, previous),
    ...checkValid(cells, previous),
    ...checkPending(cells, previous),
  ];
}

function checkCarriedOver(cells: Cells, previous: Cells): Finding[] {
  return REQUEST_COLUMNS.flatMap((column) =>
    unequal(previous.get(`t3.carryOut.${column}`), cells.get(`t3.carryIn.${column}`), (expected, actual) => {
      const isTotal = column === 'total';
      const advice = isTotal
        ? '请核对是否有漏登、重登的申请；上年数据确有错误的，应先更正上年年报。'
        : '如系更正了申请人的类别，请写明原因。';
      return {
        rule: 'AR-X-CARRY',
        severity: isTotal ? 'error' : 'warning',
        where: `t3/cell:carryIn.${column}`,
        message: `第三部分“二、上年结转”的“${REQUEST_COLUMN_LABELS[column]}”为 ${actual} 件，上年年报“结转下年度继续办理”为 ${expected} 件，二者应当一致。${advice}`,
        law: TABLE3_LAW,
      };
    }),
  );
}

function checkValid(cells: Cells, previous: Cells): Finding[] {
  return (['rules', 'docs'] as const).flatMap((row) => {
    const before = previous.get(`t2.${row}.valid`);
    const made = cells.get(`t2.${row}.made`);
    const repealed = cells.get(`t2.${row}.repealed`);
    if (before === null || made === null || repealed === null) return [];
    return unequal(before + made - repealed, cells.get(`t2.${row}.valid`), (expected, actual) => ({
      rule: 'AR-X-VALID',
      severity: 'warning',
      where: `t2/row:${row}`,
      message: `第二部分“${TABLE2_ROW_LABELS[row]}”现行有效 ${actual} 件，按上年现行有效 ${before} 件、本年制发 ${made} 件、本年废止 ${repealed} 件推算应为 ${expected} 件。请核对登记；属于清理、划转等原因的，请写明。`,
      law: '条例第20条第（一）项',
    }));
  });
}

function checkPending(cells: Cells, previous: Cells): Finding[] {
  return DISPUTE_KINDS.flatMap((kind) => {
    const pending = previous.get(`t4.${kind}.pending`);
    if (pending === null || pending === 0 || cells.get(`t4.${kind}.total`) !== 0) return [];
    return [
      finding({
        rule: 'AR-X-PEND',
        severity: 'info',
        where: `t4/group:${kind}`,
        expected: pending,
        actual: 0,
        message: `上年“${DISPUTE_KIND_LABELS[kind]}”有 ${pending} 件尚未审结，本年总计为 0 件。请确认这些案件是否已经审结、是否漏登。`,
        law: `${FORM_SOURCE}表四`,
      }),
    ];
  });
}

/** A finding when both numbers are there and differ. */
function unequal(
  expected: number | null,
  actual: number | null,
  describe: (
    expected: number,
    actual: number,
  ) => { rule: string; severity: Severity; where: string; message: string; law: string },
): Finding[] {
  if (expected === null || actual === null || expected === actual) return [];
  return [finding({ ...describe(expected, actual), expected, actual })];
}
