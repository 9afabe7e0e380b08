import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { ownReportOf } from '../test/own-reports.ts';
import { cellsOf, cellsOf2019, FULL_YEAR, readCellOf, withLine } from '../test/read-reports.ts';
import { type ReadContext, checkReadReport } from '../validate.ts';
import { checkBoundFigures } from './bound-figures.ts';
import { type CheckedReport, ofAnnualReport, ofReadReport } from './checked-report.ts';

// The tables: 2 documents made, 1 repealed, 9 valid; 31 permits, 7 punishments; 12.5 (万元) of fees.
const CITY = { agency: { name: '示范市人民政府' } };
const cells = cellsOf(FULL_YEAR, { 't2.rules.made': 2, 't2.rules.repealed': 1, 't2.rules.valid': 9 });

function found(line: string, context: ReadContext = {}): string[] {
  return checkReadReport(withLine(1, line, { cells }), context)
    .filter(({ rule, actual }) => rule === 'X-T2-TEXT' && actual !== undefined)
    .map(({ expected, actual }) => `${expected} ${actual}`);
}

describe('a figure of table two that the text gives otherwise is found', () => {
  test.each<[string, string[], ReadContext?]>([
    ['全年作出行政许可决定32件。', ['31 32']],
    ['全镇做出行政许可32件，行政处罚8件，行政强制1件。', ['31 32', '7 8', '0 1']],
    ['全年办理行政处罚8件、行政强制2件。', ['7 8', '0 2']],
    ['全年作出行政许可决定三十二项。', ['31 32']],
    ['作出行政许可决定1,031件。', ['31 1031']],
    ['制发行政规范性文件3件，废止2件，现行有效10件。', ['2 3', '1 2', '9 10']],
    ['全年新制发行政规范性文件三份。', ['2 3']],
    ['市政府制定规章3件，废止规章2件，现行有效规章8件。', ['2 3', '1 2', '9 8'], CITY],
    ['制定政府规章3部。', ['2 3'], CITY],
    ['行政事业性收费13.5万元。', ['12.5 13.5']],
    ['行政事业性收费共计125万元。', ['12.5 125']],
    ['全年行政处罚决定共8件。', ['7 8']],
    ['行政许可32件，行政处罚8件，行政强制1件。', ['31 32', '7 8', '0 1']],
    ...['处理', '办结', '实施', '审批', '共'].map((word): [string, string[]] => [
      `${word}行政许可32件。`,
      ['31 32'],
    ]),
    ...['件', '份', '部', '项', '宗', '起', '例', '个'].map((unit): [string, string[]] => [
      `作出行政处罚8${unit}。`,
      ['7 8'],
    ]),
    ...['制定', '制发', '出台', '颁布'].map((word): [string, string[], ReadContext] => [
      `${word}地方政府规章3件。`,
      ['2 3'],
      CITY,
    ]),
    ...['制定', '印发', '出台', '制发'].map((word): [string, string[]] => [
      `${word}行政规范性文件共3件。`,
      ['2 3'],
    ]),
  ])('%s', (line, expected, context) => {
    expect(found(line, context)).toEqual(expected);
  });
});

describe('what is said rightly, or of something else, is left alone', () => {
  test.each<[string, ReadContext?]>([
    ['全镇做出行政许可31件，行政处罚7件，行政强制0件。'],
    ['公示行政许可决定20件、行政处罚决定3件。'],
    ['收到行政处罚投诉8件。'],
    ['新增行政许可事项3项。'],
    ['行政处罚8件附有说理文书。'],
    ['2023年作出行政许可决定40件。'],
    ['公开行政规范性文件3件。'],
    ...['公开', '公示', '发布', '上传', '归集', '推送', '录入'].map((word): [string] => [
      `全年${word}行政许可决定20件。`,
    ]),
    ['制定规章制度5项。', CITY],
  ])('%s', (line, context) => {
    expect(found(line, context)).toEqual([]);
  });
});

