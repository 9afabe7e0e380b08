import { describe, expect, test } from 'vitest';
import type { ReadCell, ReadReport } from '../reading/read-report.ts';
import {
  type CellChanges,
  FULL_YEAR,
  cellsOf,
  cellsOf2019,
  readCellOf,
  readReportOf,
} from '../test/read-reports.ts';
import { emptyTables } from '../tables.ts';
import { checkCells, checkReadCells } from './cell-values.ts';

const found = (report: ReadReport): string[] =>
  checkReadCells(report).map(({ severity, where, cells }) => `${severity} ${where} ${cells?.length ?? 0}`);
const changed = (changes: CellChanges): string[] =>
  found(readReportOf({ cells: cellsOf(FULL_YEAR, changes) }));
const every = (prefix: string, cell: ReadCell | null): CellChanges =>
  Object.fromEntries(
    [...cellsOf(FULL_YEAR).keys()].filter((name) => name.startsWith(prefix)).map((name) => [name, cell]),
  );
const blank = readCellOf(null, 'blank');

describe('cells that are not filled as the form wants it', () => {
  test.each<[string, CellChanges, string[]]>([
    ['the first of a table', { 't3.new.natural': blank }, ['error t3.new.natural 1']],
    ['the last of a table', { 't4.afterReview.total': blank }, ['error t4.afterReview.total 1']],
    ['a word before it', { 't3.new.total': readCellOf(12, 'dressed', '计12') }, ['error t3.new.total 1']],
    ['one blank', { 't3.open.natural': blank }, ['error t3.open.natural 1']],
    ['a stroke', { 't2.docs.made': readCellOf(null, 'mark', '—') }, ['error t2.docs.made 1']],
    ['full-width digits', { 't4.review.total': readCellOf(3, 'dressed', '３') }, ['error t4.review.total 1']],
    ['a unit', { 't3.new.total': readCellOf(12, 'dressed', '12件') }, ['error t3.new.total 1']],
    ['separators', { 't3.new.total': readCellOf(1012, 'dressed', '1,012') }, ['warning t3.new.total 1']],
    [
      'words',
      { 't3.new.total': { ...readCellOf(null, 'unreadable', '十二'), doubt: '不是数' } },
      ['error t3.new.total 1'],
    ],
    ['a row of blanks', every('t3.open.', blank), ['error t3/row:open 7']],
    [
      'two blanks and a stroke in a row',
      { 't3.open.natural': blank, 't3.open.legal': blank, 't3.open.other': readCellOf(null, 'mark', '/') },
      ['error t3/row:open 2', 'error t3.open.other 1'],
    ],
    ['a group of blanks', every('t4.direct.', blank), ['error t4/group:direct 5']],
    ['a blank table', every('t3.', blank), ['error t3 0']],
    ['a row that isn’t there', every('t3.noProc.massive.', null), ['error t3/row:noProc.massive 7']],
    ['a table that isn’t there', every('t4.', null), ['warning t4 0']],
    ['every cell filled', {}, []],
  ])('%s', (_name, changes, expected) => {
    expect(changed(changes)).toEqual(expected);
  });

  test('the message names the columns of a row that has blanks', () => {
    const [finding] = checkReadCells(
      readReportOf({ cells: cellsOf(FULL_YEAR, { 't3.open.natural': blank, 't3.open.legal': blank }) }),
    );
    expect(finding?.message).toContain('（一）予以公开”一行的“自然人”“法律服务机构”是空白');
  });

  test('the older form has its own cells', () => {
    const older = (changes: CellChanges): string[] =>
      found(readReportOf({ form: '2019', cells: cellsOf2019(FULL_YEAR, changes) }));
    expect(older({})).toEqual([]);
    expect(older({ 't2.purchase.amount': blank })).toEqual(['error t2.purchase.amount 1']);
    expect(older({ 't3.other.single.natural': null })).toEqual(['error t3.other.single.natural 1']);
  });

  test('digits that run together are told by the reader, not laid to the office', () => {
    const glued = { ...readCellOf(null, 'unreadable', '0000120'), doubt: '两种读法' };
    const report = readReportOf({
      cells: cellsOf(FULL_YEAR, every('t3.open.', glued)),
      notes: [
        { rule: 'X-READ-GLUED', severity: 'warning', where: 't3/row:open', quote: '0000120', message: '' },
      ],
    });
    expect(found(report)).toEqual([]);
  });

  const row = 't3/row:open';
  const absent = {
    rule: 'X-READ-ROW',
    severity: 'warning',
    where: row,
    quote: '予以公开',
    message: '',
  } as const;
  test.each<[string, ReadReport['notes'], string]>([
    ['of which the reader says that it is there', [absent], `warning ${row} 7`],
    ['of which nothing is said', [], `error ${row} 7`],
    ['that the reader, too, didn’t find', [{ ...absent, severity: 'error' }], `error ${row} 7`],
    ['beside one that is there unread', [{ ...absent, where: 't3/row:partial' }], `error ${row} 7`],
    ['below one that is too many', [{ ...absent, rule: 'X-READ-EXTRA' }], `error ${row} 7`],
    ['of which the last of several notes says it', [{ ...absent, where: 't3' }, absent], `warning ${row} 7`],
  ])('a lost row %s', (_what, notes, expected) => {
    expect(found(readReportOf({ cells: cellsOf(FULL_YEAR, every('t3.open.', null)), notes }))).toEqual([
      expected,
    ]);
  });

  const doubted = { ...blank, doubt: '列不确定' };
  test.each<[string, CellChanges, string]>([
    ['that are in doubt', { 't3.open.natural': doubted, 't3.open.legal': doubted }, 'warning t3/row:open 2'],
    [
      'of which one is certain',
      { 't3.open.natural': doubted, 't3.open.legal': blank },
      'error t3/row:open 2',
    ],
    ['of a whole table in doubt', every('t4.', doubted), 'warning t4 0'],
    ['of a table with one for certain', { ...every('t4.', doubted), 't4.review.total': blank }, 'error t4 0'],
  ])('blanks %s', (_what, changes, expected) => {
    expect(changed(changes)).toEqual([expected]);
  });

  test('words in doubt are an error all the same: no office wrote a number there', () => {
    const words = { ...readCellOf(null, 'unreadable', '约'), doubt: '不是数' };
    expect(changed({ 't3.open.natural': words, 't3.open.legal': words })).toEqual(['error t3/row:open 2']);
  });

  test('without any table there is nothing to say of cells', () => {
    expect(found(readReportOf({ form: null, cells: new Map() }))).toEqual([]);
  });
});

