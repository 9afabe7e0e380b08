import { describe, expect, test } from 'vitest';
import { cellsOf, FULL_YEAR, withLine } from '../test/read-reports.ts';
import { type ReadContext, checkReadReport } from '../validate.ts';

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
    ['制定规章制度5项。', CITY],
  ])('%s', (line, context) => {
    expect(found(line, context)).toEqual([]);
  });
});
