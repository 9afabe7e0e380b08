import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { FULL_YEAR, cellsOf, readCellOf, readReportOf } from '../test/read-reports.ts';
import { ofReadReport } from './checked-report.ts';
import { checkStatedNone } from './stated-none.ts';
import { clausesWithScope } from './stated-scope.ts';

// The tables: 12 new requests, 3 reviews, 1 suit without and 1 after review.
type Cells = ReturnType<typeof cellsOf>;
const NOTHING = cellsOf(emptyTables());

function found(text: string, cells: Cells = cellsOf(FULL_YEAR), name = '示范区青禾镇人民政府'): string[] {
  const report = ofReadReport(readReportOf({ cells }), { name });
  return checkStatedNone(clausesWithScope(text, 'part:1', report), 'part:1', report).map(
    ({ rule, severity, expected, actual, quote }) => `${rule} ${severity} ${expected} ${actual} ${quote}`,
  );
}

describe('a text that says there were no requests', () => {
  test.each<[string, string[]]>([
    ['全年未收到政府信息公开申请，已报告。', ['AR-N-1 error 12 0 未收到政府信息公开申请']],
    ['未收到申请，没有收到依申请公开。', ['AR-N-1 error 12 0 未收到申请']],
    ['（二）依申请公开\n本年度未收到。', ['AR-N-1 error 12 0 本年度未收到']],
    ['（二）依申请公开\n本年度没有收到。', ['AR-N-1 error 12 0 本年度没有收到']],
    ['（二）依申请公开\n本年度的各项工作开展以来未收到。', []],
    ['（二）依申请公开\n未收到投诉。', []],
    ['（三）政府信息管理\n本年度未收到。', []],
    ['2023年，未收到政府信息公开申请。', []],
    ['全区未收到政府信息公开申请。', []],
    ['未收到法人的政府信息公开申请。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('is right where the table has none or doesn’t say, and unsure where it is', () => {
    const text = '全年未收到政府信息公开申请。';
    const withNew = (cell: ReturnType<typeof readCellOf>): Cells =>
      cellsOf(FULL_YEAR, { 't3.new.total': cell });
    expect(found(text, NOTHING)).toEqual([]);
    expect(found(text, withNew(readCellOf(null, 'blank')))).toEqual([]);
    expect(found(text, withNew({ ...readCellOf(12), doubt: '两种读法' }))).toEqual([
      'AR-N-1 warning 12 0 未收到政府信息公开申请',
    ]);
  });
});

describe('a text that says there were no disputes', () => {
  test.each<[string, string[]]>([
    ['全年未发生行政复议。', ['AR-N-10 warning 3 0 未发生行政复议']],
    ['全年未发生行政诉讼。', ['AR-N-10 warning 2 0 未发生行政诉讼']],
    [
      '全年未发生行政复议和行政诉讼。',
      ['AR-N-10 warning 3 0 未发生行政复议和行政诉讼', 'AR-N-10 warning 2 0 未发生行政复议和行政诉讼'],
    ],
    [
      '未被申请行政复议的情况，也未被提起行政诉讼。',
      ['AR-N-10 warning 3 0 未被申请行政复议', 'AR-N-10 warning 2 0 未被提起行政诉讼'],
    ],
    [
      '没有因信息公开被提起诉讼、申请复议。',
      [
        'AR-N-10 warning 3 0 没有因信息公开被提起诉讼、申请复议',
        'AR-N-10 warning 2 0 没有因信息公开被提起诉讼、申请复议',
      ],
    ],
    [
      '行政复议、行政诉讼均为零。',
      ['AR-N-10 warning 3 0 行政复议、行政诉讼均为零', 'AR-N-10 warning 2 0 行政复议、行政诉讼均为零'],
    ],
    ['行政诉讼案件为0。', ['AR-N-10 warning 2 0 行政诉讼案件为0']],
    ['全年未发生行政复议，行政诉讼2件。', ['AR-N-10 warning 3 0 未发生行政复议']],
    ['全年未发生行政复议败诉的情形。', []],
    ['全区未发生行政复议。', []],
    ['各部门全年没有行政复议被纠正。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('is right where the table has none or doesn’t say', () => {
    const text = '全年未发生行政复议和行政诉讼。';
    expect(found(text, NOTHING)).toEqual([]);
    const blank = readCellOf(null, 'blank');
    expect(found(text, cellsOf(FULL_YEAR, { 't4.review.total': blank, 't4.direct.total': blank }))).toEqual(
      [],
    );
    expect(found(text, cellsOf(FULL_YEAR, { 't4.review.total': 0, 't4.direct.total': 0 }))).toEqual([
      'AR-N-10 warning 1 0 未发生行政复议和行政诉讼',
    ]);
  });
});

describe('a text of answers to requests that the tables have none of', () => {
  const none = (text: string): string[] => found(text, NOTHING);

  test.each<[string, number]>([
    ['收到的政府信息公开申请均已按时答复。', 1],
    ['（二）依申请公开\n收到的申请均已按时答复，群众满意。', 1],
    ['收到的申请答复率达到100%。', 1],
    ['收到的许可申请均已按时办结。', 0],
    ['（二）依申请公开\n收到的许可申请均已按时办结。', 1],
    ['2023年的政府信息公开申请均已按时答复。', 0],
    ['全区政府信息公开申请均已按时答复。', 0],
    ['来信均已按时答复。', 0],
    ['政府信息公开申请及时登记。', 0],
    ['政府信息公开申请将全部按时答复。', 0],
    ['未收到政府信息公开申请，历年申请均已按时答复。', 0],
  ])('%s %i', (text, count) => {
    expect(none(text)).toHaveLength(count);
  });

  test('is told with its first words', () => {
    const words = `收到的${'各方面的'.repeat(8)}政府信息公开申请均已按时答复`;
    expect(none(`${words}。`)).toEqual([`AR-N-12 warning 0 undefined ${words.slice(0, 40)}`]);
  });

  test('is right as soon as one was received, carried in or handled', () => {
    const text = '收到的政府信息公开申请均已按时答复。';
    for (const cell of ['t3.new.total', 't3.carryIn.total', 't3.total.total'])
      expect(found(text, cellsOf(emptyTables(), { [cell]: 1 }))).toEqual([]);
    expect(found(text, cellsOf(emptyTables(), { 't3.new.total': readCellOf(null, 'blank') }))).toEqual([]);
  });
});
