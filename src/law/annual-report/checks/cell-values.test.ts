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
import { checkReadCells } from './cell-values.ts';

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

  test('without any table there is nothing to say of cells', () => {
    expect(found(readReportOf({ form: null, cells: new Map() }))).toEqual([]);
  });
});
