import { expect, test } from 'vitest';
import { diffReports } from './diff-reports.ts';
import { reportFromJson } from './report-from-json.ts';
import type { ReadReport } from './read-report.ts';

function report(over: object): ReadReport {
  const read = reportFromJson({
    cells: { 't3.new.total': 3, 't2.fee.amount': '1.5' },
    parts: [{ number: 1, title: '一、总体情况', text: '公开了文件。' }],
    ...over,
  });
  if (!('report' in read)) throw new Error(read.problem);
  return read.report;
}

test('the same report doesn’t differ', () => {
  expect(diffReports(report({}), report({}))).toEqual({ cells: [], parts: [] });
});

test('cells and parts that differ are named, and one that is absent isn’t nought', () => {
  const other = report({
    cells: { 't3.new.total': 4, 't2.fee.amount': '1.5', 't3.open.total': 0 },
    parts: [{ number: 1, title: '一、总体情况', text: '公开了文件，收到申请。' }],
  });
  const { cells, parts } = diffReports(report({}), other);
  expect(cells.map(({ name, left, right }) => [name, left, right])).toEqual([
    ['t3.new.total', 3, 4],
    ['t3.open.total', null, 0],
  ]);
  expect(parts).toMatchObject([{ heading: '一、总体情况' }]);
});
