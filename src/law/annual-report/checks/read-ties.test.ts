import { describe, expect, test } from 'vitest';
import type { AgencyLevel } from '../ties.ts';
import { checkTiesOf } from '../ties.ts';
import { emptyTables } from '../tables.ts';
import {
  type CellChanges,
  FULL_YEAR,
  cellsOf,
  cellsOf2019,
  readCellOf,
  readReportOf,
} from '../test/read-reports.ts';
import { type CellSource, cellsOfReadReport, cellsOfTables } from './cell-source.ts';

const newer = (changes: CellChanges): CellSource =>
  cellsOfReadReport(readReportOf({ form: null, cells: cellsOf(FULL_YEAR, changes) }));
const older = (changes: CellChanges): CellSource =>
  cellsOfReadReport(readReportOf({ form: '2019', cells: cellsOf2019(FULL_YEAR, changes) }));
const found = (cells: CellSource, agencyLevel: AgencyLevel | null = 'township'): string[] =>
  checkTiesOf(cells, { agencyLevel }).map(
    ({ rule, severity, where, expected, actual }) => `${rule} ${severity} ${where} ${expected} ${actual}`,
  );
const blank = readCellOf(null, 'blank');
const unreadable = readCellOf(null, 'unreadable', '若干');
const doubtful = (value: number) => ({ ...readCellOf(value), doubt: '两种读法' });

describe('ties of a report that was read', () => {
  test.each<[string, CellSource, string[]]>([
    ['both forms hold', newer({}), []],
    ['the older form holds', older({}), []],
    ['a blank where a nought belongs', newer({ 't3.open.legal': blank }), []],
    [
      'a blank where a number belongs',
      newer({ 't3.open.natural': blank }),
      ['AR-T3-SUM warning t3/col:natural 5 9', 'AR-T3-ROW warning t3/row:open 0 4'],
    ],
    ['a sum over what can’t be read is left out', newer({ 't3.open.natural': unreadable }), []],
    [
      'a total that is doubtful',
      newer({ 't4.review.total': doubtful(4) }),
      ['AR-T4-SUM warning t4/group:review 3 4'],
    ],
    [
      'a part that is doubtful',
      newer({ 't4.review.upheld': doubtful(3) }),
      ['AR-T4-SUM warning t4/group:review 4 3'],
    ],
    [
      'the one row of the older form counts as a result',
      older({ 't3.other.single.legal': 1, 't3.other.single.total': 2 }),
      ['AR-T3-SUM error t3/col:legal 1 0', 'AR-T3-SUM error t3/col:total 12 11'],
    ],
    [
      'a row of the older form',
      older({ 't3.other.single.total': 2 }),
      ['AR-T3-SUM error t3/col:total 12 11', 'AR-T3-ROW error t3/row:other.single 1 2'],
    ],
    [
      'other results of the older form',
      older({ 't3.other.single.total': 4 }),
      [
        'AR-T3-SUM error t3/col:total 14 11',
        'AR-T3-ROW error t3/row:other.single 1 4',
        'AR-T3-OTHER warning t3/col:total undefined 4',
      ],
    ],
    [
      'each of the three rows of other results',
      newer({
        't3.other.noFee.natural': 1,
        't3.total.natural': 10,
        't3.carryOut.natural': 0,
        't3.carryOut.total': 1,
      }),
      [
        'AR-T3-COL error t3/col:total 13 12',
        'AR-T3-ROW error t3/row:other.noFee 1 0',
        'AR-T3-ROW error t3/row:total 12 11',
      ],
    ],
    [
      'no share of a total that can’t be read',
      newer({ 't3.total.total': unreadable, 't3.other.other.total': 9 }),
      ['AR-T3-ROW error t3/row:other.other 1 9'],
    ],
    ['no share of what can’t be read', newer({ 't3.other.other.total': unreadable }), []],
  ])('%s', (_name, cells, expected) => {
    expect(found(cells)).toEqual(expected);
  });

  test('the message of a doubtful tie says that it must be confirmed', () => {
    const messages = (changes: CellChanges): (string | undefined)[] =>
      checkTiesOf(newer(changes), { agencyLevel: null }).map(({ message }) => message);
    expect(messages({ 't4.review.total': doubtful(4) })[0]).toMatch(
      /把总计改为 3。（其中有读数须先由人工确认。）$/u,
    );
    expect(messages({ 't4.review.total': 4 })[0]).toMatch(/把总计改为 3。$/u);
  });

  test('the share of other results is told in per cent', () => {
    const finding = checkTiesOf(newer({ 't3.other.other.total': 4 }), { agencyLevel: null }).find(
      ({ rule }) => rule === 'AR-T3-OTHER',
    );
    expect(finding?.message).toContain('共 4 件，占全部办理结果 11 件的 36%');
  });
});

