import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { countRecords } from '../classify.ts';
import { PART_TITLES } from '../form.ts';
import { computeTables } from '../compute.ts';
import { type ReportTables, cellNames, getCell } from '../tables.ts';
import { registerRecords } from '../test/generated-records.ts';
import { readReport } from './map-report.ts';
import type { ReadReport } from './read-report.ts';
import {
  documentOf,
  documentWith,
  isFigure,
  type LaidCell,
  laidTable,
  type LaidTables,
  mapText,
  mapThree,
  officialLayout,
  text,
} from './test/layouts.ts';

const TABLES = distinctTables();

/** Layouts of the same figures; what of them can't be read is said. */
const LAYOUTS: readonly (readonly [string, (laid: LaidTables) => LaidTables])[] = [
  ['the official layout', (laid) => laid],
  [
    'labels spaced out',
    (laid) => mapText(laid, (cell) => (isFigure(cell) ? cell.text : [...cell.text].join(' '))),
  ],
  [
    'other ordinals',
    (laid) => mapText(laid, (cell) => (isFigure(cell) ? cell.text : cell.text.replace(/^(\d)\./u, '（$1）'))),
  ],
  [
    'no ordinals',
    (laid) => mapText(laid, (cell) => (isFigure(cell) ? cell.text : cell.text.replace(/^\d\./u, ''))),
  ],
  [
    'other words',
    (laid) =>
      mapText(laid, (cell) =>
        cell.text
          .replace('政府信息公开申请数量', '申请数量')
          .replace('属于行政执法案卷', '行政执法案卷信息')
          .replace('（区分处理的，只计这一情形，不计其他情形）', ''),
      ),
  ],
  [
    'line breaks in labels',
    (laid) => mapText(laid, (cell) => (isFigure(cell) ? cell.text : cell.text.replace(/(.{4})/gu, '$1\n'))),
  ],
  ['full-width digits', (laid) => mapText(laid, (cell) => (isFigure(cell) ? widened(cell.text) : cell.text))],
  [
    'units behind the figures',
    (laid) => mapText(laid, (cell) => (isCount(cell) ? `${cell.text}件` : cell.text)),
  ],
  ['a column of nothing before the total', (laid) => mapThree(laid, (rows) => rows.map(withSpacer))],
  ['the total before the others', (laid) => mapThree(laid, (rows) => rows.map(totalFirst))],
  ['a row that is none of the form', (laid) => mapThree(laid, withExtraRow)],
  ['the group named in each row', (laid) => mapThree(laid, groupsRepeated)],
  ['groups and row in one cell', (laid) => mapThree(laid, labelsJoined)],
  ['headings without spans', (laid) => mapThree(laid, headingsApart)],
  ['all in one table', (laid) => [laid.flat()]],
];

