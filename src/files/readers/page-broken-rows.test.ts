import { describe, expect, test } from 'vitest';
import { joinBrokenRow } from './page-broken-rows.ts';
import type { PageTable } from './page-table.ts';

function tableOf(rows: readonly (readonly string[])[]): PageTable {
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => ({ text, row, column, rowspan: 1, colspan: 1 })),
  );
  return { kind: 'table', rows: rows.length, columns: rows[0]?.length ?? 0, cells };
}

function rowsOf(table: PageTable | undefined): string[][] {
  return Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    (table?.cells ?? []).filter((cell) => cell.row === row).map((cell) => cell.text),
  );
}

describe('a row that the end of a page breaks', () => {
  const whole = ['2.重复申请', '1', '1'];

  test('is one with the figures above', () => {
    const above = tableOf([whole, ['3.要求提供', '4', '4']]);
    const joined = joinBrokenRow(above, tableOf([['公开出版物', '', ''], whole]));
    expect(rowsOf(joined?.above)).toEqual([whole, ['3.要求提供\n公开出版物', '4', '4']]);
    expect(rowsOf(joined?.below)).toEqual([whole]);
  });

  test('is one with the figures below', () => {
    const above = tableOf([whole, ['3.要求提供', '', '']]);
    const joined = joinBrokenRow(above, tableOf([['公开出版物', '4', '4'], whole]));
    expect(rowsOf(joined?.above)).toEqual([whole]);
    expect(rowsOf(joined?.below)).toEqual([['3.要求提供\n公开出版物', '4', '4'], whole]);
  });

  test('words that reach over more rows stay beside the others', () => {
    const below = tableOf([
      ['（五）不予处理', '公开出版物', '', ''],
      ['2.重复申请', '1', '1'],
    ]);
    const cells = below.cells.map((cell) => ({
      ...cell,
      rowspan: cell.row === 0 && cell.column === 0 ? 2 : 1,
      column: cell.row === 1 ? cell.column + 1 : cell.column,
    }));
    const joined = joinBrokenRow(tableOf([['3.要求提供', '4', '4']]), { ...below, cells });
    expect(rowsOf(joined?.below)).toEqual([['（五）不予处理', '2.重复申请', '1', '1']]);
    expect(joined?.below.cells[0]).toMatchObject({ row: 0, rowspan: 1 });
  });

  test.each([
    {
      name: 'two whole rows, of which one is blank',
      above: ['2.重复申请', '1', '1'],
      below: ['3.要求提供公开出版物', '', ''],
    },
    {
      name: 'halves that both have figures',
      above: ['3.要求提供', '1', '1'],
      below: ['公开出版物', '2', '2'],
    },
    {
      name: 'halves that make no label of the form',
      above: ['3.要求提供', '1', '1'],
      below: ['其他', '', ''],
    },
    { name: 'a row without words', above: ['', '1', '1'], below: ['公开出版物', '', ''] },
    { name: 'a row of words alone', above: ['3.要求提供'], below: ['公开出版物', '', ''] },
  ])('$name are not one', ({ above, below }) => {
    expect(joinBrokenRow(tableOf([above]), tableOf([below]))).toBeNull();
  });
});
