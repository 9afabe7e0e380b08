import { describe, expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { DISPUTE_COLUMNS, DISPUTE_COLUMN_LABELS, PART_TITLES, REQUEST_COLUMN_LABELS } from '../form.ts';
import { cellNames, getCell } from '../tables.ts';
import { readReport } from './map-report.ts';
import type { ReadReport } from './read-report.ts';
import type { SourceBlock } from './source-document.ts';
import { documentWith, isFigure, type LaidCell, laidTable, officialLayout, text } from './test/layouts.ts';

const TABLES = distinctTables();
const LAID = officialLayout(TABLES);
const [TWO = [], THREE = [], FOUR = []] = LAID;
const HEADINGS: readonly LaidCell[] = Object.values(REQUEST_COLUMN_LABELS).map((words) => ({ text: words }));

const DISPUTES: readonly LaidCell[] = DISPUTE_COLUMNS.map((column) => ({
  text: DISPUTE_COLUMN_LABELS[column],
}));

type Rows = readonly (readonly LaidCell[])[];

describe('reads each of 200 cells', () => {
  test('from tables that lie on their side', () => {
    expect(unlike(reportOf(blockRows(TWO).map(turned), [turned(leaves())], [FOUR]))).toEqual([]);
  });

  test('from a table two whose rows and columns all stand beside each other over one row of figures', () => {
    const blocks = blockRows(TWO).map(([head = [], ...rows]) => ({ columns: head.slice(1), rows }));
    const figures = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.filter(isFigure)));
    const wideTwo = [
      blocks.flatMap(({ rows, columns }) =>
        rows.map((row) => ({ text: row[0]?.text ?? '', colSpan: columns.length })),
      ),
      blocks.flatMap(({ rows, columns }) => rows.flatMap(() => columns)),
      figures,
    ];
    expect(unlike(reportOf([wideTwo], [THREE], [FOUR]))).toEqual([]);
  });

  test('from tables with English words below the Chinese ones', () => {
    const english = (rows: Rows): LaidCell[][] =>
      rows.map((row) =>
        row.map((cell) => (isFigure(cell) ? cell : { ...cell, text: `${cell.text}\nUpheld` })),
      );
    expect(unlike(reportOf([TWO], [THREE], [english(FOUR)]))).toEqual([]);
  });

  test('from a table three whose second half stands beside its first', () => {
    const rows = leaves();
    const [head = [], ...body] = rows;
    const half = Math.ceil(body.length / 2);
    const empty = head.map(() => ({ text: '' }));
    const beside = body.slice(0, half).map((row, at) => [...row, ...(body[half + at] ?? empty)]);
    expect(unlike(reportOf([TWO], [[[...head, ...head], ...beside]], [FOUR]))).toEqual([]);
  });

  test('from halves beside each other that go on over the end of a page', () => {
    const [head = [], ...body] = leaves();
    const half = Math.ceil(body.length / 2);
    const empty = head.map(() => ({ text: '' }));
    const beside = body.slice(0, half).map((row, at) => [...row, ...(body[half + at] ?? empty)]);
    for (const end of [2, 6, half - 2]) {
      const pages = [[[...head, ...head], ...beside.slice(0, end)], beside.slice(end)];
      expect(unlike(reportOf([TWO], pages, [FOUR])), `after ${end} rows`).toEqual([]);
    }
  });

  test('from halves that stand beside each other anew on each page', () => {
    const [head = [], ...body] = leaves();
    const pages = [0, 14].map((from) => [
      [...head, ...head],
      ...body
        .slice(from, from + 7)
        .map((row, at) => [...row, ...(body[from + 7 + at] ?? head.map(() => ({ text: '' })))]),
    ]);
    expect(unlike(reportOf([TWO], pages, [FOUR]))).toEqual([]);
  });

  test('from a table three that shows its columns in three tables below each other', () => {
    const parts = [
      [0, 3],
      [3, 5],
      [5, 7],
    ].map(([from = 0, to = 0]) =>
      leaves().map(([label = { text: '' }, ...row]) => [label, ...row.slice(from, to)]),
    );
    expect(unlike(reportOf([TWO], parts, [FOUR]))).toEqual([]);
  });

  test('from tables that are drawn with characters', () => {
    const drawn = [TWO, leaves(), FOUR].map((rows) =>
      rows.map((row) => text(`| ${row.map((cell) => cell.text).join(' | ')} |`)),
    );
    expect(unlike(readReport(documentWith(underTitles(drawn))))).toEqual([]);
  });

  test('from tables that are drawn without a frame', () => {
    const drawn = [TWO, leaves(), FOUR].map((rows) =>
      rows.map((row) => text(row.map((cell) => cell.text).join(' | '))),
    );
    expect(
      unlike(readReport(documentWith(underTitles(drawn)))).filter((name) => !name.startsWith('t2')),
    ).toEqual([]);
  });

  test('from cells that each stand in a line, in other words than the form’s', () => {
    const reworded = (words: string): string =>
      words
        .replace('二、上年结转政府信息公开申请数量', '二、上年度结转政府信息公开申请数')
        .replace('申请数量', '申请数')
        .replace('相关政府信息', '该政府信息')
        .replace('属于四类过程性信息', '属于过程性信息');
    const blocks = [TWO, leaves(), FOUR].map((rows) =>
      rows.flatMap((row) => row.map((cell) => text(reworded(cell.text)))),
    );
    expect(unlike(readReport(documentWith(underTitles(blocks))))).toEqual([]);
  });

  test('from a table three with a column of units', () => {
    const rows = leaves().map(([label = { text: '' }, ...row], at) => [
      label,
      { text: at === 0 ? '单位' : '件' },
      ...row,
    ]);
    expect(unlike(reportOf([TWO], [rows], [FOUR]))).toEqual([]);
  });

  test('from a table two that lists each figure behind row and column', () => {
    const listed = blockRows(TWO).flatMap(([head = [], ...rows]) =>
      rows.flatMap(([label = { text: '' }, ...figures]) =>
        figures.map((figure, at) => [{ text: label.text }, { text: head[at + 1]?.text ?? '' }, figure]),
      ),
    );
    expect(unlike(reportOf([listed], [THREE], [FOUR]))).toEqual([]);
  });

  test.each<[string, readonly Rows[]]>([
    [
      'groups below each other',
      [groupsOf(FOUR).flatMap(([label, figures]) => [[wide(label)], DISPUTES, figures])],
    ],
    ['a table a group', groupsOf(FOUR).map(([label, figures]) => [[wide(label)], DISPUTES, figures])],
    [
      'a row a figure',
      [
        groupsOf(FOUR).flatMap(([label, figures]) =>
          figures.map((each, at) => [{ text: label }, DISPUTES[at] ?? each, each]),
        ),
      ],
    ],
    [
      'short words',
      [
        [
          [{ text: '' }, ...['维持', '纠正', '其他', '未审结', '合计'].map((words) => ({ text: words }))],
          ...groupsOf(FOUR).map(([label, figures]) => [{ text: label }, ...figures]),
        ],
      ],
    ],
    [
      'words before the figures',
      [
        FOUR.map((row) => (row.some(isFigure) ? [{ text: '数量（件）' }, ...row] : row)).map((row, at) =>
          at === 0 ? [{ text: '', rowSpan: 3 }, ...row] : row,
        ),
      ],
    ],
    [
      'headings of suits that moved out of their columns',
      [
        [[wide('行政复议')], DISPUTES, groupsOf(FOUR)[0]?.[1] ?? []],
        [
          [{ text: '未经复议直接起诉', colSpan: 2 }],
          [...DISPUTES, ...DISPUTES.slice(0, 2), { text: '复议后起诉\n其他结果' }, ...DISPUTES.slice(3)],
          groupsOf(FOUR)
            .slice(1)
            .flatMap(([, figures]) => figures),
        ],
      ],
    ],
    [
      'two tables that run into each other',
      [
        [
          [{ text: '行政复议' }],
          DISPUTES,
          groupsOf(FOUR)[0]?.[1] ?? [],
          [{ text: '未经复议直接起诉' }, { text: '复议后起诉' }],
          [...DISPUTES, ...DISPUTES],
          groupsOf(FOUR)
            .slice(1)
            .flatMap(([, figures]) => figures),
        ],
      ],
    ],
    [
      'blank cells beside the words of each group',
      [
        groupsOf(FOUR).flatMap(([label, figures]) => [
          [{ text: label }, ...DISPUTES.slice(1).map(() => ({ text: '' }))],
          DISPUTES,
          figures,
        ]),
      ],
    ],
    [
      'more cells of words before the figures than above them',
      [
        [
          [{ text: '类别' }, ...DISPUTES],
          ...groupsOf(FOUR).map(([label, figures], at) => [
            ...(at === 0 ? [] : [{ text: '行政诉讼' }]),
            { text: label },
            ...figures,
          ]),
        ],
      ],
    ],
  ])('from a table four with %s', (_what, four) => {
    expect(unlike(reportOf([TWO], [THREE], four))).toEqual([]);
  });

  test('from tables of groups that only the lines above them name', () => {
    const captioned = groupsOf(FOUR).map(([label, figures], at): SourceBlock[] => [
      text(`（${'一二三'.charAt(at)}）${label}`),
      laidTable([DISPUTES, figures], 4 + at),
    ]);
    const blocks = underTitles([[laidTable(TWO, 1)], [laidTable(THREE, 2)], captioned.flat()]);
    expect(unlike(readReport(documentWith(blocks)))).toEqual([]);
  });
});

