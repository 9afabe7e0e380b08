import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type NormativeRecord,
  cellsOfDecision,
  cellsOfDispute,
  cellsOfFee,
  cellsOfNormative,
  cellsOfRequest,
  countRecords,
  totalsOf,
} from './classify.ts';
import { computeTables, partsOf } from './compute.ts';
import { registerRecords, requestRecord } from './test/generated-records.ts';
import { type CellName, cellNames, emptyTables, getCell, isDerivedCell } from './tables.ts';

describe('a request', () => {
  test.each<[string, string | null, CellName[]]>([
    ['2024-01-01', '2024-01-01', ['t3.new.natural', 't3.open.natural']],
    ['2024-12-31', '2024-12-31', ['t3.new.natural', 't3.open.natural']],
    ['2024-12-31', null, ['t3.new.natural', 't3.carryOut.natural']],
    ['2024-12-31', '2025-01-01', ['t3.new.natural', 't3.carryOut.natural']],
    ['2023-12-31', '2024-01-01', ['t3.carryIn.natural', 't3.open.natural']],
    ['2023-12-31', '2023-12-31', []],
    ['2022-05-01', null, ['t3.carryIn.natural', 't3.carryOut.natural']],
    ['2022-05-01', '2025-02-01', ['t3.carryIn.natural', 't3.carryOut.natural']],
    ['2025-01-01', null, []],
  ])('received %s and decided %s counts in %j', (receivedOn, decidedOn, expected) => {
    const request = {
      receivedOn,
      decidedOn,
      outcome: decidedOn === null ? null : ('open' as const),
      applicantKind: 'natural' as const,
    };
    expect(cellsOfRequest(request, 2024)).toEqual(expected);
  });

  test('is counted once as arrived and once as handled or carried out, or not at all', () => {
    fc.assert(
      fc.property(requestRecord, (request) => {
        expect([0, 2]).toContain(cellsOfRequest(request, 2024).length);
      }),
    );
  });
});

describe('a normative document', () => {
  const document: NormativeRecord = {
    kind: 'normative',
    madeOn: '2020-03-01',
    validUntil: null,
    endedOn: null,
    endedHow: null,
  };
  test.each<[string, Partial<NormativeRecord>, string[]]>([
    ['in force', {}, ['t2.docs.valid']],
    ['made on the first day', { madeOn: '2024-01-01' }, ['t2.docs.made', 't2.docs.valid']],
    ['made on the last day', { madeOn: '2024-12-31' }, ['t2.docs.made', 't2.docs.valid']],
    ['made next year', { madeOn: '2025-01-01' }, []],
    ['repealed on the last day', { endedOn: '2024-12-31', endedHow: 'repealed' }, ['t2.docs.repealed']],
    ['repealed next year', { endedOn: '2025-01-01', endedHow: 'repealed' }, ['t2.docs.valid']],
    ['repealed last year', { endedOn: '2023-12-31', endedHow: 'repealed' }, []],
    [
      'made and repealed',
      { madeOn: '2024-02-01', endedOn: '2024-06-01', endedHow: 'repealed' },
      ['t2.docs.made', 't2.docs.repealed'],
    ],
    ['valid to the last day', { validUntil: '2024-12-31' }, ['t2.docs.valid']],
    ['valid to the last day but one', { validUntil: '2024-12-30' }, ['t2.docs.repealed']],
    [
      'repealed before it would lapse',
      { validUntil: '2026-01-01', endedOn: '2024-06-01', endedHow: 'repealed' },
      ['t2.docs.repealed'],
    ],
    ['a 规章', { kind: 'rule' }, ['t2.rules.valid']],
  ])('%s', (_name, part, expected) => {
    expect(cellsOfNormative({ ...document, ...part }, 2024)).toEqual(expected);
  });

  test('a lapse is left out of 废止件数 where the superior reads it so', () => {
    const lapsed: NormativeRecord = { ...document, validUntil: '2024-06-30' };
    expect(cellsOfNormative(lapsed, 2024, { lapse: 'notCounted' })).toEqual([]);
    expect(
      cellsOfNormative({ ...lapsed, endedOn: '2024-05-01', endedHow: 'repealed' }, 2024, {
        lapse: 'notCounted',
      }),
    ).toEqual(['t2.docs.repealed']);
  });
});

