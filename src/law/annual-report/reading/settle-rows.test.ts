import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOME_ROWS, REQUEST_COLUMNS, REQUEST_ROWS } from '../form.ts';
import { settleRows } from './settle-rows.ts';
import { type Reading, waysThatTie } from './solve-tie.ts';
import { splitDigits, splitRow } from './split-digits.ts';

type Table = ReadonlyMap<string, Reading>;

const KINDS = REQUEST_COLUMNS.length - 1;

/** Mostly noughts, as reports are. */
const cell = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 400 }) },
);
const kindsOfRow = fc.array(cell, { minLength: KINDS, maxLength: KINDS });

const table: fc.Arbitrary<Table> = fc
  .tuple(
    fc.array(kindsOfRow, { minLength: OUTCOME_ROWS.length, maxLength: OUTCOME_ROWS.length }),
    kindsOfRow,
    kindsOfRow,
  )
  .map(([results, carryOut, carried]) => {
    const total = Array.from({ length: KINDS }, (_, at) =>
      results.reduce((sum, row) => sum + (row[at] ?? 0), 0),
    );
    const handled = total.map((value, at) => value + (carryOut[at] ?? 0));
    const carryIn = carried.map((value, at) => Math.min(value, handled[at] ?? 0));
    const fresh = handled.map((value, at) => value - (carryIn[at] ?? 0));
    const rows: readonly (readonly [string, readonly number[]])[] = [
      ['new', fresh],
      ['carryIn', carryIn],
      ...OUTCOME_ROWS.map((key, at) => [key, results[at] ?? []] as const),
      ['total', total],
      ['carryOut', carryOut],
    ];
    return new Map(rows.map(([key, row]) => [key, [...row, row.reduce((sum, value) => sum + value, 0)]]));
  });

const glued = (rows: Table, write: (value: number) => string = String) =>
  new Map([...rows].map(([key, row]) => [key, [row.map(write).join('')].filter((text) => text !== '')]));

function wrongIn(read: ReadonlyMap<string, Reading>, truth: Table): string[] {
  return [...read].filter(([key, row]) => row.join() !== truth.get(key)?.join()).map(([key]) => key);
}

describe('glued rows of a table', () => {
  test('are never read wrongly, and nearly all of them are read', () => {
    let [read, all] = [0, 0];
    fc.assert(
      fc.property(table, (rows) => {
        const found = settleRows(glued(rows), '2021');
        expect(wrongIn(found, rows)).toEqual([]);
        read += found.size;
        all += REQUEST_ROWS.length;
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(read / all).toBeGreaterThan(0.97);
  });

  test('with a mistake in one cell keep it or tell nothing of its row', () => {
    const place = fc.tuple(fc.constantFrom(...REQUEST_ROWS), fc.integer({ min: 0, max: KINDS }));
    fc.assert(
      fc.property(table, place, fc.integer({ min: 1, max: 20 }), (rows, [key, column], more) => {
        const row = (rows.get(key) ?? []).map((value, at) => (at === column ? value + more : value));
        const printed = new Map(rows).set(key, row);
        expect(wrongIn(settleRows(glued(printed), '2021'), printed)).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test('with blanks for noughts are not parted at all', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const printed = glued(rows, (value) => (value === 0 ? '' : String(value)));
        expect(wrongIn(settleRows(printed, '2021'), rows)).toEqual([]);
      }),
      { numRuns: 60, seed: 13 },
    );
  });

  test('are left open where another row is missing, unless they can be parted in one way only', () => {
    const rows = new Map([
      ['new', ['3000003']],
      ['carryIn', ['0000000']],
      ['open', ['1201013']],
    ]);
    const found = settleRows(rows, '2021');
    expect([...found.keys()]).toEqual(['new', 'carryIn', 'open']);
    const longer = settleRows(new Map(rows).set('partial', ['12000012']), '2021');
    expect(longer.has('partial')).toBe(false);
  });
});

describe('a row whose last number is the sum of the others', () => {
  test('is parted in the same ways as by trying all', () => {
    const sumOf = (values: readonly number[]): boolean =>
      values.slice(0, -1).reduce((sum, value) => sum + value, 0) === values.at(-1);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), fc.boolean(), (values, apart) => {
        const row = [...values, values.reduce((sum, value) => sum + value, 0)];
        const runs = apart ? [row.slice(0, 2).join(''), row.slice(2).join('')] : [row.join('')];
        const all = splitDigits(runs, row.length, sumOf)?.map((way) => way.join());
        expect(
          splitRow(runs, row.length)
            ?.map((way) => way.join())
            .toSorted(),
        ).toEqual(all?.toSorted());
      }),
    );
  });
});

describe('a tie', () => {
  const tie = { left: ['a', 'b'], right: ['c'] };
  test('leaves the ways that occur in some combination in which it holds', () => {
    const ways = new Map<string, readonly Reading[]>([
      [
        'a',
        [
          [1, 5],
          [15, 0],
        ],
      ],
      [
        'b',
        [
          [2, 2],
          [22, 1],
        ],
      ],
      [
        'c',
        [
          [3, 7],
          [9, 9],
        ],
      ],
    ]);
    expect(waysThatTie(tie, ways, [0, 1])).toEqual(
      new Map([
        ['a', [[1, 5]]],
        ['b', [[2, 2]]],
        ['c', [[3, 7]]],
      ]),
    );
  });

  test('that never holds leaves nothing', () => {
    const ways = new Map<string, readonly Reading[]>([
      ['a', [[1, 5]]],
      ['b', [[2, 2]]],
      ['c', [[3, 8]]],
    ]);
    expect([...waysThatTie(tie, ways, [0, 1]).values()].flat()).toEqual([]);
    expect(waysThatTie(tie, ways, [0]).get('c')).toEqual([[3, 8]]);
  });
});
