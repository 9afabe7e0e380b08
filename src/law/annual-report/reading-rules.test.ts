import { describe, expect, test } from 'vitest';
import type { ReadReport } from './reading/read-report.ts';
import { type RuleId, ruleWithId } from './rules.ts';
import { emptyTables } from './tables.ts';
import { type ChangeRows, type Rows, readPage, readPlain, rowOf } from './test/read-pages.ts';
import { checkReadReport } from './validate.ts';

/** Rules whose findings the mapping of a file makes: each case is the bytes of a page or a text. */
type ReadingRule = Extract<RuleId, `X-READ-${string}`>;
/** What reading a file may find: the rule, its severity and its place. */
type Told = readonly [file: string, report: () => ReadReport, told: readonly string[]];

const without =
  (words: string): ChangeRows =>
  (rows) =>
    rows.some((row) => row.some(({ text }) => text.includes(words)))
      ? withoutRow(rows, rowOf(rows, words))
      : rows;
const reworded =
  (words: string, other: string): ChangeRows =>
  (rows) =>
    rows.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replace(words, other) })));
const table =
  (number: 2 | 3 | 4, change: (rows: Rows) => Rows): ChangeRows =>
  (rows, which) =>
    which === number ? change(rows) : rows;
const withRow =
  (label: string, figure?: string): ChangeRows =>
  (rows, which) => {
    const words = { text: label, colSpan: figure === undefined ? 10 : 3 };
    const figures = figure === undefined ? [] : Array.from({ length: 7 }, () => ({ text: figure }));
    return which === 3 ? rows.toSpliced(rowOf(rows, '结转下年度'), 0, [words, ...figures]) : rows;
  };

/** The rows without one, and cells that reached down into it a row shorter. */
function withoutRow(rows: Rows, at: number): Rows {
  return rows
    .map((row, index) =>
      row.map((cell) => {
        const { rowSpan = 1 } = cell;
        return index < at && index + rowSpan > at ? { ...cell, rowSpan: rowSpan - 1 } : cell;
      }),
    )
    .toSpliced(at, 1);
}

const CASES: Readonly<Record<ReadingRule, readonly Told[]>> = {
  'X-READ-TABLE': [
    ['without table two', () => readPage(table(2, () => [])), ['error t2']],
    ['without table three', () => readPage(table(3, () => [])), ['error t3']],
    ['without table four', () => readPage(table(4, () => [])), ['error t4']],
    [
      'with a table three of which the headings alone stand there',
      () =>
        readPage(
          table(3, () => []),
          ['社会公益组织　法律服务机构　1.属于国家秘密　2.重复申请'],
        ),
      ['warning t3'],
    ],
    ['with each table', () => readPage(), []],
    ['with each table in lines', () => readPlain(' '), []],
  ],
  'X-READ-ROW': [
    ['without a row of table two', () => readPage(without('行政强制')), ['error t2/row:coerce']],
    ['without a row of table three', () => readPage(without('2.重复申请')), ['error t3/row:noProc.repeat']],
    [
      'with the words of a lost row elsewhere',
      () => readPage(without('7.属于行政执法案卷'), ['7.属于行政执法案卷一项另见附件。']),
      ['warning t3/row:deny.caseFile'],
    ],
    [
      'with a table four that lacks the figures of a group',
      () =>
        readPage(
          table(4, (rows) =>
            rows.map((row) => row.filter(({ name = '' }) => !name.startsWith('t4.afterReview.'))),
          ),
        ),
      ['warning t4/group:afterReview'],
    ],
    ['with a row in other words', () => readPage(reworded('7.属于行政执法案卷', '(7)行政执法案卷信息')), []],
    [
      'with a row of blanks',
      () =>
        readPage((rows) =>
          rows.map((row) =>
            row.map((cell) =>
              cell.name?.startsWith('t3.noProc.repeat.') === true ? { ...cell, text: '' } : cell,
            ),
          ),
        ),
      [],
    ],
    [
      'with the last row below its table',
      () => readPage(without('四、结转下年度'), ['四、结转下年度继续办理 1 1 0 0 0 0 2']),
      [],
    ],
  ],
  'X-READ-EXTRA': [
    ['with a row of its own', () => readPage(withRow('其中：转为线下办理', '7')), ['warning t3']],
    [
      'with a row of its own that is nought',
      () => readPage(withRow('其中：转为线下办理', '0')),
      ['warning t3'],
    ],
    [
      'with a row of its own that is blank',
      () => readPage(withRow('其中：转为线下办理', '')),
      ['warning t3'],
    ],
    ['with a row of words alone', () => readPage(withRow('以下由各科室填报')), []],
    ['with words below the table', () => readPage((rows) => rows, ['注：其中转为线下办理7件。']), []],
    [
      'with a row whose words are nearly the form’s',
      () => readPage(reworded('2.重复申请', '2.重复的申请')),
      [],
    ],
  ],
  'X-READ-GLUED': [
    ['of digits that can be parted in two ways', () => readPlain(''), ['warning t2/row:docs']],
    ['of digits that can be parted in one way', () => readPlain('', emptyTables()), []],
    ['of digits that stand apart', () => readPlain(' '), []],
  ],
};

describe.each(Object.entries(CASES))('%s is told of a file', (id, cases) => {
  test.each(cases)('%s', (_file, report, told) => {
    const found = checkReadReport(report()).filter(({ rule }) => rule === id);
    expect(found.map(({ severity, where }) => `${severity} ${where}`)).toEqual(told);
  });

  test('with the law of the rule and never harder than the rule', () => {
    const found = cases.flatMap(([, report]) => checkReadReport(report())).filter(({ rule }) => rule === id);
    expect(found.map(({ law }) => law)).toEqual(found.map(() => ruleWithId(id)?.law));
    const hardest = found.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    expect(hardest).toBe(ruleWithId(id)?.severity);
  });
});

test('a page with the report as the form has it has no finding', () => {
  expect(checkReadReport(readPage())).toEqual([]);
});

test('what the text says of a table that isn’t on the page is none of its cells', () => {
  const said = ['全年公示行政处罚7件，行政许可决定31件。', '收到申请12件，其中予以公开4件、部分公开2件。'];
  for (const number of [2, 3] as const) {
    const report = readPage(
      table(number, () => []),
      number === 3 ? said : [],
    );
    expect([...report.cells.keys()].filter((name) => name.startsWith(`t${number}.`))).toEqual([]);
    expect(report.notes.map(({ rule, where }) => `${rule} ${where}`)).toEqual([`X-READ-TABLE t${number}`]);
  }
});
