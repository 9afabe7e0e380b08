import { expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { PART_TITLES } from '../form.ts';
import { reportToJson } from '../report-json.ts';
import { cellNames, getCell } from '../tables.ts';
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

test.each([[[]], [null], ['text'], [{}], [{ table3: 5 }]])('%j is no report', (json) => {
  expect(reportFromJson(json)).toHaveProperty('problem');
});
