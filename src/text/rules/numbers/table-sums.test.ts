import { describe, expect, test } from 'vitest';
import { type TextBlock, readText } from '../../checked-text.ts';
import type { TextFinding } from '../../text-finding.ts';
import { findingsOf } from '../../text-rule.ts';
import { SUM_RULE } from './sums.ts';

function found({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}): TextFinding[] {
  return findingsOf(SUM_RULE, readText(text, {}, blocks));
}

/** A text of a table, a line a row and a tab between cells, with its blocks. */
function table(rows: readonly (readonly string[])[]): {
  readonly text: string;
  readonly blocks: TextBlock[];
} {
  const blocks: TextBlock[] = [];
  let text = '';
  for (const [row, cells] of rows.entries()) {
    for (const [column, words] of cells.entries()) {
      blocks.push({
        kind: 'cell',
        start: text.length,
        end: text.length + words.length,
        table: 0,
        row,
        column,
      });
      text += `${words}\t`;
    }
    text += '\n';
  }
  return { text, blocks };
}

function totalsIn(rows: readonly (readonly string[])[]): string[] {
  const given = table(rows);
  return found(given)
    .filter(({ severity }) => severity === 'gate')
    .map(({ start, end }) => given.text.slice(start, end));
}

describe('a total of a table', () => {
  test('below its parts is the sum of them', () => {
    const rows = [
      ['村', '户数', '人数'],
      ['甲村', '10', '30'],
      ['乙村', '12', '41'],
    ];
    expect(totalsIn([...rows, ['合计', '22', '71']])).toEqual([]);
    expect(totalsIn([...rows, ['合计', '23', '71']])).toEqual(['23']);
  });

  test('above its parts, or beside them, is the sum of them', () => {
    expect(
      totalsIn([
        ['村', '户数'],
        ['总计', '21'],
        ['甲村', '10'],
        ['乙村', '12'],
      ]),
    ).toEqual(['21']);
    expect(
      totalsIn([
        ['项目', '一季度', '二季度', '合计'],
        ['甲', '1', '2', '3'],
        ['乙', '4', '5', '8'],
      ]),
    ).toEqual(['8']);
  });

  test('beside its parts doesn’t count what the first columns count', () => {
    const head = ['村', '户数', '青苗费', '附着物', '合计'];
    expect(totalsIn([head, ['甲村', '8', '110', '18', '128'], ['乙村', '3', '136', '36', '172']])).toEqual(
      [],
    );
    expect(totalsIn([head, ['甲村', '8', '110', '18', '128'], ['乙村', '3', '136', '36', '182']])).toEqual([
      '182',
    ]);
  });

  test('may be of subtotals', () => {
    expect(
      totalsIn([
        ['项目', '金额'],
        ['甲', '10'],
        ['乙', '20'],
        ['小计', '30'],
        ['丙', '5'],
        ['小计', '5'],
        ['合计', '35'],
      ]),
    ).toEqual([]);
  });

  test.each([
    [
      'rates',
      [
        ['村', '增长率'],
        ['甲村', '3'],
        ['乙村', '5'],
        ['合计', '4'],
      ],
    ],
    [
      'a part of a part',
      [
        ['村', '户数'],
        ['甲村', '10'],
        ['其中：低保户', '3'],
        ['乙村', '12'],
        ['合计', '22'],
      ],
    ],
    [
      'words between the numbers',
      [
        ['村', '户数'],
        ['甲村', '10'],
        ['乙村', '不详'],
        ['合计', '22'],
      ],
    ],
    [
      'one part',
      [
        ['村', '户数'],
        ['甲村', '10'],
        ['合计', '22'],
      ],
    ],
    [
      'two totals',
      [
        ['村', '户数'],
        ['甲村', '10'],
        ['合计', '22'],
        ['乙村', '10'],
        ['合计', '10'],
      ],
    ],
  ])('is left alone where there are %s', (_, rows) => {
    expect(totalsIn(rows)).toEqual([]);
  });

  test('of amounts that were rounded one by one may be off by the last decimals, and is advice', () => {
    const rows = [
      ['项目', '金额'],
      ['甲', '1.33'],
      ['乙', '1.33'],
    ];
    expect(found(table([...rows, ['合计', '2.67']]))).toEqual([]);
    expect(found(table([...rows, ['合计', '3.66']]))).toMatchObject([{ rule: 'D16', severity: 'advice' }]);
  });

  test('is in doubt where none of several is the sum', () => {
    const rows = [
      ['指标', '一组', '二组'],
      ['甲', '1', '2'],
      ['乙', '3', '4'],
      ['合计', '9', '9'],
    ];
    expect(totalsIn(rows)).toEqual([]);
    expect(found(table(rows)).map(({ severity }) => severity)).toContain('advice');
  });

  test('counts an empty cell and a dash as nothing', () => {
    expect(
      totalsIn([
        ['村', '户数'],
        ['甲村', '10'],
        ['乙村', '—'],
        ['丙村', ''],
        ['丁村', '5'],
        ['合计', '15'],
      ]),
    ).toEqual([]);
  });
});
