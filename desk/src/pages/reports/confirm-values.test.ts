import { expect, test } from 'vitest';
import { openCells, type ReadCell, sentValues, shownCells, startingValues } from './confirm-values.ts';

function cell(name: string, part: Partial<ReadCell>): ReadCell {
  return { name, raw: '', value: null, place: '', doubt: null, confirmed: null, ...part };
}

const CELLS = [
  cell('t2.docs.valid', { raw: '14', value: 14 }),
  cell('t2.docs.made', { raw: '0', value: 0 }),
  cell('t3.open.natural', { raw: '1 2', value: 12, doubt: '有两种读法' }),
  cell('t3.carryOut.legal', { raw: '', doubt: '空白' }),
];

test('a doubtful cell starts blank, whatever was read in it', () => {
  expect(startingValues(CELLS)).toEqual({
    't2.docs.valid': '14',
    't2.docs.made': '0',
    't3.open.natural': '',
    't3.carryOut.legal': '',
  });
  const confirmed = CELLS.map((each) => ({ ...each, confirmed: 1 }));
  expect(Object.values(startingValues(confirmed))).toEqual(['1', '1', '1', '1']);
});

test('cells are open until a number stands in them', () => {
  const values = { ...startingValues(CELLS), 't3.open.natural': ' 12 ', 't2.docs.valid': '十四' };
  expect(openCells(CELLS, values).map(({ name }) => name)).toEqual(['t2.docs.valid', 't3.carryOut.legal']);
});

test('only what a person had to tell or told otherwise is sent', () => {
  const values = {
    ...startingValues(CELLS),
    't3.open.natural': ' 12 ',
    't3.carryOut.legal': '0',
    't2.docs.made': '3',
  };
  expect(sentValues(CELLS, values)).toEqual({
    't2.docs.made': '3',
    't3.open.natural': '12',
    't3.carryOut.legal': '0',
  });
});

test('a choice shows what it says', () => {
  const values = startingValues(CELLS);
  const names = (shown: 'open' | 'counted' | 'all') => shownCells(CELLS, values, shown).length;
  expect([names('open'), names('counted'), names('all')]).toEqual([2, 3, 4]);
});
