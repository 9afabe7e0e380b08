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
        fc.property(report, fc.constantFrom(...tied), fc.integer({ min: 1, max: 40 }), (each, name, more) => {
          const tables = withCell(each.tables, name, Number(getCell(each.tables, name)) + more);
          expect(checkReadReport({ ...readBack(each), cells: cellsOf(tables) }).filter(isFault)).not.toEqual(
            [],
          );
        }),
        { numRuns: 100 },
      );
    },
    LONG,
  );

  test(
    'has one as soon as a number of a bound sentence is another',
    () => {
      fc.assert(
        fc.property(report, fc.nat(), fc.integer({ min: 1, max: 40 }), (each, pick, more) => {
          const changed = withOtherNumber(each, pick, more);
          expect(ownFindings(changed).filter(isFault)).not.toEqual([]);
        }),
        { numRuns: 200 },
      );
    },
    LONG,
  );
});

/** One of the counts in the text of part one, changed. */
function withOtherNumber(each: AnnualReport, pick: number, more: number): AnnualReport {
  const text = each.parts[0]?.text ?? '';
  const numbers = [...text.matchAll(/\d+(?=件|条|期|篇)/gu)];
  const found = numbers[pick % numbers.length];
  if (found === undefined) throw new RangeError('the template states figures');
  const after = text.slice(found.index + found[0].length);
  const changed = `${text.slice(0, found.index)}${Number(found[0]) + more}${after}`;
  return {
    ...each,
    parts: each.parts.map((part, index) => (index === 0 ? { ...part, text: changed } : part)),
  };
}