describe('decisions, fees and disputes', () => {
  test('count in the year of their day', () => {
    expect(cellsOfDecision({ kind: 'punish', decidedOn: '2024-12-31' }, 2024)).toEqual([
      't2.punish.decisions',
    ]);
    expect(cellsOfDecision({ kind: 'punish', decidedOn: '2025-01-01' }, 2024)).toEqual([]);
    expect(cellsOfFee({ collectedOn: '2024-01-01', amount: '1' }, 2024)).toEqual(['t2.fee.amount']);
    expect(cellsOfFee({ collectedOn: '2023-12-31', amount: '1' }, 2024)).toEqual([]);
  });

  test.each<[string, string | null, boolean, string[]]>([
    ['2023-05-01', '2024-02-01', true, ['t4.review.upheld']],
    ['2024-05-01', null, true, ['t4.review.pending']],
    ['2024-05-01', '2025-01-01', true, ['t4.review.pending']],
    ['2022-05-01', null, true, ['t4.review.pending']],
    ['2023-05-01', '2023-12-31', true, []],
    ['2025-01-01', null, true, []],
    ['2024-05-01', '2024-06-01', false, []],
  ])(
    'a case filed %s, closed %s, original actor %s counts in %j',
    (filedOn, closedOn, originalActor, expected) => {
      expect(
        cellsOfDispute(
          { kind: 'review', filedOn, closedOn, outcome: closedOn === null ? null : 'upheld', originalActor },
          2024,
        ),
      ).toEqual(expected);
    },
  );
});

describe('counting', () => {
  test('every cell is the number of records that say they fall into it, or the sum of its parts', () => {
    fc.assert(
      fc.property(registerRecords, (records) => {
        const tables = computeTables(countRecords(records, 2024));
        const tally = new Map<CellName, number>();
        const add = (names: readonly CellName[]) =>
          names.forEach((name) => tally.set(name, (tally.get(name) ?? 0) + 1));
        for (const request of records.requests) {
          const cells = cellsOfRequest(request, 2024);
          add([...cells, ...cells.flatMap(totalsOf)]);
        }
        for (const document of records.normative) add(cellsOfNormative(document, 2024));
        for (const decision of records.decisions) add(cellsOfDecision(decision, 2024));
        for (const dispute of records.disputes) {
          const cells = cellsOfDispute(dispute, 2024);
          add([...cells, ...cells.flatMap(totalsOf)]);
        }
        for (const name of cellNames().filter((each) => each !== 't2.fee.amount')) {
          expect([name, getCell(tables, name)]).toEqual([name, tally.get(name) ?? 0]);
        }
      }),
    );
  });

  test('fees add up exactly', () => {
    const fees = [
      { collectedOn: '2024-03-01', amount: '0.1' },
      { collectedOn: '2024-03-02', amount: '0.2' },
      { collectedOn: '2025-03-02', amount: '9' },
    ];
    const tables = computeTables(
      countRecords({ requests: [], normative: [], decisions: [], fees, disputes: [] }, 2024),
    );
    expect(tables.table2.fee.amount).toBe('0.3');
  });

  test('no records give the empty tables', () => {
    const none = { requests: [], normative: [], decisions: [], fees: [], disputes: [] };
    expect(computeTables(countRecords(none, 2024))).toEqual(emptyTables());
  });

  test('a total is the sum of cells that flow into it', () => {
    for (const name of cellNames().filter(isDerivedCell)) {
      for (const part of partsOf(name)) expect(totalsOf(part)).toContain(name);
    }
  });
});
