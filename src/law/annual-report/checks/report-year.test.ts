import { expect, test } from 'vitest';
import { checkReadReport } from '../validate.ts';
import { GOOD_PARTS, readReportOf } from '../test/read-reports.ts';
import { yearOfReport } from './report-year.ts';

const period = (year: number): string => `统计期限为${year}年1月1日至${year}年12月31日。`;

test.each([
  ['title alone', 2024, '', '', 2024],
  ['all agree', 2024, period(2024), '2024年，我镇公开信息。', 2024],
  ['the title is outvoted', 2023, period(2024), '2024年，我镇公开信息。', 2024],
  ['the period alone is no proof', 2024, period(2023), '2024年，我镇公开信息。', 2024],
  ['the text alone is no proof', 2024, period(2024), '2023年，我镇公开信息。2023年，我镇培训2次。', 2024],
  ['three years', 2024, period(2023), '2022年，我镇公开信息。', 2024],
  ['no title', null, period(2024), '', 2024],
  ['a period with spaces', null, '自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止', '', 2024],
  ['the end of a period with spaces', null, '至 2024 年 12 月 31 日止', '', 2024],
  ['a year within a sentence', null, '', '较2023年有所增加。 2024年，我镇公开信息。', 2024],
  ['nothing', null, '', '', null],
  ['the year named most', null, '', '2023年有。2024年有。2024年还有。', 2024],
])('%s', (_name, title, opening, partOne, year) => {
  expect(yearOfReport({ title, opening, partOne })).toBe(year);
});

test('a wrong year in the title is said of the title alone', () => {
  const report = readReportOf({ title: '示范区青禾镇人民政府2023年政府信息公开工作年度报告', year: 2023 });
  expect(checkReadReport(report).map(({ rule, where }) => `${rule} ${where}`)).toEqual(['AR-STR-3 title']);
});

test('a wrong year of the period is said of the opening alone', () => {
  const opening = readReportOf().opening.replaceAll('2024年', '2023年');
  expect(checkReadReport(readReportOf({ opening })).map(({ rule, where }) => `${rule} ${where}`)).toEqual([
    'AR-STR-3 part:0',
  ]);
});

test('a part one of last year is said of part one', () => {
  const text = GOOD_PARTS.map((part, index) => (index === 0 ? part.replaceAll('2024年', '2023年') : part));
  const found = checkReadReport(readReportOf({ text })).filter(({ severity }) => severity === 'error');
  expect(found.map(({ rule, where }) => `${rule} ${where}`)).toEqual(['AR-STR-3 part:1']);
});
