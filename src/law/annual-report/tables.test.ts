import { describe, expect, test } from 'vitest';
import { PART_TITLES, REQUEST_ROWS, fullRowLabel } from './form.ts';
import {
  cellLabel,
  cellNames,
  emptyTables,
  getCell,
  isCellName,
  isDerivedCell,
  parseCell,
  withCell,
} from './tables.ts';

describe('the form', () => {
  test('has 10 + 175 + 15 = 200 cells with different names', () => {
    const names = cellNames();
    expect(names).toHaveLength(200);
    expect(new Set(names).size).toBe(200);
    expect(names.filter((name) => name.startsWith('t2.'))).toHaveLength(10);
    expect(names.filter((name) => name.startsWith('t3.'))).toHaveLength(175);
    expect(names.filter((name) => name.startsWith('t4.'))).toHaveLength(15);
  });

  test('has 25 rows in table three and six parts', () => {
    expect(REQUEST_ROWS).toHaveLength(25);
    expect(PART_TITLES.map((title) => title[0]).join('')).toBe('一二三四五六');
    expect(fullRowLabel('deny.secret')).toBe('三、本年度办理结果（三）不予公开1.属于国家秘密');
  });

  test('knows its cells by name', () => {
    for (const name of [
      't2.docs.valid',
      't2.fee.amount',
      't3.open.natural',
      't3.deny.secret.total',
      't4.review.upheld',
    ]) {
      expect(isCellName(name)).toBe(true);
    }
    expect(isCellName('t3.deny.natural')).toBe(false);
    expect(cellNames().filter(isDerivedCell)).toHaveLength(25 + 6 + 3);
    expect(cellLabel('t2.fee.amount')).toBe('第二部分“行政事业性收费”的“本年收费金额（单位：万元）”');
    expect(cellLabel('t4.direct.pending')).toBe('第四部分“未经复议直接起诉”的“尚未审结”');
  });
});

describe('cells', () => {
  test('setting one cell changes that cell and no other', () => {
    for (const name of cellNames()) {
      const changed = withCell(emptyTables(), name, 7);
      const different = cellNames().filter(
        (other) => getCell(changed, other) !== getCell(emptyTables(), other),
      );
      expect(different).toEqual([name]);
    }
  });

  test.each([
    ['t3.new.natural', '12.000000', 12],
    ['t3.new.natural', 12, 12],
    ['t3.new.natural', '1.5', null],
    ['t3.new.natural', -1, null],
    ['t3.new.natural', Number.NaN, null],
    ['t3.new.natural', '', null],
    ['t3.new.natural', '／', null],
    ['t3.new.natural', '１２', null],
    ['t2.fee.amount', '4166.214619', '4166.214619'],
    ['t2.fee.amount', '4166.2146190', '4166.214619'],
    ['t2.fee.amount', '4166.2146191', null],
    ['t2.fee.amount', 0, '0'],
  ] as const)('%s reads %j as %j', (name, value, expected) => {
    expect(parseCell(name, value)).toBe(expected);
  });

  test('a value that cannot stand in a cell is refused', () => {
    expect(() => withCell(emptyTables(), 't3.open.legal', 1.5)).toThrow(RangeError);
  });
});