describe('what the finding says', () => {
  const ADVICE = '没有发生的请填 0，不要留空，也不要填“/”“—”或全角数字。';
  const AMOUNT = '不小于 0 的金额（万元，最多 6 位小数）';
  test.each<[CellChanges, string]>([
    [
      { 't3.open.natural': blank },
      '第三部分“三、本年度办理结果（一）予以公开”的“自然人”是空白，应当填写不小于 0 的整数。',
    ],
    [
      { 't2.fee.amount': readCellOf(null, 'mark', ' / ') },
      `第二部分“行政事业性收费”的“本年收费金额（单位：万元）”填的是符号（“/”），应当填写${AMOUNT}。`,
    ],
    [every('t2.docs.', blank), '第二部分“行政规范性文件”一行是空白，应当填写不小于 0 的整数。'],
    [
      { 't2.docs.made': blank, 't2.docs.valid': blank },
      '第二部分“行政规范性文件”一行的“本年制发件数”“现行有效件数”是空白，应当填写不小于 0 的整数。',
    ],
    [every('t4.afterReview.', null), '第四部分“复议后起诉”一组没有找到，应当填写不小于 0 的整数。'],
    [
      { 't4.direct.upheld': blank, 't4.direct.total': blank },
      '第四部分“未经复议直接起诉”一组的“结果维持”“总计”是空白，应当填写不小于 0 的整数。',
    ],
    [
      { 't3.new.other': readCellOf(3, 'dressed', `３${'件'.repeat(40)}`) },
      `第三部分“一、本年新收政府信息公开申请数量”的“其他”用了全角数字（“３${'件'.repeat(29)}”），应当填写不小于 0 的整数。`,
    ],
    [every('t4.', blank), '第四部分的表格各栏都是空白。'],
    [every('t2.', readCellOf(null, 'mark', '/')), '第二部分的表格各栏都填的是符号。'],
  ])('%#', (changes, message) => {
    const findings = checkReadCells(readReportOf({ cells: cellsOf(FULL_YEAR, changes) }));
    expect(findings.map((finding) => finding.message)).toEqual([`${message}${ADVICE}`]);
  });

  test.each<[CellChanges, string]>([
    [{ 't2.permit.change': blank }, '第二部分“行政许可”一行的“本年增/减”是空白，应当填写整数。'],
    [
      { 't2.docs.made': blank },
      '第二部分“规范性文件”一行的“本年新制作数量”是空白，应当填写不小于 0 的整数。',
    ],
    [
      { 't3.other.single.legal': blank },
      '第三部分“三、本年度办理结果（六）其他处理”一行的“法律服务机构”是空白，应当填写不小于 0 的整数。',
    ],
  ])('on the older form: %#', (changes, message) => {
    const cells = cellsOf2019(FULL_YEAR, changes);
    const findings = checkReadCells(readReportOf({ form: '2019', cells }));
    expect(findings.map((finding) => finding.message)).toEqual([`${message}${ADVICE}`]);
  });

  test('a table that is missing is told with what belongs into it', () => {
    const missing = (report: ReadReport): string | undefined => checkReadCells(report)[0]?.message;
    expect(missing(readReportOf({ cells: cellsOf(FULL_YEAR, every('t3.', null)) }))).toBe(
      '没有找到第三部分的表格。表格应当按规定格式列出，没有发生的填 0；如果是图片，请改为文字。',
    );
    const older = [...cellsOf2019(FULL_YEAR)].filter(([name]) => !name.startsWith('t4.'));
    expect(missing(readReportOf({ form: '2019', cells: new Map(older) }))).toBe(
      '没有找到第四部分的表格。表格应当按规定格式列出；如果是图片，请改为文字。',
    );
  });

  test('the quote is what stands there, cut short', () => {
    const quote = (raw: string): string | undefined =>
      checkReadCells(
        readReportOf({ cells: cellsOf(FULL_YEAR, { 't3.open.legal': readCellOf(null, 'mark', raw) }) }),
      )[0]?.quote;
    expect(quote(' — ')).toBe('—');
    expect(quote('/'.repeat(40))).toBe('/'.repeat(30));
    expect(quote('')).toBeUndefined();
  });

  test('notes of other rows and kinds excuse nothing', () => {
    const glued = { ...readCellOf(null, 'unreadable', '00x'), doubt: '两种读法' };
    const report = (note: { rule: string; where: string; quote: string }): ReadReport =>
      readReportOf({
        cells: cellsOf(FULL_YEAR, {
          't3.open.legal': glued,
          't3.open.natural': readCellOf(null, 'mark', '/'),
        }),
        notes: [{ severity: 'warning', message: '', ...note }],
      });
    const all = ['error t3.open.natural 1', 'error t3.open.legal 1'];
    expect(found(report({ rule: 'X-READ-GLUED', where: 't3/row:new', quote: 'abc' }))).toEqual(all);
    expect(found(report({ rule: 'X-READ-ROW', where: 't3/row:open', quote: '00x' }))).toEqual(all);
    expect(found(report({ rule: 'X-READ-GLUED', where: 't3', quote: '00x' }))).toEqual(all.slice(0, 1));
    expect(found(report({ rule: 'X-READ-GLUED', where: 't3/row:open', quote: 'abc' }))).toEqual(
      all.slice(0, 1),
    );
  });

  test('nobody is blamed for a table of blanks that only the reading left', () => {
    const unread = { ...blank, doubt: '这一行有4个数据格' };
    expect(changed(every('t3.', unread))).toEqual(['warning t3 0']);
    expect(changed(every('t3.', blank))).toEqual(['error t3 0']);
  });

  test('a cell of the office’s own tables is named with what stands there', () => {
    const messageOf = (value: unknown): string | undefined => {
      const { table4, ...rest } = emptyTables();
      const tables = { ...rest, table4: { ...table4, review: { ...table4.review, upheld: value } } };
      return checkCells(tables)[0]?.message;
    };
    const label = '第四部分“行政复议”的“结果维持”应当填写不小于 0 的整数';
    expect(messageOf(null)).toBe(`${label}，现为“空白”。${ADVICE}`);
    expect(messageOf(undefined)).toBe(`${label}，现为“空白”。${ADVICE}`);
    expect(messageOf('/')).toBe(`${label}，现为“/”。${ADVICE}`);
    expect(messageOf('3')).toBe(`${label}，现为“3”。${ADVICE}`);
    const { fee: _fee, ...table2 } = emptyTables().table2;
    expect(checkCells({ ...emptyTables(), table2 })[0]?.message).toContain(AMOUNT);
  });
});
