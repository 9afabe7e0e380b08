import { expect, test } from 'vitest';
import { OUTCOME_ROWS, type OutcomeRow } from '../annual-report/form.ts';
import { requestRow, ROW_PRECEDENCE } from './request-row.ts';

test.each<[readonly OutcomeRow[], OutcomeRow]>([
  [['open'], 'open'],
  [['open', 'open'], 'open'],
  [['cannot.notHeld', 'cannot.notHeld'], 'cannot.notHeld'],
  [['open', 'deny.secret'], 'partial'],
  [['open', 'cannot.notHeld'], 'partial'],
  [['noProc.petition', 'open'], 'partial'],
  [['partial', 'open'], 'partial'],
  [['partial', 'deny.internal'], 'partial'],
  [['deny.process', 'deny.secret'], 'deny.secret'],
  [['cannot.notHeld', 'deny.caseFile'], 'deny.caseFile'],
  [['noProc.repeat', 'cannot.unclear'], 'cannot.unclear'],
  [['other.other', 'noProc.confirm'], 'noProc.confirm'],
  [['other.other', 'other.noFee', 'other.noBuzheng'], 'other.noBuzheng'],
])('items in %j make a request in %s', (items, row) => {
  expect(requestRow(items)).toBe(row);
  expect(requestRow(items.toReversed())).toBe(row);
});

test('any two results without disclosure have an order, and an office may have another', () => {
  const closed = OUTCOME_ROWS.filter((row) => row !== 'open' && row !== 'partial');
  for (const [index, row] of closed.entries())
    for (const after of closed.slice(index + 1)) expect(requestRow([after, row])).toBe(row);
  expect(requestRow(['deny.secret', 'noProc.repeat'], ROW_PRECEDENCE.toReversed())).toBe('noProc.repeat');
});

test('a request without items has no row', () => {
  expect(() => requestRow([])).toThrow(RangeError);
});
