import { describe, expect, test } from 'vitest';
import { checkNextYear, checkPeriodDays, checkReportYear } from './next-year.ts';

const found = (text: string, where = 'part:1'): string[] =>
  checkNextYear(text, where, 2024).map(({ quote }) => quote ?? '');
const period = (text: string): string[] => checkPeriodDays(text, 'part:0').map(({ quote }) => quote ?? '');

describe('the year after the report’s, where it tells what was done, is found', () => {
  test.each<[string, string]>([
    ['2025年，我镇认真落实上级要求。', 'part:1'],
    ['（一）主动公开情况。2025年共发布信息120条。', 'part:1'],
    ['2025年，全市上下持续深化政务公开。', 'part:1'],
    ['2025年，我街道推进政务公开，现将有关情况报告如下。', 'part:1'],
    ['2025年公开信息402条，收到申请4件、结转下年1件。', 'part:1'],
    ['（一）抓实主动公开。编发简报5期，2025年点击量突破29万次。', 'part:1'],
    ['我镇2025年收到政府信息公开申请3件。', 'part:1'],
    ['2025年制发行政规范性文件2件。', 'part:2'],
    ['2025年引起行政复议1件。', 'part:4'],
    ['2025年度我镇未收取信息处理费。', 'part:6'],
    ['现公布青禾镇2025年政府信息公开工作年度报告。', 'part:0'],
    ['2025年，我局政府信息公开工作取得一定成效，但仍有差距。', 'part:5'],
    ['截至2025年12月底，共公开信息120条。', 'part:1'],
    ['　2025年，我镇群众来信来访平稳有序。', 'part:1'],
    ['2025年，我镇加强培训，共同推动公开。', 'part:1'],
  ])('%s', (text, where) => {
    expect(found(text, where)).toHaveLength(1);
  });
});

test('the quote is trimmed and cut short, and the message names both years', () => {
  const [finding] = checkNextYear(`　2025年，我镇${'公开办事指南'.repeat(9)}。`, 'part:1', 2024);
  expect(finding?.quote).toHaveLength(40);
  expect(finding?.quote).toMatch(/^2025年，我镇公开/u);
  expect(finding?.message).toMatch(/^文中“2025年，我镇[^”]{32}”写的是2025年，而本报告的年度是2024年/u);
});

describe('the year after in its own place is left alone', () => {
  test.each<[string, string]>([
    ['2025年，我镇将继续做好公开工作。', 'part:5'],
    ['2025年，我镇计划培训2次。', 'part:1'],
    ['结转2025年继续办理2件。', 'part:1'],
    ['有2件转入2025年办理，已答复1件。', 'part:1'],
    ['2025年1月20日发布。', 'part:6'],
    ['2025年，另行说明有关情况。', 'part:6'],
    ['2025年，加强培训，共同推动公开。', 'part:5'],
    ['有关情况2025年另行说明。', 'part:1'],
    ['2025年，重点抓好三项工作：一是加强培训。', 'part:5'],
    ['2025年改进措施：完善制度，开展培训。', 'part:5'],
    ['已制定2025年工作要点。', 'part:5'],
    ['力争2025年底前数字化率达到80%。', 'part:5'],
    ['2024年，我镇认真落实上级要求。', 'part:1'],
    ['答复期限截至2025年1月10日的2件尚未办结。', 'part:1'],
    ['有2件申请结转至2025年，已告知申请人。', 'part:1'],
    ['新办法自2025年起施行，已经公布。', 'part:1'],
  ])('%s', (text, where) => {
    expect(found(text, where)).toEqual([]);
  });
});

describe('the year of the report in its opening', () => {
  test.each<[string, number]>([
    ['青禾镇编制了2023年度政府信息公开工作年度报告，现予公布。', 1],
    ['现公布2025年政府信息公开工作报告。', 1],
    ['现公布2024年政府信息公开工作年度报告。', 0],
    ['与2023年政府信息公开工作年度报告相比有所增加。', 0],
  ])('%s', (text, times) => {
    expect(checkReportYear(text, 'part:0', 2024)).toHaveLength(times);
  });

  test('is told with the words and the report’s own year', () => {
    const [finding] = checkReportYear('编制了2023年度政府信息公开工作年度报告。', 'part:0', 2024);
    expect(finding).toMatchObject({
      rule: 'AR-STR-3',
      severity: 'warning',
      where: 'part:0',
      quote: '2023年度政府信息公开工作年度报告',
    });
    expect(finding?.message).toContain('本报告的年度是2024年');
  });
});

describe('a period that isn’t the whole year is found', () => {
  test.each<[string, string[]]>([
    ['统计期限自2024年1月1日起至2024年11月30日止。', ['2024年1月1日起至2024年11月30日']],
    ['统计期限为2024年1月1日至12月30日。', ['2024年1月1日至12月30日']],
    ['数据统计时间：2024年1月31日—2024年12月31日。', ['2024年1月31日—2024年12月31日']],
    ['数据的统计期限从2024年01月01日起，至2024年12月31日止。', []],
    ['统计期限自2024年1月1日到12月31日。', []],
    ['2024年3月1日至2024年4月30日开展自查。', []],
  ])('%s', (text, expected) => {
    expect(period(text)).toEqual(expected);
  });
});
