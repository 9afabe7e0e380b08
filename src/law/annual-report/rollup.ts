import { addDecimals, parseDecimal } from './decimal.ts';
import { type CellName, type CellValue, cellLabel, cellNames } from './tables.ts';

/** A report that goes into a sum: whose it is, and its cells; null or absent where it has none. */
export interface SummedReport {
  readonly name: string;
  readonly cells: ReadonlyMap<string, CellValue | null>;
}

/** A cell over several reports. */
export interface SummedCell {
  readonly value: CellValue;
  /** Those that aren't nought. */
  readonly from: readonly { readonly name: string; readonly value: CellValue }[];
  /** Whose report has no figure there, so that the sum may be too small. */
  readonly without: readonly string[];
}

/** Each cell of the form as the sum of the reports (汇总). Amounts are added exactly. */
export function rollUp(reports: readonly SummedReport[]): ReadonlyMap<CellName, SummedCell> {
  return new Map(cellNames().map((name) => [name, sumOf(name, reports)]));
}

/**
 * How a cell of a district's own report stands to the sum. same: it is the sum. different: it can't be. unread: nobody can say,
 * since a figure of somebody's, or the district's own, isn't known.
 */
export type Agreement = 'same' | 'different' | 'unread';

/** A cell in which a district's own report isn't known to be the sum. */
export interface RollUpDifference extends SummedCell {
  readonly name: CellName;
  readonly label: string;
  /** What the district's report says; null where it says nothing certain. */
  readonly own: CellValue | null;
  readonly agreement: Exclude<Agreement, 'same'>;
}

/** Cells in which a report isn't known to be the sum of those below it, in the order of the form. */
export function compareRollUp(
  sum: ReadonlyMap<CellName, SummedCell>,
  own: SummedReport,
): readonly RollUpDifference[] {
  return [...sum].flatMap(([name, cell]) => {
    const said = own.cells.get(name) ?? null;
    const agreement = agreementOf(cell, said);
    return agreement === 'same' ? [] : [{ ...cell, name, label: cellLabel(name), own: said, agreement }];
  });
}

function agreementOf({ value, without }: SummedCell, own: CellValue | null): Agreement {
  if (own === null) return 'unread';
  if (without.length === 0) return String(own) === String(value) ? 'same' : 'different';
  // No figure of the form is below nought: what isn't known can only add to the sum.
  return Number(value) > Number(own) ? 'different' : 'unread';
}

function sumOf(name: CellName, reports: readonly SummedReport[]): SummedCell {
  const known = reports.flatMap(({ name: whose, cells }) => {
    const value = cells.get(name) ?? null;
    return value === null ? [] : [{ name: whose, value }];
  });
  const value =
    name === 't2.fee.amount'
      ? addDecimals(...known.map((each) => parseDecimal(String(each.value)) ?? '0'))
      : known.reduce((total, each) => total + Number(each.value), 0);
  const names = new Set(known.map((each) => each.name));
  return {
    value,
    from: known.filter((each) => String(each.value) !== '0'),
    without: reports.map((each) => each.name).filter((whose) => !names.has(whose)),
  };
}
