import { expect, test } from 'vitest';
import { type ReportOfFile, selectForRollUp } from './roll-up-selection.ts';
import type { ReadReport } from './reading/read-report.ts';
import { cellsOf, FULL_YEAR, readReportOf } from './test/read-reports.ts';

const of = (file: string, changes: Partial<ReadReport> = {}): ReportOfFile => ({
  file,
  report: readReportOf({ agencyName: file.replace(/\..*$/u, ''), ...changes }),
});
const other = { cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': 32 }) };
const files = (reports: readonly { readonly file: string }[]): string[] => reports.map(({ file }) => file);

test('reports of another year than the district’s are left out and told', () => {
  const reports = [of('甲镇.html'), of('乙镇.html', { year: 2023 }), of('丙镇.html', { year: 2023 })];
  const chosen = selectForRollUp(reports, readReportOf());
  expect(files(chosen.summed)).toEqual(['甲镇.html']);
  expect(chosen.leftOut).toEqual([
    { file: '乙镇.html', why: '这是2023年度的年报，不是2024年度的，没有计入。' },
    { file: '丙镇.html', why: '这是2023年度的年报，不是2024年度的，没有计入。' },
  ]);
});

test('without the district’s report it is the year that most are on', () => {
  const reports = [of('甲镇.html'), of('乙镇.html', { year: 2023 }), of('丙镇.html', { year: 2023 })];
  const chosen = selectForRollUp(reports, null);
  expect([chosen.year, files(chosen.summed)]).toEqual([2023, ['乙镇.html', '丙镇.html']]);
  expect(selectForRollUp([of('甲镇.html', { year: null })], null).year).toBeNull();
});

test('the same report of an agency in two formats is added once, and told', () => {
  const chosen = selectForRollUp(
    [of('甲镇.docx'), of('甲镇.json', { agencyName: '甲 镇' }), of('乙镇.html')],
    null,
  );
  expect(files(chosen.summed)).toEqual(['甲镇.docx', '乙镇.html']);
  expect(files(chosen.repeated)).toEqual(['甲镇.json']);
  expect(chosen.conflicts).toEqual([]);
});

test('two reports of an agency that differ in a cell are a conflict', () => {
  const chosen = selectForRollUp([of('甲镇.docx'), of('甲镇.json', other), of('乙镇.html')], null);
  expect(chosen.conflicts).toEqual([['甲镇.docx', '甲镇.json']]);
});

test('what names no agency or no year is added, but never unsaid', () => {
  const blank = { agencyName: null, year: null };
  const chosen = selectForRollUp([of('1.html', blank), of('2.html', blank)], readReportOf());
  expect(files(chosen.summed)).toEqual(['1.html', '2.html']);
  expect(files(chosen.notes)).toEqual(['1.html', '1.html', '2.html', '2.html']);
});

test('the district’s own report in another format isn’t added, its share is, and both are told', () => {
  const own = readReportOf({ agencyName: '区' });
  const chosen = selectForRollUp(
    [of('甲镇.html'), of('区.pdf', { agencyName: ' 区' }), of('区.html', other)],
    own,
  );
  expect(files(chosen.summed)).toEqual(['甲镇.html', '区.html']);
  expect(chosen.repeated).toEqual([{ file: '区.pdf', why: '这是本级年报的又一份，没有计入。' }]);
  expect(chosen.notes).toEqual([{ file: '区.html', why: '与本级年报是同一机关，已作为本级的数据计入。' }]);
  expect(chosen.conflicts).toEqual([]);
});

test('a report that is alone is what the district’s own is held against', () => {
  const chosen = selectForRollUp([of('区.html')], readReportOf({ agencyName: '区' }));
  expect([files(chosen.summed), files(chosen.notes)]).toEqual([['区.html'], ['区.html']]);
});
