import { expect, test } from 'vitest';
import { isReportTitle } from './report-title.ts';

const AGENCY = { name: '测试区人民政府', shortName: '测试区' };

test.each<[string, boolean]>([
  ['测试区人民政府2024年政府信息公开工作年度报告', true],
  ['某市测试区人民政府 2024 年政府信息公开工作年度报告', true],
  ['测试区2024年度政府信息公开年度报告', true],
  ['2024年政府信息公开工作年度报告', true],
  ['测试区人民政府2024年政府信息公开工作年度报告（更正）', true],
  ['2024年年报解读', false],
  ['测试区人民政府2024年政府信息公开工作年度报告解读', false],
  ['关于公布2024年政府信息公开工作年度报告的通知', false],
  ['测试区2024年政府信息公开工作年度报告汇总', false],
  ['测试区甲镇人民政府2024年政府信息公开工作年度报告', false],
  ['测试区人民政府2024年法治政府建设年度报告', false],
])('“%s” is the agency’s report: %s', (title, expected) => {
  expect(isReportTitle(title, AGENCY)).toBe(expected);
});
