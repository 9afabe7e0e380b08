import { describe, expect, test } from 'vitest';
import { cellNames, emptyTables } from '../law/annual-report/tables.ts';
import { annualReportTables } from './annual-report-tables.ts';
import { columnHeader, dataCell, headersOf, layOutTable, rowHeader, type TableSpec } from './table-spec.ts';

const [two, three, four] = annualReportTables(emptyTables());

describe('the three statutory tables', () => {
  test.each([
    [two, 4, 14],
    [three, 10, 28],
    [four, 15, 4],
  ])('$caption fills its grid', (spec, columns, rows) => {
    const { grid } = layOutTable(spec);
    expect(grid).toHaveLength(rows);
    for (const line of grid) expect(line).toHaveLength(columns);
  });

  test('together they hold each of the 200 cells once', () => {
    const names = [two, three, four].flatMap((spec) => spec.rows.flat().flatMap((cell) => cell.name ?? []));
    expect(names).toHaveLength(200);
    expect(new Set(names)).toEqual(new Set(cellNames()));
  });

  test('a figure of table three knows its column and all groups of its row', () => {
    expect(headings(three, 't3.deny.law.enterprise')).toEqual([
      '申请人情况',
      '法人或其他组织',
      '商业企业',
      '三、本年度办理结果',
      '（三）不予公开',
      '2.其他法律行政法规禁止公开',
    ]);
  });

  test('a figure of table two belongs to its own block only', () => {
    expect(headings(two, 't2.coerce.decisions')).toEqual([
      '第二十条第（六）项',
      '本年处理决定数量',
      '行政强制',
    ]);
  });

  test('a figure of table four knows its way of dispute', () => {
    expect(headings(four, 't4.afterReview.pending')).toEqual(['行政诉讼', '复议后起诉', '尚未审结']);
  });
});

describe('a table that does not fill its grid is refused', () => {
  const spec = (rows: TableSpec['rows']): TableSpec => ({
    caption: '测试',
    columnWidths: [1, 1],
    headerRows: 0,
    fontSize: 9,
    rows,
  });
  test.each([
    ['a row too short', [[dataCell('1')]]],
    ['a row too long', [[dataCell('1'), dataCell('2'), dataCell('3')]]],
    ['a span over the edge', [[rowHeader('a', { colSpan: 3 })]]],
    ['a row span below the last row', [[columnHeader('a', { rowSpan: 2 }), dataCell('1')]]],
    ['overlapping spans', [[dataCell('1'), dataCell('2', { rowSpan: 2 })], [dataCell('3', { colSpan: 2 })]]],
  ])('%s', (_what, rows) => {
    expect(() => layOutTable(spec(rows))).toThrow(RangeError);
  });
});

function headings(spec: TableSpec, name: string): string[] {
  const table = layOutTable(spec);
  const cell = table.rows.flat().find((candidate) => candidate.name === name);
  if (cell === undefined) throw new Error(`no cell ${name}`);
  return headersOf(table, cell).map((header) => header.text);
}
