import { type Finding, finding } from '../findings.ts';
import {
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  TABLE2_ROW_LABELS,
} from '../form.ts';
import type { CellSource } from './cell-source.ts';
import { unsure } from './unequal.ts';

/** AR-X-CARRY, AR-X-VALID, AR-X-PEND: what this year's cells owe to those of the year before, on whichever forms. */
export function checkAcrossYears(cells: CellSource, previous: CellSource): Finding[] {
  return [
    ...checkCarriedOver(cells, previous),
    ...checkValid(cells, previous),
    ...checkPending(cells, previous),
  ];
}

function checkCarriedOver(cells: CellSource, previous: CellSource): Finding[] {
  return REQUEST_COLUMNS.flatMap((column) => {
    const [before, now] = [`t3.carryOut.${column}`, `t3.carryIn.${column}`];
    const [expected, actual] = [previous.get(before), cells.get(now)];
    if (expected === null || actual === null || expected === actual) return [];
    const isTotal = column === 'total';
    const advice = isTotal
      ? '请核对是否有漏登、重登的申请；上年数据确有错误的，应先更正上年年报。'
      : '如系更正了申请人的类别，请写明原因。';
    const found = finding({
      rule: 'AR-X-CARRY',
      severity: isTotal ? 'error' : 'warning',
      where: now,
      expected,
      actual,
      message: `第三部分“二、上年结转”的“${REQUEST_COLUMN_LABELS[column]}”为 ${actual} 件，上年年报“结转下年度继续办理”为 ${expected} 件，二者应当一致。${advice}`,
    });
    return [previous.isDoubtful(before) || cells.isDoubtful(now) ? unsure(found) : found];
  });
}

function checkValid(cells: CellSource, previous: CellSource): Finding[] {
  // The older form counts documents that were opened, not those in force.
  if (cells.form !== '2021' || previous.form !== '2021') return [];
  return (['rules', 'docs'] as const).flatMap((row) => {
    const before = previous.get(`t2.${row}.valid`);
    const made = cells.get(`t2.${row}.made`);
    const repealed = cells.get(`t2.${row}.repealed`);
    const actual = cells.get(`t2.${row}.valid`);
    if (before === null || made === null || repealed === null || actual === null) return [];
    const expected = before + made - repealed;
    if (expected === actual) return [];
    return [
      finding({
        rule: 'AR-X-VALID',
        where: `t2/row:${row}`,
        expected,
        actual,
        message: `第二部分“${TABLE2_ROW_LABELS[row]}”现行有效 ${actual} 件，按上年现行有效 ${before} 件、本年制发 ${made} 件、本年废止 ${repealed} 件推算应为 ${expected} 件。请核对登记；属于清理、划转等原因的，请写明。`,
      }),
    ];
  });
}

function checkPending(cells: CellSource, previous: CellSource): Finding[] {
  return DISPUTE_KINDS.flatMap((kind) => {
    const pending = previous.get(`t4.${kind}.pending`);
    if (pending === null || pending === 0 || cells.get(`t4.${kind}.total`) !== 0) return [];
    return [
      finding({
        rule: 'AR-X-PEND',
        where: `t4/group:${kind}`,
        expected: pending,
        actual: 0,
        message: `上年“${DISPUTE_KIND_LABELS[kind]}”有 ${pending} 件尚未审结，本年总计为 0 件。请确认这些案件是否已经审结、是否漏登。`,
      }),
    ];
  });
}
