import { checkAcrossYears } from './checks/across-years.ts';
import { cellsOfTables } from './checks/cell-source.ts';
import {
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  TABLE2_ROW_LABELS,
} from './form.ts';
import { type CellName, type ReportTables, getCell } from './tables.ts';

/** What one year owes to the year before, worked out with its figures. */
export interface ContinuityLine {
  /** As findings of the rule name the place, so that both can stand side by side. */
  readonly where: string;
  readonly rule: 'AR-X-CARRY' | 'AR-X-VALID' | 'AR-X-PEND';
  /** This year's cell. */
  readonly cell: CellName;
  /** Chinese: what it is. */
  readonly label: string;
  /** Chinese: the sum with its figures, e.g. `上年现行有效 14 ＋ 本年制发 2 － 本年废止 1 ＝ 15，本年现行有效 15`. */
  readonly explanation: string;
  readonly holds: boolean;
}

/**
 * How this year's figures follow from last year's: 上年结转 from 结转下年, 现行有效 from what was in force, and cases that were still
 * open. Whether a line holds is told by the checks themselves, never worked out twice.
 */
export function continuityOf(tables: ReportTables, previous: ReportTables): ContinuityLine[] {
  const found = checkAcrossYears(cellsOfTables(tables), cellsOfTables(previous));
  const broken = new Set(found.map(({ rule, where }) => `${rule}@${where}`));
  const lines = [...carried(tables, previous), ...inForce(tables, previous), ...pending(tables, previous)];
  return lines.map((line) => ({ ...line, holds: !broken.has(`${line.rule}@${line.where}`) }));
}

type OpenLine = Omit<ContinuityLine, 'holds'>;

function carried(tables: ReportTables, previous: ReportTables): OpenLine[] {
  return REQUEST_COLUMNS.map((column) => {
    const cell: CellName = `t3.carryIn.${column}`;
    return {
      where: cell,
      rule: 'AR-X-CARRY',
      cell,
      label: `申请的上年结转（${REQUEST_COLUMN_LABELS[column]}）`,
      explanation: `上年结转下年度继续办理 ${getCell(previous, `t3.carryOut.${column}`)} 件，本年上年结转 ${getCell(tables, cell)} 件`,
    };
  });
}

function inForce(tables: ReportTables, previous: ReportTables): OpenLine[] {
  return (['rules', 'docs'] as const).map((row) => {
    const cell: CellName = `t2.${row}.valid`;
    const before = Number(getCell(previous, cell));
    const made = Number(getCell(tables, `t2.${row}.made`));
    const repealed = Number(getCell(tables, `t2.${row}.repealed`));
    return {
      where: `t2/row:${row}`,
      rule: 'AR-X-VALID',
      cell,
      label: `${TABLE2_ROW_LABELS[row]}现行有效`,
      explanation: `上年现行有效 ${before} ＋ 本年制发 ${made} － 本年废止 ${repealed} ＝ ${before + made - repealed}，本年现行有效 ${getCell(tables, cell)}`,
    };
  });
}

function pending(tables: ReportTables, previous: ReportTables): OpenLine[] {
  return DISPUTE_KINDS.map((kind) => ({
    where: `t4/group:${kind}`,
    rule: 'AR-X-PEND',
    cell: `t4.${kind}.total`,
    label: `${DISPUTE_KIND_LABELS[kind]}的未结案件`,
    explanation: `上年尚未审结 ${getCell(previous, `t4.${kind}.pending`)} 件，本年总计 ${getCell(tables, `t4.${kind}.total`)} 件`,
  }));
}
