import { checkAcrossYears } from './checks/across-years.ts';
import {
  type CellSource,
  cellsOfTables,
  outcomeRows,
  requestRowLabel,
  requestRows,
  sumOf,
} from './checks/cell-source.ts';
import { checkCells } from './checks/cell-values.ts';
import { unequal } from './checks/unequal.ts';
import { type Finding, finding } from './findings.ts';
import {
  APPLICANT_KINDS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  DISPUTE_RESULTS,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
} from './form.ts';
import type { ReportTables } from './tables.ts';

/** What kind of agency reports. Only a city divided into districts and above can make 规章 (立法法). */
export type AgencyLevel = 'township' | 'street' | 'department' | 'district' | 'city' | 'province';

/** What the ties are checked against. */
export interface TieOptions {
  /** Null when it isn't known: what depends on it is left out. */
  readonly agencyLevel: AgencyLevel | null;
  /** The tables of the year before. */
  readonly previous?: ReportTables;
  /** From which share of 其他处理, in per cent of all results, and from how many results on, to warn. */
  readonly otherShare?: { readonly percent: number; readonly from: number };
}

const OTHER_SHARE = { percent: 30, from: 10 };

/**
 * Checks what must hold between the cells of tables as the registers fill them (勾稽关系), and that all are filled
 * (AR-STR-2). Takes broken tables too: a cell that is missing or no number is a finding, and sums over it are left out.
 */
export function checkTies(tables: unknown, options: TieOptions): Finding[] {
  const { previous, ...rest } = options;
  return [
    ...checkCells(tables),
    ...checkTiesOf(cellsOfTables(tables), {
      ...rest,
      ...(previous === undefined ? {} : { previous: cellsOfTables(previous) }),
    }),
  ];
}

/**
 * What must hold between cells, on either form: AR-T2-RULES, AR-T3-COL, AR-T3-SUM, AR-T3-ROW, AR-T3-OTHER, AR-T4-SUM,
 * X-T2-VALID, and against the year before AR-X-CARRY, AR-X-VALID, AR-X-PEND. Sums over a cell without a number are left out.
 */
export function checkTiesOf(
  cells: CellSource,
  options: Omit<TieOptions, 'previous'> & { readonly previous?: CellSource },
): Finding[] {
  return [
    ...checkRules(cells, options.agencyLevel),
    ...checkValidCount(cells),
    ...checkRequestColumns(cells),
    ...checkRequestRows(cells),
    ...checkOtherShare(cells, options.otherShare ?? OTHER_SHARE),
    ...checkDisputes(cells),
    ...(options.previous === undefined ? [] : checkAcrossYears(cells, options.previous)),
  ];
}

function checkRules(cells: CellSource, level: AgencyLevel | null): Finding[] {
  if (level === null || level === 'city' || level === 'province') return [];
  const columns = cells.form === '2019' ? ['made', 'opened', 'total'] : ['made', 'repealed', 'valid'];
  const names = columns.map((column) => `t2.rules.${column}`);
  const row = names.map((name) => cells.get(name));
  const made = row.find((value) => value !== null && value > 0);
  if (made === undefined) return [];
  return [
    finding({
      rule: 'AR-T2-RULES',
      // A department may belong to a city that has the power, and reports what the government made.
      severity: level === 'department' || names.some(cells.isDoubtful) ? 'warning' : 'error',
      where: 't2/row:rules',
      expected: 0,
      actual: row.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      message: `第二部分“规章”一行应为 0、0、0，现为 ${row.map((value) => value ?? '空白').join('、')}。设区的市以下的机关没有规章制定权，请把这些文件改登为行政规范性文件，或者改为 0。`,
    }),
  ];
}

