import { describe, expect, test } from 'vitest';
import { GOOD_PARTS, readReportOf, withLine, withPart } from '../test/read-reports.ts';
import { ofReadReport } from './checked-report.ts';
import { checkYears } from './years.ts';

type Report = Parameters<typeof ofReadReport>[0];

const found = (report: Report): string[] =>
  checkYears(ofReadReport(report)).map(({ rule, where, quote }) => `${rule} ${where} ${quote ?? ''}`);

describe('the period that a report is on', () => {
  test.each<[string, string[]]>([
    ['2024年1月1日至2024年12月31日', []],
    ['2023年1月1日至2023年12月31日', ['AR-STR-3 part:0 2023年']],
    ['2022年1月1日至2023年12月31日', ['AR-STR-3 part:0 2022年', 'AR-STR-3 part:0 2023年']],
    ['2023年01月01日起', ['AR-STR-3 part:0 2023年']],
    ['1924年1月1日至2024年12月31日', ['AR-STR-3 part:0 1924年']],
    ['2023年1月01日到', ['AR-STR-3 part:0 2023年']],
    ['2023 年 1 月 1 日 至 2024 年 12 月 31 日', ['AR-STR-3 part:0 2023年']],
    ['2024年1月1日－2023 年 12 月 31 日', ['AR-STR-3 part:0 2023年']],
    ['２０２３年１月１日至', ['AR-STR-3 part:0 2023年']],
    ['2023年1月1日-2024年', ['AR-STR-3 part:0 2023年']],
    ['2023年1月1日—2024年', ['AR-STR-3 part:0 2023年']],
    ['2023年1月1日～2024年', ['AR-STR-3 part:0 2023年']],
    ['根据2022年1月1日施行的规定', []],
    ['2022年11月1日至2022年12月30日', []],
  ])('%s', (opening, expected) => {
    expect(found(readReportOf({ opening }))).toEqual(expected);
  });
});

