import { expect, test } from 'vitest';
import { cellsOf, FULL_YEAR, readCellOf, readReportOf, type CellChanges } from '../test/read-reports.ts';
import { checkReadReport } from '../validate.ts';
import { checkUnreadCells } from './unread-cells.ts';

const GLUED = { ...readCellOf(null, 'unreadable', '0000120'), doubt: '两种读法' };
const DOUBTED = { ...readCellOf(3, 'plain', '3'), doubt: '列不确定' };

function unread(changes: CellChanges, notes: ReturnType<typeof readReportOf>['notes'] = []): string[] {
  const report = readReportOf({ cells: cellsOf(FULL_YEAR, changes), notes });
  return checkUnreadCells(report, checkReadReport(report)).map(
    ({ severity, where, cells }) => `${severity} ${where} ${cells?.join(',') ?? ''}`,
  );
}

test('a report that was read for certain has none', () => {
  expect(unread({})).toEqual([]);
});

test('digits that run together are an error, though the office may have written them well', () => {
  const where = 't3/row:open';
  const note = { rule: 'X-READ-GLUED', severity: 'warning', where, quote: '0000120', message: '' } as const;
  expect(unread({ 't3.open.natural': GLUED, 't3.open.legal': GLUED }, [note])).toEqual([
    'error t3 t3.open.natural,t3.open.legal',
  ]);
});

test('a figure in doubt is none', () => {
  expect(unread({ 't4.review.total': DOUBTED })).toEqual(['error t4 t4.review.total']);
});

test('a blank that is the office’s own mistake is told once', () => {
  expect(unread({ 't3.open.natural': readCellOf(null, 'blank', '') })).toEqual([]);
  const gone = Object.fromEntries(
    Object.keys(Object.fromEntries(cellsOf(FULL_YEAR))).flatMap((name) =>
      name.startsWith('t2.') ? [[name, null] as const] : [],
    ),
  );
  // That a whole table isn't found is a warning of the checks: it may be a picture.
  expect(unread(gone)).toHaveLength(1);
});
