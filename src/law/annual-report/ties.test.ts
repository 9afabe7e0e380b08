import { describe, expect, test } from 'vitest';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import { type CellName, type ReportTables, emptyTables, withCell } from './tables.ts';
import { checkTies } from './ties.ts';

/** The ties alone: a high share of 其他处理 and pending cases that vanished are remarks on true figures. */
const broken = (tables: unknown, previous?: ReportTables): string[] =>
  checkTies(tables, { agencyLevel: 'township', ...(previous === undefined ? {} : { previous }) })
    .filter((found) => found.rule !== 'AR-T3-OTHER' && found.severity !== 'info')
    .map((found) => `${found.rule} ${found.where}`);

function set(...cells: readonly (readonly [CellName, number])[]): ReportTables {
  return cells.reduce((tables, [name, value]) => withCell(tables, name, value), emptyTables());
}

const rulesOf = (tables: unknown, previous?: ReportTables): string[] =>
  broken(tables, previous).map((text) => text.split(' ')[0] ?? '');

describe('each tie', () => {
  test.each<[string, ReportTables, string[]]>([
    [
      'received without result',
      set(['t3.new.natural', 1], ['t3.new.total', 1]),
      ['AR-T3-COL t3/col:natural', 'AR-T3-COL t3/col:total'],
    ],
    [
      'a result missing from the total',
      set(['t3.open.legal', 2], ['t3.open.total', 2]),
      ['AR-T3-SUM t3/col:legal', 'AR-T3-SUM t3/col:total'],
    ],
    [
      'a row that does not add up',
      set(['t3.new.natural', 1], ['t3.carryOut.natural', 1]),
      ['AR-T3-ROW t3/row:new', 'AR-T3-ROW t3/row:carryOut'],
    ],
    [
      'reviews that do not add up',
      set(['t4.review.upheld', 3], ['t4.review.total', 2]),
      ['AR-T4-SUM t4/group:review'],
    ],
    ['a township with a 规章', set(['t2.rules.valid', 1]), ['AR-T2-RULES t2/row:rules']],
  ])('finds %s', (_name, tables, expected) => {
    expect(broken(tables)).toEqual(expected);
  });

  test('a city may have 规章', () => {
    expect(checkTies(set(['t2.rules.valid', 1]), { agencyLevel: 'city' })).toEqual([]);
  });

  test('the message names both figures and the place', () => {
    const [found] = checkTies(set(['t4.review.upheld', 3], ['t4.review.total', 2]), {
      agencyLevel: 'township',
    });
    expect(found).toMatchObject({ expected: 3, actual: 2, severity: 'error' });
    expect(found?.message).toContain('行政复议');
    expect(found?.message).toMatch(/3 件.*2 件/);
  });

  test('carried-over totals must agree, a column may differ with a reason', () => {
    const previous = set(['t3.carryOut.natural', 2], ['t3.carryOut.total', 2]);
    const now = set(
      ['t3.carryIn.other', 2],
      ['t3.carryIn.total', 2],
      ['t3.carryOut.other', 2],
      ['t3.carryOut.total', 2],
    );
    const found = checkTies(now, { agencyLevel: 'township', previous });
    expect(found.map((each) => [each.rule, each.severity, each.where])).toEqual([
      ['AR-X-CARRY', 'warning', 't3.carryIn.natural'],
      ['AR-X-CARRY', 'warning', 't3.carryIn.other'],
    ]);
    expect(rulesOf(emptyTables(), previous)).toContain('AR-X-CARRY');
  });

  test('a count in force that does not follow is a warning whose key changes with the figures', () => {
    const previous = set(['t2.docs.valid', 470]);
    const found = (valid: number) =>
      checkTies(set(['t2.docs.made', 62], ['t2.docs.repealed', 33], ['t2.docs.valid', valid]), {
        agencyLevel: 'district',
        previous,
      });
    expect(found(440)).toMatchObject([
      { rule: 'AR-X-VALID', severity: 'warning', expected: 499, actual: 440 },
    ]);
    expect(found(499)).toEqual([]);
    expect(found(440)[0]?.key).not.toBe(found(441)[0]?.key);
  });

  test('pending cases that vanished are mentioned', () => {
    const previous = set(['t4.direct.pending', 1], ['t4.direct.total', 1]);
    expect(checkTies(emptyTables(), { agencyLevel: 'township', previous })).toMatchObject([
      { rule: 'AR-X-PEND', severity: 'info' },
    ]);
  });

  test('a high share of other results is a warning, from ten results on', () => {
    const year = (open: number, other: number): ReportTables =>
      computeTables({
        ...countRecords({ requests: [], normative: [], decisions: [], fees: [], disputes: [] }, 2024),
        newRequests: [{ kind: 'natural', count: open + other }],
        outcomes: [
          { row: 'open', kind: 'natural', count: open },
          { row: 'other.other', kind: 'natural', count: other },
        ],
      });
    const rules = (tables: ReportTables) =>
      checkTies(tables, { agencyLevel: 'street' }).map((found) => found.rule);
    expect(rules(year(7, 3))).toEqual(['AR-T3-OTHER']);
    expect(rules(year(8, 2))).toEqual([]);
    expect(rules(year(1, 1))).toEqual([]);
  });
});

describe('broken tables', () => {
  test.each([['/'], [''], ['１'], [null], [-1], [1.5], ['3']])(
    'a cell with %j is found and named, and nothing throws',
    (value) => {
      const tables = {
        ...emptyTables(),
        table4: { ...emptyTables().table4, review: { ...emptyTables().table4.review, upheld: value } },
      };
      expect(broken(tables)).toEqual(['AR-STR-2 t4.review.upheld']);
    },
  );

  test('no tables at all are 200 findings', () => {
    expect(checkTies(undefined, { agencyLevel: 'township' })).toHaveLength(200);
  });
});
