import { describe, expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { PART_TITLES, REQUEST_COLUMN_LABELS } from '../form.ts';
import { cellNames, getCell } from '../tables.ts';
import { readReport } from './map-report.ts';
import type { ReadReport } from './read-report.ts';
import type { SourceBlock } from './source-document.ts';
import {
  documentWith,
  isFigure,
  type LaidCell,
  laidTable,
  mapText,
  officialLayout,
  text,
} from './test/layouts.ts';

type Rows = readonly (readonly LaidCell[])[];

const TABLES = distinctTables();
const LAID = officialLayout(TABLES);
const [TWO = [], THREE = [], FOUR = []] = LAID;
/** The same tables with other figures. */
const [, OTHER_THREE = [], OTHER_FOUR = []] = mapText(LAID, (cell) =>
  isFigure(cell) ? `${cell.text}7` : cell.text,
);

// The report of these documents is the one for 2024.
describe('of two years the report’s own is read', () => {
  test.each<[string, readonly SourceBlock[]]>([
    [
      'where each table has its year above it, last year’s first',
      [text('2023年度申请情况'), table(OTHER_THREE), text('2024年度申请情况'), table(THREE)],
    ],
    [
      'where last year’s follows as an appendix',
      [table(THREE), text('附：2023年度申请情况统计表'), table(OTHER_THREE)],
    ],
    ['where both stand side by side', [table(sideBySide(['2023年', '2024年']))]],
    ['where both stand side by side, this year’s first', [table(sideBySide(['本年', '上年']))]],
    ['where each column is parted', [table(columnsParted())]],
  ])('%s', (_what, blocks) => {
    expect(unlike(reportOf(blocks, [table(FOUR)]))).toEqual([]);
  });

  test('where table four has a row for each', () => {
    const [figures = []] = FOUR.slice(-1);
    const [others = []] = OTHER_FOUR.slice(-1);
    const heads = FOUR.slice(0, -1).map((row, at) =>
      at === 0 ? [{ text: '年度', rowSpan: 3 }, ...row] : row,
    );
    const rows = [...heads, [{ text: '2023年' }, ...others], [{ text: '2024年' }, ...figures]];
    expect(unlike(reportOf([table(THREE)], [table(rows)]))).toEqual([]);
  });
});

describe('where no year tells which is meant', () => {
  test('cells that two tables have otherwise are in doubt', () => {
    const report = reportOf([table(THREE), table(OTHER_THREE)], [table(FOUR)]);
    expect(report.cells.get('t3.open.natural')?.doubt).toContain('两张这样的表格');
    expect(silent(report)).toEqual([]);
  });

  test('the same table twice is read', () => {
    expect(unlike(reportOf([table(THREE), table(THREE)], [table(FOUR)]))).toEqual([]);
  });

  test('columns that stand there twice are in doubt', () => {
    const report = reportOf([table(sideBySide(['甲', '乙']))], [table(FOUR)]);
    expect(report.cells.get('t3.open.natural')?.doubt).not.toBeNull();
    expect(silent(report)).toEqual([]);
  });
});

test('a row out of the form’s order is read where its words are the form’s', () => {
  const rows = leaves(THREE);
  const at = rows.findIndex(([label]) => label?.text === '（七）总计');
  const moved = [...rows.slice(0, 3), ...rows.slice(at, at + 1), ...rows.slice(3, at), ...rows.slice(at + 1)];
  expect(unlike(reportOf([table(moved)], [table(FOUR)]))).toEqual([]);
});

function table(rows: Rows): SourceBlock {
  return laidTable(rows, 9);
}

function reportOf(three: readonly SourceBlock[], four: readonly SourceBlock[]): ReadReport {
  return readReport(
    documentWith([
      text(PART_TITLES[1]),
      table(TWO),
      text(PART_TITLES[2]),
      ...three,
      text(PART_TITLES[3]),
      ...four,
    ]),
  );
}

/** Each row's own words and figures, below one row of headings. */
function leaves(rows: Rows): LaidCell[][] {
  const body = rows
    .filter((row) => row.some(isFigure))
    .map((row) => [{ text: row.findLast((cell) => !isFigure(cell))?.text ?? '' }, ...row.filter(isFigure)]);
  return [
    [{ text: '情形' }, ...Object.values(REQUEST_COLUMN_LABELS).map((words) => ({ text: words }))],
    ...body,
  ];
}

/** Both tables in one, below the words for each; the words for this year name the right one. */
function sideBySide(words: readonly [string, string]): LaidCell[][] {
  const isFirst = words[0] === '本年';
  const [left, right] = isFirst ? [leaves(THREE), leaves(OTHER_THREE)] : [leaves(OTHER_THREE), leaves(THREE)];
  const heads = words.map((each) => ({ text: each, colSpan: 7 }));
  return [[{ text: '' }, ...heads], ...left.map((row, at) => [...row, ...(right[at] ?? []).slice(1)])];
}

/** Each column of the form with last year's figure and this year's. */
function columnsParted(): LaidCell[][] {
  const [last, own] = [leaves(OTHER_THREE), leaves(THREE)];
  const [head = [], ...body] = own;
  const [label = { text: '' }, ...columns] = head;
  return [
    [{ ...label, rowSpan: 2 }, ...columns.map((column) => ({ ...column, colSpan: 2 }))],
    columns.flatMap(() => [{ text: '2023年' }, { text: '2024年' }]),
    ...body.map((row, at) =>
      row.flatMap((cell, index) => (index === 0 ? [cell] : [last[at + 1]?.[index] ?? cell, cell])),
    ),
  ];
}

function unlike(report: ReadReport): string[] {
  return cellNames().filter((name) => {
    const cell = report.cells.get(name);
    return (cell?.doubt ?? null) !== null || Number(cell?.value ?? -1) !== Number(getCell(TABLES, name));
  });
}

/** Cells that are wrong and don't say so. */
function silent(report: ReadReport): string[] {
  return cellNames().filter((name) => {
    const cell = report.cells.get(name);
    return cell?.doubt === null && Number(cell.value ?? -1) !== Number(getCell(TABLES, name));
  });
}
