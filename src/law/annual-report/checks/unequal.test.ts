import { expect, test } from 'vitest';
import { finding } from '../findings.ts';
import { FULL_YEAR, cellsOf, readCellOf, readReportOf } from '../test/read-reports.ts';
import { cellsOfReadReport } from './cell-source.ts';
import { unequal, unsure } from './unequal.ts';

type Changes = Parameters<typeof cellsOf>[1];

const sums = { expected: ['t4.review.upheld', 't4.review.corrected'], actual: ['t4.review.total'] };
const found = (changes: Changes) =>
  unequal(
    cellsOfReadReport(readReportOf({ cells: cellsOf(FULL_YEAR, changes) })),
    sums,
    (expected, actual) => ({
      rule: 'AR-T4-SUM',
      where: 't4/group:review',
      message: `应为 ${expected}，现为 ${actual}。`,
    }),
  ).map(({ severity, expected, actual, message }) => [severity, expected, actual, message]);
const doubtful = (value: number) => ({ ...readCellOf(value), doubt: '两种读法' });

test('two sums that agree are no finding, two that differ are an error with both', () => {
  expect(found({})).toEqual([]);
  expect(found({ 't4.review.total': 5 })).toEqual([['error', 3, 5, '应为 3，现为 5。']]);
});

test.each<[string, Changes]>([
  ['expected', { 't4.review.upheld': readCellOf(null, 'unreadable') }],
  ['found', { 't4.review.total': readCellOf(null, 'unreadable') }],
])('nothing is said where what is %s isn’t known', (_what, changes) => {
  expect(found(changes)).toEqual([]);
});

test('a cell that was left blank counts as nought, which can only warn and is said', () => {
  const blank = readCellOf(null, 'blank');
  expect(found({ 't4.review.total': 2, 't4.review.corrected': blank })).toEqual([]);
  const slash = readCellOf(null, 'mark', '/');
  expect(found({ 't4.review.total': 3, 't4.review.corrected': slash })).toEqual([
    ['warning', 2, 3, '应为 2，现为 3。（空白和斜线按 0 计算。）'],
  ]);
});

test.each<[string, Changes]>([
  ['expected', { 't4.review.upheld': doubtful(4) }],
  ['found', { 't4.review.total': doubtful(5) }],
])('a figure that is %s and must be confirmed makes it a warning that says so', (_what, changes) => {
  const [said] = found(changes);
  expect(said?.[0]).toBe('warning');
  expect(said?.[3]).toMatch(/。（其中有读数须先由人工确认。）$/u);
});

test('what is only worth a look stays that when it is unsure', () => {
  const of = (severity: 'error' | 'warning' | 'info') =>
    unsure(finding({ rule: 'AR-X-PEND', severity, where: 'report', message: '甲' })).severity;
  expect([of('error'), of('warning'), of('info')]).toEqual(['warning', 'warning', 'info']);
});
