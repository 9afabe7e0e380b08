import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import { type ReportTables, cellNames, getCell, withCell } from './tables.ts';
import { registerRecords } from './test/generated-records.ts';
import { checkTies } from './ties.ts';

const tablesOf = (records: Parameters<typeof countRecords>[0], year: number): ReportTables =>
  computeTables(countRecords(records, year));

/** The ties alone: strange but true figures (other results, documents repealed early, vanished cases) are remarks. */
const broken = (tables: ReportTables, previous: ReportTables): string[] =>
  checkTies(tables, { agencyLevel: 'township', previous })
    .filter(({ rule, severity }) => rule !== 'AR-T3-OTHER' && rule !== 'X-T2-VALID' && severity !== 'info')
    .map((found) => `${found.rule} ${found.where}`);

describe('what was computed from records', () => {
  test('holds every tie within the year and with the year before', () => {
    fc.assert(
      fc.property(registerRecords, (records) => {
        expect(broken(tablesOf(records, 2024), tablesOf(records, 2023))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('breaks a tie when any one cell of tables three and four, or a count of documents, is changed', () => {
    const tied = cellNames().filter((name) => /^t[34]\.|^t2\.(rules|docs)\./.test(name));
    fc.assert(
      fc.property(
        registerRecords,
        fc.constantFrom(...tied),
        fc.integer({ min: -20, max: 50 }).filter((by) => by !== 0),
        (records, name, by) => {
          const [tables, previous] = [tablesOf(records, 2024), tablesOf(records, 2023)];
          const value = Number(getCell(tables, name));
          // A cell that can't be lower is too high.
          const other = value + by < 0 ? value + 1 : value + by;
          expect(broken(withCell(tables, name, other), previous)).not.toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
