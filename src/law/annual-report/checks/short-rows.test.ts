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
  ['t3/row:deny.law', '123456 2  3\t4 5 6', ['warning t3/row:deny.law 6/7']],
  ['t3/row:deny.law', '1234567 2 3 4 5 6', []],
  ['t3/row:other.noFee', '0 0 0 0 0 0', ['warning t3/row:other.noFee 6/7']],
  ['t3/row:other.single', '0 0 0 0 0 0', []],
])('%s with %j', (where, quote, expected) => {
  expect(found(where, quote)).toEqual(expected);
});

test('of a table that wasn’t found nothing is said', () => {
  expect(found('t2/row:docs', '2 1', { form: null })).toEqual([]);
});

test('the older form has rows of its own, and such of two figures, of which one says nothing', () => {
  const older = { form: '2019' as const };
  expect(found('t3/row:other.single', '0 0 0 0 0 0', older)).toEqual(['warning t3/row:other.single 6/7']);
  expect(found('t3/row:other.noFee', '0 0 0 0 0 0', older)).toEqual([]);
  expect(found('t2/row:fee', '5', older)).toEqual([]);
});

test('another note of figures says nothing of blanks', () => {
  const notes = [
    { rule: 'X-READ-EXTRA', severity: 'warning' as const, where: 't2/row:docs', quote: '2 1', message: '' },
  ];
  expect(checkShortRows(readReportOf({ notes }))).toEqual([]);
});

test('the quote is cut short', () => {
  const quote = Array.from({ length: 14 }, () => '12345').join('  ');
  const notes = [{ rule: 'X-READ-GLUED', severity: 'warning' as const, where: 't4', quote, message: '' }];
  const [finding] = checkShortRows(readReportOf({ notes }));
  expect(finding?.quote).toHaveLength(40);
  expect(finding?.message).toContain(`（“${'12345 '.repeat(6)}1234”）`);
});
