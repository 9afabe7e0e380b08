import { cellNames, type CellName } from '../../../../src/law/annual-report/tables.ts';
import type { ReportView } from './report-view.ts';

/** A cell of two years. */
export interface YearChange {
  readonly cell: CellName;
  readonly before: string;
  readonly now: string;
  /** `＋3（＋25%）`, `－1（－50%）`; `持平` where both are the same. */
  readonly change: string;
}

/** Every cell of the form with last year's value beside this year's. */
export function yearChanges(view: Pick<ReportView, 'cells'>, before: ReportView['cells']): YearChange[] {
  return cellNames().map((cell) => {
    const [former, now] = [String(before[cell] ?? ''), String(view.cells[cell] ?? '')];
    return { cell, before: former, now, change: changeInWords(Number(former), Number(now)) };
  });
}

/** How a figure moved, in figures and, where there was one before, in per cent. */
export function changeInWords(before: number, now: number): string {
  if (before === now) return '持平';
  const sign = now > before ? '＋' : '－';
  // Amounts have up to six places; what binary fractions add behind them isn't shown.
  const difference = Number(Math.abs(now - before).toFixed(6));
  if (before === 0) return `${sign}${difference}`;
  const percent = Number(((Math.abs(now - before) / before) * 100).toFixed(1));
  return `${sign}${difference}（${sign}${percent}%）`;
}
