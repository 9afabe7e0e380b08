import { expect, test } from 'vitest';
import { emptyTables, withCell } from '../tables.ts';
import { cellsOf, FULL_YEAR, readCellOf, readReportOf } from '../test/read-reports.ts';
import { checkAgainstRegisters } from './register-cells.ts';

const found = (...args: Parameters<typeof checkAgainstRegisters>): string[] =>
  checkAgainstRegisters(...args).map(
    ({ rule, severity, where, expected, actual }) => `${rule} ${severity} ${where} ${expected} ${actual}`,
  );

test('what the registers count otherwise is a warning, cell by cell, sums left out', () => {
  const changed = withCell(FULL_YEAR, 't2.permit.decisions', 7);
  const report = readReportOf({
    cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': 9, 't3.new.total': 99 }),
  });
  expect(found(report, changed)).toEqual(['AR-SYS-1 warning t2.permit.decisions 7 9']);
});

test('registers that count nothing weren’t kept', () => {
  expect(found(readReportOf(), emptyTables())).toEqual([]);
});

test('what wasn’t read for certain is held against nothing', () => {
  const doubted = { ...readCellOf(9, 'plain', '9'), doubt: '列不确定' };
  const report = readReportOf({ cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': doubted }) });
  expect(found(report, FULL_YEAR)).toEqual([]);
});
