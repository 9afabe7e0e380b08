import { expect, test } from 'vitest';
import { finding } from '../findings.ts';
import { cellNames } from '../tables.ts';
import {
  cellsOf,
  cellsOf2019,
  FULL_YEAR,
  readCellOf,
  readReportOf,
  type CellChanges,
} from '../test/read-reports.ts';
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

test('digits without any reading are unread, whether or not the reader doubts them', () => {
  const note = {
    rule: 'X-READ-GLUED',
    severity: 'warning',
    where: 't3/row:open',
    quote: '0000120',
    message: '',
  } as const;
  expect(unread({ 't3.open.natural': { ...GLUED, doubt: null } }, [note])).toEqual([
    'error t3 t3.open.natural',
  ]);
});

test('of a report without tables nothing is said', () => {
  expect(checkUnreadCells(readReportOf({ form: null, cells: new Map() }), [])).toEqual([]);
});

test('cells of the older form are those of the older form', () => {
  const report = readReportOf({
    form: '2019',
    cells: cellsOf2019(FULL_YEAR, { 't3.other.single.legal': DOUBTED }),
  });
  const [one, ...more] = checkUnreadCells(report, []);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ where: 't3', cells: ['t3.other.single.legal'], quote: '1 格' });
  expect(one?.message).toContain('（六）其他处理”一行的“法律服务机构”。');
});

test('what another rule says of a cell isn’t that it can’t be read', () => {
  const report = readReportOf({ cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': DOUBTED }) });
  const told = (rule: 'AR-SYS-1' | 'AR-STR-2', severity: 'error' | 'warning'): number =>
    checkUnreadCells(report, [finding({ rule, severity, where: 't2.permit.decisions', message: '' })]).length;
  expect([told('AR-SYS-1', 'error'), told('AR-STR-2', 'warning'), told('AR-STR-2', 'error')]).toEqual([
    1, 1, 0,
  ]);
});

test('the first three cells are named, and that there are more', () => {
  const of = (...names: readonly string[]): string => {
    const report = readReportOf({
      cells: cellsOf(FULL_YEAR, Object.fromEntries(names.map((name) => [name, DOUBTED]))),
    });
    return checkUnreadCells(report, [])[0]?.message ?? '';
  };
  const three = ['t3.new.natural', 't3.new.legal', 't3.new.other'];
  expect(of(...three)).toMatch(
    /^有 3 格没有从文件中确切读出：[^；]*“自然人”；[^；]*“法律服务机构”；[^；]*“其他”。/u,
  );
  expect(of(...three, 't3.new.total')).toMatch(/^有 4 格[^；]*；[^；]*；[^；]*“其他”等。/u);
});

test('a blank that is the office’s own mistake is told once', () => {
  expect(unread({ 't3.open.natural': readCellOf(null, 'blank', '') })).toEqual([]);
  expect(
    unread({
      't3.open.natural': readCellOf(null, 'blank', ''),
      't3.open.legal': readCellOf(null, 'blank', ''),
    }),
  ).toEqual([]);
  const two = cellNames().filter((name) => name.startsWith('t2.'));
  expect(unread(Object.fromEntries(two.map((name) => [name, readCellOf(null, 'mark', '/')])))).toEqual([]);
  const gone = Object.fromEntries(
    Object.keys(Object.fromEntries(cellsOf(FULL_YEAR))).flatMap((name) =>
      name.startsWith('t2.') ? [[name, null] as const] : [],
    ),
  );
  // That a whole table isn't found is a warning of the checks: it may be a picture.
  expect(unread(gone)).toHaveLength(1);
});