describe('the year that part one is written for', () => {
  const part = (text: string): string[] =>
    found(withPart(1, text)).filter((each) => each.startsWith('AR-STR-3'));
  test.each<[string, string[]]>([
    ['2023年，我镇公开信息54条。', ['AR-STR-3 part:1 2023年']],
    ['主动公开\n2023年我镇公开信息54条。', ['AR-STR-3 part:1 2023年']],
    ['工作有序。2023年全镇公开信息54条。', ['AR-STR-3 part:1 2023年']],
    ['2023年，我镇公开信息54条。2024年有所增加。', []],
    ['2023年，我镇公开信息54条。今年有所增加。', []],
    ['公开信息54条，较2023年，增加3条。', []],
    ['2022年，我镇公开信息54条。', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(part(text)).toEqual(expected);
  });

  test('the message names both years', () => {
    const [finding] = checkYears(ofReadReport(withPart(1, '2023年，我镇公开信息54条。')));
    expect(finding?.message).toContain('第一部分写的是2023年，没有写到本报告的年度2024年');
  });
});

describe('the year that plans are for', () => {
  test.each<[string, string[]]>([
    ['2024年，我镇将继续加强学习。', ['AR-N-11 part:5 2024年，我镇将继续']],
    ['2024年度将进一步加强学习。', ['AR-N-11 part:5 2024年度将进一步']],
    ['2024年计划增加公示栏。', ['AR-N-11 part:5 2024年计划']],
    ['2022年拟增加公示栏。', ['AR-N-11 part:5 2022年拟']],
    ['２０２４年，我镇将着力整改。', ['AR-N-11 part:5 2024年，我镇将着力']],
    ['2026年，我镇将继续加强学习。', ['AR-N-11 part:5 2026年，我镇将继续']],
    ['栏目更新偏慢。\n 2026年将继续整改。', ['AR-N-11 part:5 2026年将继续']],
    ['栏目更新偏慢；2034年计划增加公示栏。', ['AR-N-11 part:5 2034年计划']],
    ['力争到2026年，全镇将全面公开。', []],
    ['2025年，我镇将继续加强学习。', []],
    ['2024年，我镇将政府信息公开纳入考核。', []],
    ['2024年，情况有所好转。我镇将继续加强学习。', []],
    ['2024年完成的各项工作得到群众的认可，我镇将继续加强学习。', []],
  ])('%s', (line, expected) => {
    expect(found(withLine(5, line))).toEqual(expected);
  });

  test('the message names the year that is meant', () => {
    const [finding] = checkYears(ofReadReport(withLine(5, '2024年，我镇将继续加强学习。')));
    expect(finding?.message).toContain('改进打算写的是2024年，而本报告的年度是2024年');
    expect(finding?.message).toContain('应当针对2025年');
  });
});

describe('what was left of the year before', () => {
  test.each<[string, string[]]>([
    ['我镇2023年制作的文件仍在使用。', ['AR-N-11 part:1 情形。 我镇2023年制作的文件仍']],
    ['我镇2023 年制作的文件仍在使用。', ['AR-N-11 part:1 情形。 我镇2023 年制作的文件仍']],
    ['我镇２０２３年制作的文件仍在使用。', ['AR-N-11 part:1 情形。 我镇2023年制作的文件仍']],
    ['我镇2022年制作的文件仍在使用。', []],
    ['我镇12023年文件仍在使用。', []],
  ])('%s', (line, expected) => {
    expect(found(withLine(1, line))).toEqual(expected);
  });

  test.each([
    '较2023年有所增加。',
    '比2023年多3条。',
    '与2023年持平。',
    '自2023年起设立公示栏。',
    '公开2023年度政府信息公开工作年度报告。',
    '2023年以来公开信息54条。',
    '截至2023年底有9件。',
    '2023年末有9件。',
    '2023年相比有所增加。',
    '2023年度结转1件。',
    '2023年1月1日起施行的规定。',
    '依据2023年修订的目录。',
    '公开2023年部门决算。',
  ])('but for what is said rightly: %s', (line) => {
    expect(found(withLine(1, line))).toEqual([]);
  });
});

test('a report without a year is held to none', () => {
  const opening = '统计期限为2023年01月01日起。';
  expect(found(readReportOf({ title: null, year: null, opening, text: ['我镇公开信息。'] }))).toEqual([]);
});

test('a report that has no fault has none here', () => {
  expect(found(readReportOf({ text: GOOD_PARTS }))).toEqual([]);
});

describe('a sentence of another year', () => {
  test.each<[string, string[]]>([
    ['2022年，我镇收到投诉2件。', ['AR-N-11 part:1 2022年，我镇收到投诉2件']],
    ['工作有序。2022年度我镇收到投诉2件。', ['AR-N-11 part:1 2022年度我镇收到投诉2件']],
    ['工作有序； 2026年收到投诉2件。', ['AR-N-11 part:1 2026年收到投诉2件']],
    ['２０１９年公开信息5条。', ['AR-N-11 part:1 2019年公开信息5条']],
    [
      '2026年我镇收到投诉2件\n2034年共培训2次',
      ['AR-N-11 part:1 2026年我镇收到投诉2件', 'AR-N-11 part:1 2034年共培训2次'],
    ],
    ['1924年，我镇收到投诉2件。', ['AR-N-11 part:1 1924年，我镇收到投诉2件']],
    ['2024年，我镇收到投诉2件。', []],
    ['自2022年，我镇逐年公开决算。', []],
    ['2022年3月我镇建成查阅点。', []],
    ['2022年，新办法印发，我镇照此办理。', []],
    ['2022年以来，我镇共培训5次。', []],
    ['2022年，条例修订后首次培训。', []],
    ['2027年，我镇将全面公开。', ['AR-N-11 part:1 2027年，我镇将全面']],
  ])('%s', (line, expected) => {
    expect(found(withLine(1, line))).toEqual(expected);
  });

  test('the quote is cut short, and the message names both years', () => {
    const line = `2022年，我镇${'逐项公开办事指南'.repeat(6)}。`;
    const [finding] = checkYears(ofReadReport(withLine(1, line)));
    expect(finding?.quote).toHaveLength(30);
    expect(finding?.message).toContain('写的是2022年，而本报告的年度是2024年');
  });
});
