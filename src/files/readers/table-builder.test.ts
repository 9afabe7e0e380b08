import { expect, test } from 'vitest';
import { buildTable } from './table-builder.ts';

const cell = (text: string, rowspan = 1, colspan = 1) => ({ text, rowspan, colspan });

test('a cell begins at the next place that no cell above reaches into', () => {
  const { cells, columns } = buildTable([[cell('a', 2), cell('b')], [cell('c')]], 1);
  expect(cells.map(({ text, row, column }) => [text, row, column])).toEqual([
    ['a', 0, 0],
    ['b', 0, 1],
    ['c', 1, 1],
  ]);
  expect(columns).toBe(2);
});

test('a cell that claims all places of thousands of rows costs what it claims, and the rest is cut', () => {
  const rows = Array.from({ length: 4_000 }, () => [cell('a', 100_000, 100_000), cell('b')]);
  const started = process.threadCpuUsage();
  const { cells, columns } = buildTable(rows, 1);
  const { user, system } = process.threadCpuUsage(started);
  expect(cells).toHaveLength(1);
  expect(columns).toBe(200);
  expect((user + system) / 1_000).toBeLessThan(2_000);
});
