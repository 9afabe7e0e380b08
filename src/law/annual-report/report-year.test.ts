import { expect, test } from 'vitest';
import { reportYearOf } from './report-year.ts';

const TITLE = '某镇人民政府2024年政府信息公开工作年度报告';

test.each<[string, string, string, number | null, number | null]>([
  ['the period', TITLE, '数据统计期限为2024年1月1日至2024年12月31日。', 2024, null],
  ['the period without its second year', TITLE, '自 2024 年 1 月 1 日起至 12 月 31 日止', 2024, null],
  ['the period, not the title', TITLE, '统计期限自2023年1月1日起，至2023年12月31日止。', 2023, 2024],
  ['the period where the title has none', '年度报告', '2024年01月01日—2024年12月31日', 2024, null],
  ['the title where the text names no period', TITLE, '2023年1月1日施行的办法。', 2024, null],
  ['the title where the period is of two years', TITLE, '2023年1月1日至2024年12月31日', 2024, null],
  ['nothing', '年度报告', '全年公开信息。', null, null],
])('the year is told by %s', (_by, title, text, year, otherInTitle) => {
  expect(reportYearOf({ title, text })).toEqual({ year, otherInTitle });
});
