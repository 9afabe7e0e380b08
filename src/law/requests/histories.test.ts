import { beforeAll, describe, expect, test } from 'vitest';
import { checkTies } from '../annual-report/ties.ts';
import { countRecords, type RequestRecord } from '../annual-report/classify.ts';
import { computeTables } from '../annual-report/compute.ts';
import { APPLICANT_KINDS, type ApplicantKind } from '../annual-report/form.ts';
import type { ReportTables } from '../annual-report/tables.ts';
import { FINAL_POSITIONS, REQUEST_ROLES, type Position } from './positions.ts';
import { replay } from './replay-request.ts';
import { outcomeOf } from './request-outcome.ts';
import { EVENT_KINDS, openActions } from './transitions.ts';
import { chance, playHistory, playToEnd, type History } from './test/histories.ts';

const HISTORIES = 10_000;
const FINAL: readonly Position[] = FINAL_POSITIONS;
const random = chance(20_250_601);
let histories: readonly History[] = [];
let ended: readonly History[] = [];

beforeAll(() => {
  histories = Array.from({ length: HISTORIES }, () => playHistory(random, 4 + Math.floor(random() * 40)));
  ended = histories.map((history) => playToEnd(random, history));
}, 60_000);

describe('of ten thousand lawful histories made by chance', () => {
  test('every position is reached, and every kind of event happens', () => {
    expect(
      new Set(histories.flatMap(({ state }) => (state.position === null ? [] : [state.position]))).size,
    ).toBe(19);
    const happened = new Set(ended.flatMap(({ events }) => events.map(({ kind }) => kind)));
    expect(EVENT_KINDS.filter((kind) => !happened.has(kind))).toEqual([]);
  });

  test('replaying the ledger gives the same state', () => {
    const uncorrected = histories.filter(
      ({ events }) => !events.some(({ kind }) => kind === 'dateCorrected'),
    );
    expect(uncorrected.length).toBeGreaterThan(HISTORIES / 2);
    for (const { events, state } of uncorrected) expect(replay(events)).toEqual(state);
    for (const { events } of histories) expect(replay(structuredClone(events))).toEqual(replay(events));
  });

  test('none ends where there is neither a next step nor an end', () => {
    const stuck = histories.flatMap(({ state: { position } }) => {
      if (position === null || FINAL.includes(position)) return [];
      const next = REQUEST_ROLES.flatMap((role) => openActions(position, role));
      return next.some((kind) => kind !== 'noted') ? [] : [position];
    });
    expect(stuck).toEqual([]);
  });

  test('each can be brought to an end', () => {
    const stuck = ended.filter(({ state }) => state.position === null || !FINAL.includes(state.position));
    expect(stuck.map(({ state }) => state.position)).toEqual([]);
  });

  test.each([2024, 2025, 2026])('the tables of the annual report of %i satisfy every tie', (year) => {
    const { tables } = reportOf(year);
    const previous = year === 2024 ? {} : { previous: reportOf(year - 1).tables };
    const broken = checkTies(tables, { agencyLevel: 'township', ...previous }).filter(
      ({ severity }) => severity === 'error',
    );
    expect(broken).toEqual([]);
    expect(tables.table3.total.total + tables.table3.carryOut.total).toBe(
      tables.table3.new.total + tables.table3.carryIn.total,
    );
    expect(tables.table3.total.total).toBeGreaterThan(300);
  });

  test('what one year carries over is what the next takes in, for each kind of applicant', () => {
    for (const year of [2024, 2025]) {
      expect(reportOf(year + 1).tables.table3.carryIn).toEqual(reportOf(year).tables.table3.carryOut);
    }
  });

  test('a request that was received counts once, in one row, in the year of its answer', () => {
    const received = histories.filter(({ state }) => state.receivedOn !== null);
    const settled = received.filter(({ state }) => outcomeOf(state) !== null);
    const counted = [2024, 2025, 2026].map((year) => reportOf(year).tables.table3.total.total);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(settled.length);
  });
});

const reports = new Map<number, { readonly tables: ReportTables }>();

function reportOf(year: number): { readonly tables: ReportTables } {
  const known = reports.get(year);
  if (known !== undefined) return known;
  const report = {
    tables: computeTables(
      countRecords({ requests: records(), normative: [], decisions: [], fees: [], disputes: [] }, year),
    ),
  };
  reports.set(year, report);
  return report;
}

function records(): RequestRecord[] {
  return histories.flatMap(({ state }, index) => {
    if (state.receivedOn === null) return [];
    const kind: ApplicantKind = APPLICANT_KINDS[index % APPLICANT_KINDS.length] ?? 'natural';
    const outcome = outcomeOf(state);
    return [
      {
        receivedOn: state.receivedOn,
        applicantKind: kind,
        decidedOn: outcome?.on ?? null,
        outcome: outcome?.row ?? null,
      },
    ];
  });
}
