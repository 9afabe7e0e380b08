import { describe, expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { DISPUTE_COLUMNS, DISPUTE_COLUMN_LABELS, DISPUTE_KINDS } from '../form.ts';
import { cellNames, getCell } from '../tables.ts';
import { readReport } from './map-report.ts';
import type { SourceBlock } from './source-document.ts';
import { documentWith, type LaidCell, laidTable, officialLayout, text } from './test/layouts.ts';

const TABLES = distinctTables();
const [TWO = [], , FOUR = []] = officialLayout(TABLES);
const LEAVES: LaidCell[] = DISPUTE_KINDS.flatMap(() =>
  DISPUTE_COLUMNS.map((column) => ({ text: DISPUTE_COLUMN_LABELS[column] })),
);

/** Cells of some tables of the form that aren't read as they are, from these blocks. */
function unlike(blocks: readonly SourceBlock[], tables: RegExp): string[] {
  const { cells } = readReport(documentWith(blocks));
  return cellNames().filter((name) => {
    const cell = cells.get(name);
    const isRight =
      cell !== undefined && cell.doubt === null && Number(cell.value) === Number(getCell(TABLES, name));
    return tables.test(name) && !isRight;
  });
}

describe('tables two and four beside each other on a sheet', () => {
  const four = laidTable(FOUR, 1);
  const two = laidTable(TWO, 1);
  const beside = (left: typeof two, right: typeof two, { by, down }: { by: number; down: number }) => ({
    ...left,
    columns: left.columns + by + right.columns,
    rows: Math.max(left.rows, right.rows + down),
    cells: [
      ...left.cells,
      ...right.cells.map((cell) => ({
        ...cell,
        row: cell.row + down,
        column: cell.column + left.columns + by,
      })),
    ],
  });

  test.each([0, 1, 3])('are read both, %i rows apart', (down) => {
    for (const by of [0, 1]) {
      expect(unlike([beside(two, four, { by, down })], /^t[24]/u)).toEqual([]);
      expect(unlike([beside(four, two, { by, down })], /^t[24]/u)).toEqual([]);
    }
  });
});

describe('a table four between whose headings a page ends', () => {
  const figures = FOUR.at(-1) ?? [];

  test('is one with the figures overleaf', () => {
    const headings = FOUR.slice(0, -1);
    expect(unlike([laidTable(headings, 1), laidTable([figures], 2)], /^t4/u)).toEqual([]);
  });

  test('is one with its lowest headings and figures overleaf', () => {
    const groups = [
      [
        { text: '行政复议', colSpan: 5 },
        { text: '行政诉讼', colSpan: 2 },
      ],
      [
        ...['', '', '', '', '总计'].map((words) => ({ text: words })),
        { text: '未经复议直接起诉' },
        { text: '复议后起诉' },
      ],
    ];
    const rest = LEAVES.map((cell, at) => (at === 4 ? { text: '' } : cell));
    expect(unlike([laidTable(groups, 1), laidTable([rest, figures], 2)], /^t4/u)).toEqual([]);
  });

  test('isn’t joined where the columns overleaf aren’t the form’s', () => {
    const groups = [['行政复议', '未经复议直接起诉', '复议后起诉'].map((words) => ({ text: words }))];
    const turned = [LEAVES[1] ?? { text: '' }, LEAVES[0] ?? { text: '' }, ...LEAVES.slice(2)];
    const found = unlike([laidTable(groups, 1), laidTable([turned, figures], 2)], /^t4/u);
    expect(found).toHaveLength(15);
  });

  test('isn’t joined over a text between', () => {
    const blocks = [laidTable(FOUR.slice(0, -1), 1), text('另有说明如下。'), laidTable([figures], 2)];
    expect(unlike(blocks, /^t4/u)).toHaveLength(15);
  });
});
