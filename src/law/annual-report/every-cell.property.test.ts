import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAgainstRegisters } from './checks/register-cells.ts';
import type { Finding } from './findings.ts';
import type { ReadReport } from './reading/read-report.ts';
import { type CellName, type ReportTables, cellNames, getCell, isDerivedCell, withCell } from './tables.ts';
import { fullYear } from './test/generated-records.ts';
import { OFFICE, ownReportOf } from './test/own-reports.ts';
import { cellsOf, readReportOf } from './test/read-reports.ts';
import { checkReadReport, checkRegisters, validateAnnualReport } from './validate.ts';

/** Each run looks at hundreds of reports. */
const LONG = 60_000;
const CITY = { ...OFFICE, name: '示范市人民政府', selfName: '我市' };

/** By how much a cell is too high, and which share of it is left where it is too low. */
const mistake = fc.record({
  more: fc.integer({ min: 1, max: 40 }),
  left: fc.double({ min: 0, max: 0.99, noNaN: true }),
});
type Mistake = typeof mistake extends fc.Arbitrary<infer Value> ? Value : never;

/** The tables with one cell changed, once upwards and once downwards. */
function bothWays(tables: ReportTables, name: CellName, { more, left }: Mistake): readonly ReportTables[] {
  const value = Number(getCell(tables, name));
  const isAmount = name === 't2.fee.amount';
  const [high, low] = [value + more, value * left];
  return isAmount
    ? [withCell(tables, name, high.toFixed(2)), withCell(tables, name, low.toFixed(2))]
    : [withCell(tables, name, high), withCell(tables, name, Math.floor(low))];
}

/** The names of cells of which `looks` lets a change in one of both directions pass. */
function unnoticed(
  names: readonly CellName[],
  { tables, by }: { tables: ReportTables; by: Mistake },
  notices: (changed: ReportTables, name: CellName) => boolean,
): CellName[] {
  return names.filter((name) => !bothWays(tables, name, by).every((changed) => notices(changed, name)));
}

/** The places at which a finding speaks of a cell. */
function placesOf(name: CellName): readonly string[] {
  const [table = '', ...rest] = name.split('.');
  const [row, column] = [rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
  return [name, `${table}/row:${row}`, `${table}/col:${column}`, `${table}/group:${row}`];
}

const speaksOf = (findings: readonly Finding[], name: CellName): boolean =>
  findings.some(({ where, severity }) => severity !== 'info' && placesOf(name).includes(where));

/** The city's report as it was read, without its words: only its figures are looked at. */
const readOf = (tables: ReportTables): ReadReport =>
  readReportOf({ agencyName: CITY.name, title: null, opening: '', parts: [], cells: cellsOf(tables) });

describe('one wrong cell, too high or too low, is found where it stands', () => {
  test(
    'each of the 200 against the registers, in the office’s own report',
    () => {
      fc.assert(
        fc.property(fullYear, mistake, ({ tables }, by) => {
          const report = { ...ownReportOf(tables, { level: 'city', office: CITY }), opening: '', parts: [] };
          const context = { registers: tables, agency: { selfName: CITY.selfName } };
          expect(validateAnnualReport(report, context).filter(({ rule }) => rule === 'AR-SYS-1')).toEqual([]);
          const notices = (changed: ReportTables, name: CellName): boolean =>
            validateAnnualReport({ ...report, tables: changed }, context).some(
              ({ rule, severity, where }) => rule === 'AR-SYS-1' && severity === 'error' && where === name,
            );
          expect(unnoticed(cellNames(), { tables, by }, notices)).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'each of the 200 against the registers, and no other with it',
    () => {
      fc.assert(
        fc.property(fullYear, mistake, ({ tables }, by) => {
          const notices = (changed: ReportTables, name: CellName): boolean =>
            checkRegisters(changed, tables, new Set())
              .map(({ where }) => where)
              .join() === name;
          expect(unnoticed(cellNames(), { tables, by }, notices)).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'each of the 200 in a report that was read, by its ties and the registers of its agency',
    () => {
      fc.assert(
        fc.property(fullYear, mistake, ({ tables, previous }, by) => {
          const found = (changed: ReportTables): Finding[] => [
            ...checkReadReport(readOf(changed), { previous }),
            ...checkAgainstRegisters(readOf(changed), tables),
          ];
          expect(found(tables).filter(({ severity }) => severity !== 'info')).toEqual([]);
          expect(
            unnoticed(cellNames(), { tables, by }, (changed, name) => speaksOf(found(changed), name)),
          ).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'each of tables three and four, 规章 and 规范性文件 by the ties and the year before alone',
    () => {
      const tied = cellNames().filter((name) => /^t[34]\.|^t2\.(?:rules|docs)\./u.test(name));
      expect(tied).toHaveLength(196);
      fc.assert(
        fc.property(fullYear, mistake, ({ tables, previous }, by) => {
          const notices = (changed: ReportTables, name: CellName): boolean =>
            speaksOf(checkReadReport(readOf(changed), { previous }), name);
          expect(unnoticed(tied, { tables, by }, notices)).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'each total as an error, by the cells that it is the sum of',
    () => {
      const totals = cellNames().filter(isDerivedCell);
      expect(totals).toHaveLength(25 + 6 + 3);
      fc.assert(
        fc.property(fullYear, mistake, ({ tables }, by) => {
          const notices = (changed: ReportTables, name: CellName): boolean =>
            checkReadReport(readOf(changed)).some(
              ({ rule, severity, where }) =>
                /^AR-T[34]-(?:ROW|COL|SUM)$/u.test(rule) &&
                severity === 'error' &&
                placesOf(name).includes(where),
            );
          expect(unnoticed(totals, { tables, by }, notices)).toEqual([]);
        }),
        { numRuns: 5 },
      );
    },
    LONG,
  );
});
