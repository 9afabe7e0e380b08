import { toJsonNumber } from '../law/annual-report/decimal.ts';
import type { RollUpSelection } from '../law/annual-report/roll-up-selection.ts';
import type { RollUpDifference, SummedCell } from '../law/annual-report/rollup.ts';
import { type CellName, type CellValue, cellLabel } from '../law/annual-report/tables.ts';
import { printable } from './printable.ts';

/** A sum of reports, and how the district's own stands to it; null without one. */
export interface RollUpOutcome {
  readonly selection: RollUpSelection;
  readonly sum: ReadonlyMap<CellName, SummedCell>;
  readonly differences: readonly RollUpDifference[] | null;
}

/** The sum as people read it: what differs from the district's own report, or without that every cell. */
export function rollUpText({ selection, sum, differences }: RollUpOutcome): string {
  const { year, summed } = selection;
  const what = `${summed.length} 份${year === null ? '' : `${year}年度`}年报之和`;
  if (differences === null) {
    const lines = [...sum].map(
      ([name, cell]) => `${name}\t${cell.value}\t${cellLabel(name)}${withoutWords(cell)}`,
    );
    return [`${what}：`, ...lines].join('\n');
  }
  if (differences.length === 0) return `${what}与本级年报一致。`;
  const count = (agreement: RollUpDifference['agreement']): number =>
    differences.filter((each) => each.agreement === agreement).length;
  const head = `${what}与本级年报不一致的有 ${count('different')} 格，没有读出、无法核对的有 ${count('unread')} 格：`;
  return [head, ...differences.map(differenceLine)].join('\n');
}

/** The same for other programs, as one object. */
export function rollUpJson({ selection, sum, differences }: RollUpOutcome, unread: number): string {
  const { year, summed, leftOut, repeated, notes } = selection;
  return JSON.stringify({
    files: summed.length,
    unread,
    year,
    leftOut,
    repeated,
    notes,
    sum: [...sum].map(([name, cell]) => ({ name, label: cellLabel(name), ...numbered(cell) })),
    differences:
      differences?.map(({ name, label, own, agreement, ...cell }) => ({
        name,
        label,
        agreement,
        own: own === null ? null : numberOf(own),
        ...numbered(cell),
      })) ?? null,
  });
}

function differenceLine({ name, label, own, agreement, ...cell }: RollUpDifference): string {
  const from = cell.from.map((each) => `${printable(each.name)} ${each.value}`).join('、');
  const sources = from === '' ? '' : `（${from}）`;
  const verdict = agreement === 'different' ? '不一致' : '无法核对';
  return `${name}\t各机关之和 ${cell.value}\t本级 ${own ?? '没有读出'}\t${verdict}\t${label}${sources}${withoutWords(cell)}`;
}

function withoutWords({ without }: SummedCell): string {
  return without.length === 0 ? '' : `（没有读出：${printable(without.join('、'))}）`;
}

function numbered({ value, from, without }: SummedCell): object {
  return {
    value: numberOf(value),
    from: from.map((each) => ({ name: each.name, value: numberOf(each.value) })),
    without,
  };
}

function numberOf(value: CellValue): number | string {
  return typeof value === 'string' ? toJsonNumber(value) : value;
}