test('a table with last year’s figures beside this year’s is read with doubt or not at all', () => {
  const rows = leaves().map((row, at) => [
    ...row,
    ...row.slice(1).map((cell) => ({ text: at === 0 ? cell.text : '0' })),
  ]);
  const report = reportOf([TWO], [rows], [FOUR]);
  const silent = unlike(report).filter((name) => (report.cells.get(name)?.doubt ?? null) === null);
  expect(silent).toEqual([]);
});

test('two figures for one cell of table four are in doubt', () => {
  const twice = [...FOUR, ...FOUR.slice(-1).map((row) => row.map(() => ({ text: '88' })))];
  const report = reportOf([TWO], [THREE], [twice]);
  expect(report.cells.get('t4.review.upheld')?.doubt).toContain('两个不同的数');
});

/** The three tables below the titles of their parts. */
function underTitles(parts: readonly (readonly SourceBlock[])[]): SourceBlock[] {
  return parts.flatMap((blocks, at) => [text(PART_TITLES[at + 1] ?? ''), ...blocks]);
}

function reportOf(...parts: readonly (readonly Rows[])[]): ReadReport {
  let tables = 0;
  const blocks = parts.map((each) =>
    each.map((rows) => {
      tables += 1;
      return laidTable(rows, tables);
    }),
  );
  return readReport(documentWith(underTitles(blocks)));
}

