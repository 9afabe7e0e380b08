import { expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { checkedFile } from '../checked-file.ts';
import { PART_TITLES } from '../form.ts';
import { reportToJson } from '../report-json.ts';
import { cellNames, getCell } from '../tables.ts';
import { cellsOf, cellsOf2019, FULL_YEAR, readReportOf } from '../test/read-reports.ts';
import { checkReadReport } from '../validate.ts';
import type { ReadReport } from './read-report.ts';
import { reportFromJson } from './report-from-json.ts';

const TABLES = distinctTables();
const SENT = reportToJson({
  title: '某县某镇人民政府2024年政府信息公开工作年度报告',
  agencyName: '某县某镇人民政府',
  level: 'township',
  year: 2024,
  opening: '本报告由六个部分组成。',
  parts: PART_TITLES.map((title) => ({ title, text: '文字' })),
  tables: TABLES,
  figures: {},
  publishedOn: '2025-01-20',
});

test('a report that this program writes is read back as it was', () => {
  const read = reportFromJson(structuredClone(SENT));
  if (!('report' in read)) throw new Error(read.problem);
  expect(cellNames().map((name) => String(read.report.cells.get(name)?.value))).toEqual(
    cellNames().map((name) => String(getCell(TABLES, name))),
  );
  expect(read.report).toMatchObject({ form: '2021', year: 2024, publishedOn: '2025-01-20' });
  expect(read.report.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('cells may be sent by name, and what is no number stays what it is', () => {
  const read = reportFromJson({
    cells: { 't3.new.total': 3, 't3.open.total': '/', 't2.fee.amount': '12.5', 't3.total.total': -1 },
  });
  if (!('report' in read)) throw new Error(read.problem);
  const { cells } = read.report;
  expect(cells.get('t3.new.total')).toMatchObject({ value: 3, dress: 'plain' });
  expect(cells.get('t3.open.total')).toMatchObject({ value: null, dress: 'mark', raw: '/' });
  expect(cells.get('t2.fee.amount')).toMatchObject({ value: '12.5' });
  expect(cells.get('t3.total.total')).toMatchObject({ value: null, dress: 'unreadable' });
  expect(cells.has('t4.review.total')).toBe(false);
});

test.each([
  ['format', '2019'],
  ['format', 2019],
  ['form', '2019'],
  ['form', 2019],
])('%s %j is the older form', (key, value) => {
  const read = reportFromJson({ [key]: value, cells: { 't2.docs.opened': 4 } });
  if (!('report' in read)) throw new Error(read.problem);
  expect(read.report.form).toBe('2019');
  expect(read.report.cells.get('t2.docs.opened')?.value).toBe(4);
});

test.each(['2021', '2019'] as const)(
  'what a check of a report of %s prints is read as that report',
  (form) => {
    const cells = form === '2019' ? cellsOf2019(FULL_YEAR) : cellsOf(FULL_YEAR);
    const report = readReportOf({ form, cells });
    const printed: unknown = JSON.parse(JSON.stringify(checkedFile('年报.html', report, [])));
    const read = reportFromJson(printed);
    if (!('report' in read)) throw new Error(read.problem);
    const { title, agencyName, year } = report;
    expect(read.report).toMatchObject({ form, title, agencyName, year });
    const valuesOf = (from: ReadReport): object =>
      Object.fromEntries([...from.cells].map(([name, { value }]) => [name, String(value)]));
    expect(valuesOf(read.report)).toEqual(valuesOf(report));
    const errors = checkReadReport(read.report).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

test.each([[[]], [null], ['text'], [{}], [{ table3: 5 }]])('%j is no report', (json) => {
  expect(reportFromJson(json)).toHaveProperty('problem');
});
