import { expect, test } from 'vitest';
import { continuityOf } from './continuity.ts';
import { buildTables, type CellName } from './tables.ts';

function tables(cells: Partial<Record<CellName, number>>) {
  return buildTables((name) => cells[name] ?? 0);
}

const LAST_YEAR = tables({
  't3.carryOut.natural': 2,
  't3.carryOut.total': 2,
  't2.docs.valid': 14,
  't4.review.pending': 1,
});

test('a year that follows from the last one holds in every line, and says how', () => {
  const lines = continuityOf(
    tables({
      't3.carryIn.natural': 2,
      't3.carryIn.total': 2,
      't2.docs.made': 2,
      't2.docs.repealed': 1,
      't2.docs.valid': 15,
      't4.review.total': 1,
    }),
    LAST_YEAR,
  );
  expect(lines).toHaveLength(12);
  expect(lines.every((line) => line.holds)).toBe(true);
  expect(lines.find((line) => line.cell === 't2.docs.valid')?.explanation).toBe(
    '上年现行有效 14 ＋ 本年制发 2 － 本年废止 1 ＝ 15，本年现行有效 15',
  );
  expect(lines.find((line) => line.cell === 't3.carryIn.total')?.explanation).toBe(
    '上年结转下年度继续办理 2 件，本年上年结转 2 件',
  );
});

test('what doesn’t follow is told where the finding stands, and only there', () => {
  const lines = continuityOf(tables({ 't3.carryIn.total': 2, 't2.docs.valid': 13 }), LAST_YEAR);
  expect(lines.filter((line) => !line.holds).map((line) => [line.rule, line.where])).toEqual([
    ['AR-X-CARRY', 't3.carryIn.natural'],
    ['AR-X-VALID', 't2/row:docs'],
    ['AR-X-PEND', 't4/group:review'],
  ]);
});
