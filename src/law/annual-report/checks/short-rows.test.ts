import { expect, test } from 'vitest';
import { readReportOf } from '../test/read-reports.ts';
import { checkShortRows } from './short-rows.ts';

const found = (where: string, quote: string, changes = {}): string[] =>
  checkShortRows(
    readReportOf({
      notes: [{ rule: 'X-READ-GLUED', severity: 'warning', where, quote, message: '' }],
      ...changes,
    }),
  ).map((each) => `${each.severity} ${each.where} ${each.actual}/${each.expected}`);

test.each<[string, string, string[]]>([
  ['t3/row:deny.law', '0\n0\n0\n0\n0\n0', ['warning t3/row:deny.law 6/7']],
  ['t2/row:docs', '2 1', ['warning t2/row:docs 2/3']],
  ['t4', '2 1 0 0 3 1 0 0 0 1 0 0 0 1', ['warning t4 14/15']],
  ['t3/row:deny.law', '0000000', []],
  ['t3/row:deny.law', '0 0 0 0 0', []],
  ['t3/row:deny.law', '0 0 0 0 0 三', []],
  ['t2/row:permit', '', []],
])('%s with %j', (where, quote, expected) => {
  expect(found(where, quote)).toEqual(expected);
});

test('of a table that wasn’t found nothing is said', () => {
  expect(found('t2/row:docs', '2 1', { form: null })).toEqual([]);
});
