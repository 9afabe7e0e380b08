import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { distinctTables } from '../../files/test/sample-report.ts';
import { PART_TITLES } from './form.ts';
import { readReportToJson } from './reading/complete-report.ts';
import { reportFromJson } from './reading/report-from-json.ts';
import { reportToJson } from './report-json.ts';
import { reportSchema } from './report-schema.ts';

const FILE = join(import.meta.dirname, '../../../docs/law/report.schema.json');
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(reportSchema());

test('the published schema is the one of the program', () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(reportSchema());
});

test('what the program writes fits it, and so does what it read', () => {
  const written = reportToJson({
    title: '某镇2024年政府信息公开工作年度报告',
    agencyName: '某镇人民政府',
    level: 'township',
    year: 2024,
    opening: '',
    parts: PART_TITLES.map((title) => ({ title, text: '' })),
    tables: distinctTables(),
    figures: {},
    publishedOn: null,
  });
  expect(validate(written) ? [] : validate.errors).toEqual([]);
  const read = reportFromJson(structuredClone(written));
  if (!('report' in read)) throw new Error(read.problem);
  const again: unknown = structuredClone(readReportToJson(read.report));
  expect(validate(again) ? [] : validate.errors).toEqual([]);
  expect(reportFromJson(again)).toEqual(read);
});

test.each([
  [{ cells: { 't3.new.total': -1 } }],
  [{ cells: { 't3.new.natural': '3件' } }],
  [{ cells: { 't9.none': 1 } }],
  [{ agency: '某镇' }],
])('%j doesn’t fit', (json) => {
  expect(validate(json)).toBe(false);
});