describe('reads each of 200 cells', () => {
  test.each(LAYOUTS)('from %s', (_what, change) => {
    const report = readReport(documentOf(change(officialLayout(TABLES))));
    expect(wrong(report, TABLES)).toEqual([]);
    expect(absent(report)).toEqual([]);
  });

  test.each([3, 7, 12, 20, 27])('from a table three that a page parts behind row %i', (at) => {
    const [two = [], three = [], four = []] = officialLayout(TABLES);
    const blocks = [
      laidTable(two, 1),
      laidTable(cut(three, 0, at), 2),
      laidTable(cut(three, at, three.length), 3),
      laidTable(four, 4),
    ];
    const report = readReport(documentWith(blocks));
    expect(wrong(report, TABLES)).toEqual([]);
    expect(absent(report)).toEqual([]);
  });

  test('from a table whose last rows stand below it as lines', () => {
    const [two = [], three = [], four = []] = officialLayout(TABLES);
    const rows = groupsRepeated(three);
    const loose = rows.slice(20).map((row) => text(row.map((cell) => cell.text).join(' ')));
    const report = readReport(
      documentWith([
        text('二、主动公开政府信息情况'),
        laidTable(two, 1),
        text('三、收到和处理政府信息公开申请情况'),
        laidTable(rows.slice(0, 20), 2),
        ...loose,
        text('四、政府信息公开行政复议、行政诉讼情况'),
        laidTable(four, 3),
      ]),
    );
    expect(wrong(report, TABLES)).toEqual([]);
    expect(absent(report)).toEqual([]);
    expect(report.notes).toEqual([]);
  });

  test('from figures that stand behind their words in lines', () => {
    const report = readReport(documentWith(lines(officialLayout(TABLES), ' ').map(text)));
    expect(wrong(report, TABLES)).toEqual([]);
    expect(absent(report)).toEqual([]);
  });

  test('from a table four with a row for each group', () => {
    const [two = [], three = []] = officialLayout(TABLES);
    const group = (label: string, kind: 'review' | 'direct' | 'afterReview'): LaidCell[] => [
      { text: label },
      ...(['upheld', 'corrected', 'other', 'pending', 'total'] as const).map((column) => ({
        text: String(TABLES.table4[kind][column]),
      })),
    ];
    const four = [
      ['类别', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((words) => ({ text: words })),
      group('行政复议', 'review'),
      group('未经复议直接起诉', 'direct'),
      group('复议后起诉', 'afterReview'),
    ];
    expect(wrong(readReport(documentOf([two, three, four])), TABLES)).toEqual([]);
  });
});

describe('what isn’t there is said, and shifts nothing', () => {
  test.each([3, 5, 9, 14, 20, 26])('row %i of table three', (at) => {
    const laid = mapThree(officialLayout(TABLES), (rows) =>
      groupsRepeated(rows).filter((_, row) => row !== at),
    );
    const report = readReport(documentOf(laid));
    expect(wrong(report, TABLES)).toEqual([]);
    expect(absent(report)).toHaveLength(7);
    expect(report.notes.filter(({ rule }) => rule === 'X-READ-ROW')).toHaveLength(1);
  });

  test('a blank, a stroke and a word in place of nought', () => {
    const zeros = readReport(
      documentOf(
        mapText(officialLayout(consistent()), (cell) =>
          isFigure(cell) && cell.text === '0' ? '' : cell.text,
        ),
      ),
    );
    expect(wrong(zeros, consistent())).toEqual([]);
    expect(zeros.cells.get('t3.open.legal')).toMatchObject({ value: null, dress: 'blank' });
    const marks = readReport(
      documentOf(
        mapText(officialLayout(consistent()), (cell) =>
          isFigure(cell) && cell.text === '0' ? '—' : cell.text,
        ),
      ),
    );
    expect(marks.cells.get('t3.open.legal')).toMatchObject({ value: null, dress: 'mark', raw: '—' });
  });

  test('a mistake of the source survives', () => {
    const laid = mapText(officialLayout(TABLES), (cell) =>
      cell.name === 't3.open.total' ? '999' : cell.text,
    );
    expect(readReport(documentOf(laid)).cells.get('t3.open.total')).toMatchObject({
      value: 999,
      doubt: null,
    });
  });

  test('a row with a cell too few is doubted', () => {
    const laid = mapThree(officialLayout(TABLES), (rows) =>
      rows.map((row) => row.filter(({ name }) => name !== 't3.open.research')),
    );
    const report = readReport(documentOf(laid));
    expect(report.cells.get('t3.open.total')?.doubt).toContain('6个数据格');
    expect(report.cells.get('t3.partial.total')?.doubt).toBeNull();
  });

  test('a document without tables', () => {
    const report = readReport(documentWith([]));
    expect(report.form).toBeNull();
    expect(report.notes.map(({ where }) => where)).toEqual(['t2', 't3', 't4']);
  });
});

describe('figures that ran together', () => {
  test('are parted where sums leave one reading, and never wrongly', () => {
    let [read, all] = [0, 0];
    fc.assert(
      fc.property(registerRecords, (records) => {
        const tables = computeTables(countRecords(records, 2024));
        const report = readReport(documentWith(lines(officialLayout(tables), '').map(text)));
        for (const name of cellNames()) {
          const cell = report.cells.get(name);
          if (cell?.value === null || cell === undefined) continue;
          expect({ name, value: String(cell.value) }).toEqual({ name, value: String(getCell(tables, name)) });
          read += 1;
        }
        all += cellNames().length;
      }),
      { numRuns: 150 },
    );
    expect(read / all).toBeGreaterThan(0.95);
  });
});

test('digits without end, as in what is no table, have no reading and end soon', () => {
  const line = text(`（二）部分公开${'1234567890'.repeat(30)}`);
  const started = performance.now();
  const report = readReport(documentWith([text(PART_TITLES[2]), line]));
  expect(report.cells.get('t3.partial.total')?.value).toBeNull();
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('words, year, agency and parts are read with the tables', () => {
  const report = readReport(documentOf(officialLayout(TABLES)));
  expect(report).toMatchObject({
    form: '2021',
    year: 2024,
    agencyName: '云溪市青岚区石桥镇人民政府',
    title: '云溪市青岚区石桥镇人民政府2024年政府信息公开工作年度报告',
    opening: '本报告由六个部分组成。',
  });
  expect(report.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(report.parts[5]?.text).toBe('本年度未收取信息处理费。');
});

test('the title is the report’s own, not that of another year’s report which the page lists beside it', () => {
  const laid = documentOf(officialLayout(TABLES));
  const link = text('云溪市青岚区石桥镇人民政府2022年政府信息公开工作年度报告');
  const listed = { ...laid, blocks: [link, ...laid.blocks] };
  expect(readReport(listed).year).toBe(2024);
  const named = { ...listed, blocks: [...laid.blocks.slice(0, 2), link, ...laid.blocks.slice(2)] };
  const meta = { title: `${readReport(laid).title}_年度报告_青岚区人民政府`, published: '' };
  expect(readReport({ ...named, meta }).year).toBe(2024);
});

test('a row whose words stand elsewhere in the file is said to be unread, not to be missing', () => {
  // Every label stands beside its own row, so that nothing else moves.
  const laid = mapThree(officialLayout(TABLES), (rows) =>
    rows
      .filter((row) => !row.some(({ text: words }) => words.includes('没有现成信息')))
      .map((row) => row.filter(({ rowSpan = 1 }) => rowSpan === 1 || isHeading(row))),
  );
  const severities = (document: ReturnType<typeof documentOf>): string[] =>
    readReport(document).notes.flatMap(({ rule, severity }) => (rule === 'X-READ-ROW' ? [severity] : []));
  const without = documentOf(laid);
  expect(severities(without)).toEqual(['error']);
  const line = text('2.没有现成信息 ３ ４ 需要另行制作');
  expect(severities({ ...without, blocks: [...without.blocks, line] })).toEqual(['warning']);
});

test('a title that only the file’s properties hold takes no line from the opening', () => {
  const meta = { title: '石桥镇人民政府2024年政府信息公开工作年度报告', published: '' };
  const report = readReport({
    format: 'ofd',
    blocks: [text('本报告如下。'), text('一、总体情况')],
    meta,
    notes: [],
  });
  expect(report).toMatchObject({ year: 2024, opening: '本报告如下。' });
});

/** Cells that were read as something else than they are; blanks and absent ones aren't. */
function wrong(report: ReadReport, tables: ReportTables): string[] {
  return cellNames().flatMap((name) => {
    const cell = report.cells.get(name);
    if (cell === undefined || (cell.value === null && String(getCell(tables, name)) === '0')) return [];
    return String(cell.value) === String(getCell(tables, name)) && cell.doubt === null
      ? []
      : [`${name}: ${cell.raw} as ${cell.value} ${cell.doubt ?? ''}`];
  });
}

function absent(report: ReadReport): string[] {
  return cellNames().filter((name) => !report.cells.has(name));
}

function consistent(): ReportTables {
  const [records] = fc.sample(registerRecords, { numRuns: 1, seed: 7 });
  return computeTables(
    countRecords(records ?? { requests: [], normative: [], decisions: [], fees: [], disputes: [] }, 2024),
  );
}

function isHeading(row: readonly LaidCell[]): boolean {
  return !row.some(isFigure);
}

function isCount(cell: LaidCell): boolean {
  return isFigure(cell) && cell.name !== 't2.fee.amount';
}

function widened(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => String.fromCodePoint(Number(digit) + 0xff10));
}

/** An empty cell before the total, as invisible columns of pages have it. */
function withSpacer(row: readonly LaidCell[]): LaidCell[] {
  return row.flatMap((cell) => (cell.name?.endsWith('.total') ? [{ text: '' }, cell] : [cell]));
}

function totalFirst(row: readonly LaidCell[]): LaidCell[] {
  const total = row.find((cell) => cell.name?.endsWith('.total') || cell.text === '总计');
  const first = row.findIndex((cell) => isFigure(cell) || cell.text === '自然人');
  if (total === undefined || first < 0) return [...row];
  const rest = row.filter((cell) => cell !== total);
  return [...rest.slice(0, first), total, ...rest.slice(first)];
}

function withExtraRow(rows: readonly (readonly LaidCell[])[]): (readonly LaidCell[])[] {
  const at = rows.findIndex((row) => row.some(({ name }) => name === 't3.carryOut.total'));
  const extra = [
    { text: '其中：转为线下办理', colSpan: 3 },
    ...Array.from({ length: 7 }, () => ({ text: '77' })),
  ];
  return [...rows.slice(0, at), extra, ...rows.slice(at)];
}

/** No cell reaches down: its words stand in each row again. */
function groupsRepeated(rows: readonly (readonly LaidCell[])[]): LaidCell[][] {
  const grid = laidTable(rows, 0);
  return rows.map((_, row) =>
    Array.from({ length: grid.columns }, (__, column): LaidCell[] => {
      const cell = grid.cells.find(
        (each) =>
          each.row <= row &&
          row < each.row + each.rowspan &&
          each.column <= column &&
          column < each.column + each.colspan,
      );
      if (cell === undefined || cell.column !== column) return [];
      const own = rows[row]?.find((each) => each.text === cell.text && each.name !== undefined);
      return [{ text: cell.text, colSpan: cell.colspan, ...(own?.name !== undefined && { name: own.name }) }];
    }).flat(),
  );
}

function labelsJoined(rows: readonly (readonly LaidCell[])[]): LaidCell[][] {
  return groupsRepeated(rows).map((row) => {
    const figures = row.filter(isFigure);
    if (figures.length === 0) return row;
    return [
      {
        text: row
          .filter((cell) => !isFigure(cell))
          .map((cell) => cell.text)
          .join(''),
        colSpan: 3,
      },
      ...figures,
    ];
  });
}

/** Headings that begin at the left edge, as converters leave them that know no spans. */
function headingsApart(rows: readonly (readonly LaidCell[])[]): LaidCell[][] {
  return rows.map((row) => (row.some(isFigure) ? [...row] : row.map(({ text: words }) => ({ text: words }))));
}

/** Rows from one to another, with the cells that reach into them from above laid out anew. */
function cut(rows: readonly (readonly LaidCell[])[], from: number, to: number): LaidCell[][] {
  return groupsRepeated(rows).slice(from, to);
}

/** Each row in a line: its words, then its figures. */
function lines(laid: LaidTables, between: string): string[] {
  const titles = [
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
  ];
  return laid.flatMap((rows, at) => [
    titles[at] ?? '',
    ...rows.map((row) => row.map((cell) => cell.text).join(between)),
  ]);
}
