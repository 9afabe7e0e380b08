import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import type { Finding } from './findings.ts';
import type { AnnualReport } from './report-text.ts';
import { cellNames, getCell, withCell } from './tables.ts';
import { registerRecords } from './test/generated-records.ts';
import { OFFICE, ownReportOf } from './test/own-reports.ts';
import { cellsOf, readReportOf } from './test/read-reports.ts';
import { checkReadReport, validateAnnualReport } from './validate.ts';

/** Generating hundreds of reports takes a while on a busy machine. */
const LONG = 30_000;

const ownFindings = (report: AnnualReport): Finding[] =>
  validateAnnualReport(report, { agency: { selfName: OFFICE.selfName, phones: [OFFICE.phone] } });
/** The report as a reader of files gives it back. */
const readBack = (report: AnnualReport): Parameters<typeof checkReadReport>[0] => ({
  ...readReportOf({ text: report.parts.map(({ text }) => text) }),
  opening: report.opening,
  cells: cellsOf(report.tables),
});
// True figures can look strange: a high share of 其他处理, a document that was repealed before it was in force.
const isFault = ({ rule, severity }: Finding): boolean =>
  severity !== 'info' && rule !== 'AR-T3-OTHER' && rule !== 'X-T2-VALID' && rule !== 'AR-N-9';
/** By how much a cell is too high or too low; one that can't be lower is too high. */
const anotherBy = fc.integer({ min: -39, max: 40 }).filter((by) => by !== 0);
const report = registerRecords.map((records) => ownReportOf(computeTables(countRecords(records, 2024))));

describe('a report that was computed and written from the template', () => {
  test(
    'has no fault, and none when it is read back',
    () => {
      fc.assert(
        fc.property(report, (each) => {
          expect(ownFindings(each).filter(isFault)).toEqual([]);
          expect(checkReadReport(readBack(each)).filter(isFault)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
    LONG,
  );

  test(
    'has one as soon as a cell of tables three and four is another',
    () => {
      const tied = cellNames().filter((name) => !name.startsWith('t2.'));
      fc.assert(
        fc.property(report, fc.constantFrom(...tied), anotherBy, (each, name, by) => {
          const value = Number(getCell(each.tables, name));
          const tables = withCell(each.tables, name, value + by < 0 ? value + 40 : value + by);
          expect(checkReadReport({ ...readBack(each), cells: cellsOf(tables) }).filter(isFault)).not.toEqual(
            [],
          );
        }),
        { numRuns: 100 },
      );
    },
    LONG,
  );
});