const said = (report: CheckedReport): string[] =>
  checkBoundFigures(report).map(
    ({ rule, where, expected, actual, quote }) => `${rule} ${where} ${expected} ${actual} ${quote}`,
  );

describe('figures of table two', () => {
  test('are held to a cell that says something, on the newer form', () => {
    const line = '作出行政许可决定32件。';
    const of = (changes: Parameters<typeof withLine>[2]): string[] =>
      said(ofReadReport(withLine(1, line, changes)));
    expect(of({ cells })).toEqual(['X-T2-TEXT part:1 31 32 行政许可决定32件']);
    expect(of({ cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': readCellOf(null, 'blank') }) })).toEqual(
      [],
    );
    expect(of({ cells: cellsOf(FULL_YEAR, { 't2.permit.decisions': null }) })).toEqual([]);
    expect(of({ form: '2019', cells: cellsOf2019(FULL_YEAR, { 't2.permit.decisions': 31 }) })).toEqual([]);
  });

  test('are looked for in each text of the report', () => {
    const report = ofReadReport(withLine(5, '作出行政许可决定32件。', { cells }));
    const opening = `${report.opening}作出行政处罚决定8件。`;
    expect(said({ ...report, opening })).toEqual([
      'X-T2-TEXT part:0 7 8 行政处罚决定8件',
      'X-T2-TEXT part:5 31 32 行政许可决定32件',
    ]);
  });

  test('of other years and other agencies are left alone', () => {
    const of = (line: string): string[] => said(ofReadReport(withLine(1, line, { cells })));
    expect(of('2023年作出行政许可决定32件。')).toEqual([]);
    expect(of('全区作出行政许可决定32件。')).toEqual([]);
  });

  test('are told with both and where the right one stands', () => {
    const [finding] = checkBoundFigures(ofReadReport(withLine(1, '作出行政许可决定32件。', { cells })));
    expect(finding?.message).toBe(
      '文中写“行政许可决定32件”，表二中“行政许可处理决定”为 31。请改用数据项，或者更正文字。',
    );
  });
});

describe('counts of the registers', () => {
  const own = ofAnnualReport(ownReportOf(emptyTables()));
  const withWords = (words: string): CheckedReport => ({
    ...own,
    parts: own.parts.map((part) => (part.number === 1 ? { ...part, text: words } : part)),
  });

  test.each([
    ['工作动态55条', '54 55'],
    ['政策文件5条', '4 5'],
    ['公示公告18条', '17 18'],
    ['重点领域公示130条', '129 130'],
    ['预算8条', '9 8'],
    ['决算8条', '9 8'],
    ['政策解读3条', '2 3'],
    ['微信公众号推送47期', '46 47'],
    ['微信公众号推送152篇', '151 152'],
    ['发出收费通知1件', '0 1'],
    ['信息处理费1件', '0 1'],
    ['收取信息处理费共计5元', '0 5'],
    ['1件申请因申请人逾期未缴费', '0 1'],
  ])('%s', (words, figures) => {
    const [first, ...others] = said(withWords(`全年${words}。`));
    expect(first).toContain(`X-COUNTER part:1 ${figures} `);
    expect(others).toEqual([]);
  });

  test('that are right, of another year or in other words are no finding', () => {
    expect(said(own)).toEqual([]);
    expect(said(withWords('2023年工作动态55条。期刊47期、论文152篇，缴纳5元。'))).toEqual([]);
  });

  test('are known of the office’s own report alone', () => {
    const words = '全年发布工作动态55条。';
    expect(said({ ...withWords(words), figures: null })).toEqual([]);
    expect(said({ ...withWords(words), figures: {} })).toEqual([]);
    const [finding] = checkBoundFigures(withWords(words));
    expect(finding?.message).toContain('登记簿中“政府工作动态”为 54');
  });
});
