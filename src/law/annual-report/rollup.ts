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

/** A cell in which a district's own report isn't the sum. */
export interface RollUpDifference extends SummedCell {
  readonly name: CellName;
  readonly label: string;
  /** What the district's report says; null where it says nothing. */
  readonly own: CellValue | null;
}

/** Cells in which a report differs from the sum of those below it, in the order of the form. */
export function compareRollUp(
  sum: ReadonlyMap<CellName, SummedCell>,
  own: SummedReport,
): readonly RollUpDifference[] {
  return [...sum].flatMap(([name, cell]) => {
    const said = own.cells.get(name) ?? null;
    return said !== null && String(said) === String(cell.value)
      ? []
      : [{ ...cell, name, label: cellLabel(name), own: said }];
  });
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