function checkValidCount(cells: CellSource): Finding[] {
  if (cells.form === '2019') return [];
  return (['rules', 'docs'] as const).flatMap((row) => {
    const made = cells.get(`t2.${row}.made`);
    const repealed = cells.get(`t2.${row}.repealed`);
    const valid = cells.get(`t2.${row}.valid`);
    if (made === null || repealed === null || valid === null || valid >= made - repealed) return [];
    return [
      finding({
        rule: 'X-T2-VALID',
        where: `t2/row:${row}`,
        expected: made - repealed,
        actual: valid,
        message: `第二部分“${row === 'rules' ? '规章' : '行政规范性文件'}”本年制发 ${made} 件、废止 ${repealed} 件，现行有效只有 ${valid} 件，少于二者之差 ${made - repealed} 件。请核对这三个数。`,
      }),
    ];
  });
}

function checkRequestColumns(cells: CellSource): Finding[] {
  const results = outcomeRows(cells.form);
  return REQUEST_COLUMNS.flatMap((column) => {
    const label = REQUEST_COLUMN_LABELS[column];
    const where = `t3/col:${column}`;
    const named = (...rows: readonly string[]): string[] => rows.map((row) => `t3.${row}.${column}`);
    return [
      ...unequal(
        cells,
        { expected: named('new', 'carryIn'), actual: named('total', 'carryOut') },
        (expected, actual) => ({
          rule: 'AR-T3-COL',
          where,
          message: `第三部分“${label}”一列，本年新收与上年结转之和为 ${expected} 件，办理结果总计与结转下年之和为 ${actual} 件，二者应当相等。请核对这一列的新收、上年结转、总计和结转下年四个数。`,
        }),
      ),
      ...unequal(cells, { expected: named(...results), actual: named('total') }, (expected, actual) => ({
        rule: 'AR-T3-SUM',
        where,
        message: `第三部分“${label}”一列，各项办理结果相加为 ${expected} 件，“（七）总计”填的是 ${actual} 件。请核对这一列的各项结果，或者把总计改为 ${expected}。`,
      })),
    ];
  });
}

function checkRequestRows(cells: CellSource): Finding[] {
  return requestRows(cells.form).flatMap((row) =>
    unequal(
      cells,
      { expected: APPLICANT_KINDS.map((kind) => `t3.${row}.${kind}`), actual: [`t3.${row}.total`] },
      (expected, actual) => ({
        rule: 'AR-T3-ROW',
        where: `t3/row:${row}`,
        message: `第三部分“${requestRowLabel(row)}”一行，六类申请人相加为 ${expected} 件，总计填的是 ${actual} 件。请核对这一行各类申请人的件数，或者把总计改为 ${expected}。`,
      }),
    ),
  );
}

function checkOtherShare(cells: CellSource, limit: { percent: number; from: number }): Finding[] {
  const rows = outcomeRows(cells.form).filter((row) => row.startsWith('other.'));
  const other = sumOf(
    cells,
    rows.map((row) => `t3.${row}.total`),
  );
  const total = cells.get('t3.total.total');
  if (other === null || total === null || total < limit.from || other * 100 < total * limit.percent)
    return [];
  return [
    finding({
      rule: 'AR-T3-OTHER',
      where: 't3/col:total',
      actual: other,
      message: `第三部分“（六）其他处理”共 ${other} 件，占全部办理结果 ${total} 件的 ${Math.round((other * 100) / total)}%，比例偏高。请逐件核对能否归入前五类；确实无误的，请写明原因。`,
    }),
  ];
}

function checkDisputes(cells: CellSource): Finding[] {
  return DISPUTE_KINDS.flatMap((kind) =>
    unequal(
      cells,
      {
        expected: DISPUTE_RESULTS.map((result) => `t4.${kind}.${result}`),
        actual: [`t4.${kind}.total`],
      },
      (expected, actual) => ({
        rule: 'AR-T4-SUM',
        where: `t4/group:${kind}`,
        message: `第四部分“${DISPUTE_KIND_LABELS[kind]}”的维持、纠正、其他结果与尚未审结相加为 ${expected} 件，总计填的是 ${actual} 件。请核对各项，或者把总计改为 ${expected}。`,
      }),
    ),
  );
}