describe('规章 of those who may not make any', () => {
  const rules = { 't2.rules.made': 2, 't2.rules.repealed': 1, 't2.rules.valid': 4 };
  test.each<[AgencyLevel | null, string[]]>([
    ['township', ['AR-T2-RULES error t2/row:rules 0 7']],
    ['street', ['AR-T2-RULES error t2/row:rules 0 7']],
    ['district', ['AR-T2-RULES error t2/row:rules 0 7']],
    ['department', ['AR-T2-RULES warning t2/row:rules 0 7']],
    ['city', []],
    ['province', []],
    [null, []],
  ])('%s', (level, expected) => {
    expect(found(newer(rules), level)).toEqual(expected);
  });

  test('the row is told as it stands, and a doubtful cell makes it a warning', () => {
    const [finding] = checkTiesOf(newer({ ...rules, 't2.rules.repealed': blank }), { agencyLevel: 'street' });
    expect(finding?.message).toContain('现为 2、空白、4');
    expect(finding?.actual).toBe(6);
    expect(found(newer({ ...rules, 't2.rules.made': doubtful(2) }))).toEqual([
      'AR-T2-RULES warning t2/row:rules 0 7',
    ]);
    expect(found(newer({ 't2.rules.made': blank, 't2.rules.valid': blank }))).toEqual([]);
  });

  test('the older form has other columns', () => {
    expect(found(older({ 't2.rules.opened': 1 }))).toEqual(['AR-T2-RULES error t2/row:rules 0 1']);
    expect(found(older({ 't2.rules.total': 1 }))).toEqual(['AR-T2-RULES error t2/row:rules 0 1']);
    expect(found(newer({ 't2.rules.opened': 1 }))).toEqual([]);
  });
});

describe('documents in force that are fewer than those made', () => {
  const docs = { 't2.docs.made': 5, 't2.docs.repealed': 2, 't2.docs.valid': 2 };
  test.each<[string, CellSource, string[]]>([
    ['too few', newer(docs), ['X-T2-VALID warning t2/row:docs 3 2']],
    ['just enough', newer({ ...docs, 't2.docs.valid': 3 }), []],
    ['nothing made is read', newer({ ...docs, 't2.docs.made': blank }), []],
    ['nothing repealed is read', newer({ ...docs, 't2.docs.repealed': blank }), []],
    ['nothing in force is read', newer({ ...docs, 't2.docs.valid': blank }), []],
    ['the older form', older(docs), []],
  ])('%s', (_name, cells, expected) => {
    expect(found(cells)).toEqual(expected);
  });

  test('the message names row and figures', () => {
    const messageOf = (changes: CellChanges): string | undefined =>
      checkTiesOf(newer(changes), { agencyLevel: 'city' })[0]?.message;
    expect(messageOf(docs)).toContain(
      '“行政规范性文件”本年制发 5 件、废止 2 件，现行有效只有 2 件，少于二者之差 3 件',
    );
    expect(messageOf({ 't2.rules.made': 1 })).toContain('“规章”本年制发 1 件');
  });
});

describe('cells', () => {
  test('of tables and of files are read alike', () => {
    const tables = cellsOfTables(FULL_YEAR);
    const read = newer({ 't3.open.legal': doubtful(1), 't3.open.other': blank });
    expect([tables.form, tables.get('t3.new.total'), tables.amount('t2.fee.amount')]).toEqual([
      '2021',
      12,
      '12.5',
    ]);
    expect([read.form, read.get('t3.new.total'), read.amount('t2.fee.amount')]).toEqual(['2021', 12, '12.5']);
    expect([tables.get('t3.none.total'), tables.amount('t3.none.total')]).toEqual([null, null]);
    expect([read.get('t3.none.total'), read.amount('t3.none.total')]).toEqual([null, null]);
    expect([tables.get('t2.fee.amount'), read.get('t2.fee.amount'), read.get('t3.open.other')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(tables.isDoubtful('t3.open.legal')).toBe(false);
    expect(['t3.open.legal', 't3.open.total', 't3.none.total'].map(read.isDoubtful)).toEqual([
      true,
      false,
      false,
    ]);
    expect(cellsOfTables(emptyTables()).amount('t2.fee.amount')).toBe('0');
  });
});
