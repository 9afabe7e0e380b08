import { expect, test } from 'vitest';
import { cellNames } from '../../../../src/law/annual-report/tables.ts';
import { changeInWords, yearChanges } from './year-change.ts';

test.each([
  [0, 0, '持平'],
  [12, 15, '＋3（＋25%）'],
  [2, 1, '－1（－50%）'],
  [0, 7, '＋7'],
  [3, 4, '＋1（＋33.3%）'],
  [0.1, 0.3, '＋0.2（＋200%）'],
])('from %d to %d is %s', (before, now, words) => {
  expect(changeInWords(before, now)).toBe(words);
});

test('every cell of the form stands beside that of the year before', () => {
  const cells = Object.fromEntries(cellNames().map((name) => [name, 2]));
  const changes = yearChanges({ cells }, { ...cells, 't3.new.total': 1, 't2.fee.amount': '2' });
  expect(changes).toHaveLength(200);
  expect(changes.filter(({ change }) => change !== '持平')).toEqual([
    { cell: 't3.new.total', before: '1', now: '2', change: '＋1（＋100%）' },
  ]);
});
