import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import { compareRollUp, rollUp, type SummedReport } from './rollup.ts';
import { type CellValue, cellNames, getCell, type ReportTables } from './tables.ts';
import { registerRecords } from './test/generated-records.ts';
import { checkTies } from './ties.ts';
import { buildTables } from './tables.ts';

function reportOf(name: string, tables: ReportTables): SummedReport {
  return { name, cells: new Map(cellNames().map((cell) => [cell, getCell(tables, cell)])) };
}

function only(name: string, cells: Readonly<Record<string, CellValue | null>>): SummedReport {
  return { name, cells: new Map(Object.entries(cells)) };
}

test('counts are added, amounts exactly, and it is told who contributes and who says nothing', () => {
  const sum = rollUp([
    only('甲镇', { 't3.new.total': 2, 't2.fee.amount': '4166.214619' }),
    only('乙局', { 't3.new.total': 0, 't2.fee.amount': '0.1' }),
    only('丙街道', { 't3.new.total': null }),
  ]);
  expect(sum.get('t3.new.total')).toEqual({
    value: 2,
    from: [{ name: '甲镇', value: 2 }],
    without: ['丙街道'],
  });
  expect(sum.get('t2.fee.amount')?.value).toBe('4166.314619');
});

test('a district whose figure isn’t the sum is told by how much', () => {
  const sum = rollUp([only('甲镇', { 't2.fee.amount': '4166.214619' })]);
  const own = only('某区', {
    ...Object.fromEntries(cellNames().map((name) => [name, 0])),
    't2.fee.amount': '4166.241619',
  });
  expect(compareRollUp(sum, own)).toMatchObject([
    { name: 't2.fee.amount', value: '4166.214619', own: '4166.241619', from: [{ name: '甲镇' }] },
  ]);
});

test('the sum of consistent reports is consistent, and is its own roll-up', () => {
  fc.assert(
    fc.property(fc.array(registerRecords, { minLength: 1, maxLength: 4 }), (all) => {
      const sum = rollUp(
        all.map((records, at) => reportOf(String(at), computeTables(countRecords(records, 2024)))),
      );
      const tables = buildTables(
        (name) => Number(sum.get(name)?.value ?? 0),
        String(sum.get('t2.fee.amount')?.value),
      );
      expect(
        checkTies(tables, { agencyLevel: 'district' }).filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
      expect(compareRollUp(sum, reportOf('区', tables))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
