import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { type CellChanges, cellsOf, cellsOf2019, readCellOf, readReportOf } from '../test/read-reports.ts';
import { checkAcrossYears } from './across-years.ts';
import { type CellSource, cellsOfReadReport } from './cell-source.ts';

const newer = (changes: CellChanges): CellSource =>
  cellsOfReadReport(readReportOf({ cells: cellsOf(emptyTables(), changes) }));
const older = (changes: CellChanges): CellSource =>
  cellsOfReadReport(readReportOf({ form: '2019', cells: cellsOf2019(emptyTables(), changes) }));
const found = (now: CellSource, before: CellSource): string[] =>
  checkAcrossYears(now, before).map(
    ({ rule, severity, where, expected, actual }) => `${rule} ${severity} ${where} ${expected} ${actual}`,
  );
const doubtful = { ...readCellOf(2), doubt: '两种读法' };
const blank = readCellOf(null, 'blank');

describe('what is carried over', () => {
  test.each<[string, CellSource, CellSource, string[]]>([
    ['the same', newer({ 't3.carryIn.total': 2 }), newer({ 't3.carryOut.total': 2 }), []],
    [
      'another total',
      newer({ 't3.carryIn.total': 1 }),
      newer({ 't3.carryOut.total': 2 }),
      ['AR-X-CARRY error t3.carryIn.total 2 1'],
    ],
    [
      'another column',
      newer({ 't3.carryIn.legal': 1 }),
      newer({}),
      ['AR-X-CARRY warning t3.carryIn.legal 0 1'],
    ],
    [
      'from the older form',
      newer({ 't3.carryIn.total': 1 }),
      older({ 't3.carryOut.total': 2 }),
      ['AR-X-CARRY error t3.carryIn.total 2 1'],
    ],
    [
      'a doubtful figure of last year',
      newer({}),
      newer({ 't3.carryOut.total': doubtful }),
      ['AR-X-CARRY warning t3.carryIn.total 2 0'],
    ],
    [
      'a doubtful figure of this year',
      newer({ 't3.carryIn.total': doubtful }),
      newer({}),
      ['AR-X-CARRY warning t3.carryIn.total 0 2'],
    ],
    ['a blank of last year', newer({ 't3.carryIn.total': 2 }), newer({ 't3.carryOut.total': blank }), []],
    ['a blank of this year', newer({ 't3.carryIn.total': blank }), newer({ 't3.carryOut.total': 2 }), []],
  ])('%s', (_name, now, before, expected) => {
    expect(found(now, before)).toEqual(expected);
  });

  test('the advice is another for the total and for a column', () => {
    const [total, column] = checkAcrossYears(
      newer({ 't3.carryIn.total': 1, 't3.carryIn.legal': 1 }),
      newer({}),
    ).toSorted((a, b) => a.severity.localeCompare(b.severity));
    expect(total?.message).toContain('请核对是否有漏登、重登的申请');
    expect(column?.message).toContain('的“法律服务机构”为 1 件');
    expect(column?.message).toContain('如系更正了申请人的类别');
  });
});

describe('documents in force', () => {
  const year = { 't2.docs.made': 62, 't2.docs.repealed': 33, 't2.docs.valid': 440 };
  test.each<[string, CellSource, CellSource, string[]]>([
    [
      'do not follow',
      newer(year),
      newer({ 't2.docs.valid': 470 }),
      ['AR-X-VALID warning t2/row:docs 499 440'],
    ],
    ['follow', newer(year), newer({ 't2.docs.valid': 411 }), []],
    ['nothing made is read', newer({ ...year, 't2.docs.made': blank }), newer({ 't2.docs.valid': 470 }), []],
    [
      'nothing repealed is read',
      newer({ ...year, 't2.docs.repealed': blank }),
      newer({ 't2.docs.valid': 470 }),
      [],
    ],
    [
      'nothing in force is read',
      newer({ ...year, 't2.docs.valid': blank }),
      newer({ 't2.docs.valid': 470 }),
      [],
    ],
    ['nothing of last year is read', newer(year), newer({ 't2.docs.valid': blank }), []],
    ['last year on the older form', newer(year), older({ 't2.docs.valid': 470 }), []],
    ['this year on the older form', older(year), newer({ 't2.docs.valid': 470 }), []],
  ])('%s', (_name, now, before, expected) => {
    expect(found(now, before)).toEqual(expected);
  });
});

describe('pending cases', () => {
  const before = newer({ 't4.afterReview.pending': 2 });
  test.each<[string, CellSource, CellSource, string[]]>([
    ['vanished', newer({}), before, ['AR-X-PEND info t4/group:afterReview 2 0']],
    ['were decided', newer({ 't4.afterReview.total': 1 }), before, []],
    ['nothing is read', newer({ 't4.afterReview.total': blank }), before, []],
    ['there were none', newer({}), newer({}), []],
    ['nothing was read', newer({}), newer({ 't4.afterReview.pending': blank }), []],
  ])('%s', (_name, now, last, expected) => {
    expect(found(now, last)).toEqual(expected);
  });
});
