import { expect, test } from 'vitest';
import { readReport } from '../law/annual-report/reading/map-report.ts';
import { completeTables } from '../law/annual-report/reading/complete-report.ts';
import { readSheet } from './readers/read-sheet.ts';
import { writeReportXlsx } from './report-xlsx-writer.ts';
import { distinctTables, sampleReport } from './test/sample-report.ts';

test('a report as a workbook is read back as it was, the fee exact', () => {
  const tables = distinctTables();
  const report = readReport(readSheet(writeReportXlsx(sampleReport(tables))));
  expect(completeTables(report)).toEqual({ tables });
  expect(report.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});
