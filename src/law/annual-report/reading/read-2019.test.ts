import { expect, test } from 'vitest';
import { REQUEST_COLUMNS, REQUEST_ROW_LABELS } from '../form.ts';
import { CELL_NAMES_2019, REQUEST_ROWS_2019, TABLE2_BLOCKS_2019 } from '../form-2019.ts';
import { readReport } from './map-report.ts';
import { documentOf, type LaidCell, officialLayout } from './test/layouts.ts';
import { emptyTables } from '../tables.ts';

/** A figure that no other cell has. */
const figureOf = (name: string): string => String(CELL_NAMES_2019.indexOf(name) + 1);

test('the form of 2019 is known by its rows and columns, and each of its cells is read', () => {
  const two = TABLE2_BLOCKS_2019.flatMap(({ title, columns, rows }): LaidCell[][] => [
    [{ text: title, colSpan: 4 }],
    [{ text: '信息内容' }, ...columns.map(({ label }, at) => wide(label, at, columns.length))],
    ...rows.map((row) => [
      { text: row.label },
      ...columns.map(({ key }, at) => wide(figureOf(`t2.${row.key}.${key}`), at, columns.length)),
    ]),
  ]);
  const [, three = [], four = []] = officialLayout(emptyTables());
  const rows = REQUEST_ROWS_2019.map((key): LaidCell[] => [
    { text: key === 'other.single' ? '（六）其他处理' : REQUEST_ROW_LABELS[key].label, colSpan: 3 },
    ...REQUEST_COLUMNS.map((column) => ({ text: figureOf(`t3.${key}.${column}`) })),
  ]);
  const disputes = four.map((row) =>
    row.map((cell) => (cell.name === undefined ? cell : { ...cell, text: figureOf(cell.name) })),
  );
  const report = readReport(documentOf([two, [...three.slice(0, 3), ...rows], disputes]));
  expect(report.form).toBe('2019');
  expect(report.notes).toEqual([]);
  expect(CELL_NAMES_2019.map((name) => [name, String(report.cells.get(name)?.value)])).toEqual(
    CELL_NAMES_2019.map((name) => [name, figureOf(name)]),
  );
});

test('the form of 2019 is known in running text, too, and no cell of it is read for another', () => {
  const two = TABLE2_BLOCKS_2019.flatMap(({ title, columns, rows }) => [
    title,
    ['信息内容', ...columns.map(({ label }) => label)].join(' '),
    ...rows.map((row) => [row.label, ...columns.map(({ key }) => written(row.key, key))].join(' ')),
  ]);
  const lines = ['二、主动公开政府信息情况', ...two].map(
    (text) => ({ kind: 'text', text, place: {} }) as const,
  );
  const report = readReport({ format: 'text', blocks: lines, meta: { title: '', published: '' }, notes: [] });
  expect(report.form).toBe('2019');
  expect(report.cells.get('t2.permit.previous')).toMatchObject({ value: 37, doubt: null });
  expect(report.cells.get('t2.permit.change')).toMatchObject({ value: -2, doubt: null });
  expect(report.cells.get('t2.permit.decisions')).toMatchObject({ value: 504, doubt: null });
  expect(report.cells.get('t2.purchase.amount')).toMatchObject({ value: '98.4361', doubt: null });
});

function written(row: string, column: string): string {
  const figures: Readonly<Record<string, string>> = { previous: '37', change: '-2', decisions: '504' };
  return row === 'purchase' && column === 'amount' ? '98.4361' : (figures[column] ?? '1');
}

function wide(text: string, at: number, count: number): LaidCell {
  return at === count - 1 ? { text, colSpan: 4 - count } : { text };
}
