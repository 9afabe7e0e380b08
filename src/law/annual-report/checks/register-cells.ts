import { type Finding, finding } from '../findings.ts';
import type { ReadReport } from '../reading/read-report.ts';
import { cellLabel, cellNames, getCell, isDerivedCell, parseCell, type ReportTables } from '../tables.ts';

/**
 * AR-SYS-1 on a report that was read from a file: what its agency's registers count otherwise, as a warning, since registers may be
 * younger than the year. Registers that count nothing at all weren't kept and say nothing. Sums follow from the rest and are left
 * out, as is what wasn't read for certain.
 */
export function checkAgainstRegisters(report: ReadReport, registers: ReportTables): Finding[] {
  const names = cellNames();
  if (report.form !== '2021' || names.every((name) => Number(getCell(registers, name)) === 0)) return [];
  return names.flatMap((name) => {
    const cell = report.cells.get(name);
    if (isDerivedCell(name) || cell === undefined || cell.doubt !== null) return [];
    const actual = parseCell(name, cell.value);
    const expected = getCell(registers, name);
    if (actual === null || actual === expected) return [];
    return [
      finding({
        rule: 'AR-SYS-1',
        severity: 'warning',
        where: name,
        expected,
        actual,
        message: `${cellLabel(name)}报的是 ${actual}，本机关登记簿统计为 ${expected}。请核对后改正年报或者补登记；两者确有不同的，请写明原因。`,
      }),
    ];
  });
}
