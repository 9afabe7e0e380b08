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

const blank: Readonly<Record<string, CellValue>> = Object.fromEntries(cellNames().map((name) => [name, 0]));

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
  const sum = rollUp([only('甲镇', { ...blank, 't2.fee.amount': '4166.214619' })]);
  const own = only('某区', {
    ...blank,
    't2.fee.amount': '4166.241619',
  });
  expect(compareRollUp(sum, own)).toMatchObject([
    {
      name: 't2.fee.amount',
      value: '4166.214619',
      own: '4166.241619',
      from: [{ name: '甲镇' }],
      agreement: 'different',
    },
  ]);
});

test.each([
  { unread: null, own: 2, agreement: 'unread', why: 'what is read is all, perhaps' },
  { unread: null, own: 3, agreement: 'unread', why: 'the unread figure may be the difference' },
  { unread: null, own: 1, agreement: 'different', why: 'what is read is too much already' },
  { unread: 0, own: null, agreement: 'unread', why: 'the district says nothing certain' },
])('a cell that somebody’s figure is missing of never agrees: $why', ({ unread, own, agreement }) => {
  const sum = rollUp([
    only('甲镇', { ...blank, 't3.new.total': 2 }),
    only('乙局', { ...blank, 't3.new.total': unread }),
  ]);
  const found = compareRollUp(sum, only('某区', { ...blank, 't3.new.total': own }));
  expect(found).toMatchObject([
    { name: 't3.new.total', own, agreement, without: unread === null ? ['乙局'] : [] },
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