/** Table three with one row of headings and each row's own words. */
function leaves(): LaidCell[][] {
  const rows = THREE.filter((row) => row.some(isFigure)).map((row) => {
    const label = row.findLast((cell) => !isFigure(cell))?.text ?? '';
    return [{ text: label }, ...row.filter(isFigure)];
  });
  return [[{ text: '情形' }, ...HEADINGS], ...rows];
}

/** The blocks of table two, each from its headings on. */
function blockRows(rows: Rows): LaidCell[][][] {
  const blocks: LaidCell[][][] = [];
  for (const row of rows) {
    if (row.length === 1) blocks.push([]);
    else blocks.at(-1)?.push(row.map(({ colSpan: _span, ...cell }) => cell));
  }
  return blocks;
}

function turned(rows: Rows): LaidCell[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? { text: '' }));
}

/** The figures of each group of table four, with its name. */
function groupsOf(rows: Rows): (readonly [string, readonly LaidCell[]])[] {
  const figures = rows.at(-1) ?? [];
  return ['行政复议', '未经复议直接起诉', '复议后起诉'].map((label, at) => [
    label,
    figures.slice(at * 5, at * 5 + 5),
  ]);
}

function wide(label: string): LaidCell {
  return { text: label, colSpan: 5 };
}

/** Cells of the form whose value isn't the table's. */
function unlike(report: ReadReport): string[] {
  return cellNames().filter((name) => {
    const value = report.cells.get(name)?.value ?? null;
    return value === null || Number(value) !== Number(getCell(TABLES, name));
  });
}
