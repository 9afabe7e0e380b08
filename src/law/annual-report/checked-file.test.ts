import { expect, test } from 'vitest';
import { checkedFile, unreadFile } from './checked-file.ts';
import { finding } from './findings.ts';
import { cellNames } from './tables.ts';
import { cellsOf, FULL_YEAR, readReportOf } from './test/read-reports.ts';

const KEYS = ['file', 'form', 'title', 'agency', 'year', 'cells', 'doubtful', 'findings'];

test('every cell is a number or null, the fee too', () => {
  const { cells, doubtful } = checkedFile('年报.html', readReportOf(), []);
  expect(Object.keys(cells)).toEqual(cellNames());
  expect(cells['t2.fee.amount']).toBe(12.5);
  expect(Object.values(cells).every((value) => value === null || typeof value === 'number')).toBe(true);
  expect(doubtful).toEqual([]);
});

test('an amount with more digits than a number keeps is told as doubtful', () => {
  const cells = cellsOf(FULL_YEAR, { 't2.fee.amount': '12345678901234.123456' });
  const told = checkedFile('年报.html', readReportOf({ cells }), []);
  expect(told.cells['t2.fee.amount']).toBe(12345678901234.123);
  expect(told.doubtful).toEqual(['t2.fee.amount']);
});

test('a finding has all its keys, also without words and figures', () => {
  const found = finding({ rule: 'X-TEXT', where: 'report', message: '没有文字。' });
  const { findings } = checkedFile('年报.html', readReportOf(), [found]);
  expect(findings).toEqual([
    {
      rule: 'X-TEXT',
      severity: 'info',
      where: 'report',
      quote: '',
      message: '没有文字。',
      expected: null,
      actual: null,
      law: found.law,
    },
  ]);
});

test('a file that wasn’t read has the keys of one that was, and why', () => {
  const unread = unreadFile('坏.pdf', '打不开。');
  expect(Object.keys(unread).toSorted()).toEqual([...KEYS, 'error'].toSorted());
  expect(unread).toMatchObject({ cells: {}, doubtful: [], findings: [], error: '打不开。' });
  expect(Object.keys(checkedFile('a', readReportOf(), []))).toEqual(KEYS);
});
