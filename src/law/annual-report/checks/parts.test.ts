import { describe, expect, test } from 'vitest';
import { cellsOf2019, FULL_YEAR, withPart } from '../test/read-reports.ts';
import { checkReadReport } from '../validate.ts';

const found = (part: number, text: string, changes = {}): string[] =>
  checkReadReport(withPart(part, text, changes))
    .filter(({ where, rule }) => where === `part:${part}` && /^AR-(?:STR-1|N-9)/u.test(rule))
    .map(({ rule, severity }) => `${rule} ${severity}`);
const older = { form: '2019', year: 2020, cells: cellsOf2019(FULL_YEAR) } as const;

describe('part six on fees', () => {
  test.each<[string, string[]]>([
    ['本年度未收取信息处理费。', []],
    ['本年度未收取信息处理费，共0件、0元。', []],
    ['共收取信息处理费3件320元。', []],
    ['本年度未收取信息处理费，共收取信息处理费3件320元。', ['AR-N-9 error']],
    ['没有收取信息处理费。全年收取信息处理费120.5元。', ['AR-N-9 error']],
    ['', ['AR-STR-1 error', 'AR-N-9 error']],
  ])('%s', (text, expected) => {
    expect(found(6, text)).toEqual(expected);
  });

  test('a part that is empty is a fault of the older form, too', () => {
    expect(found(6, ' ', older)).toEqual(['AR-STR-1 error']);
    expect(found(6, '示范区青禾镇人民政府\n2021年1月20日', older)).toEqual(['AR-STR-1 error']);
    expect(found(6, '无。', older)).toEqual([]);
    expect(found(5, '', older)).toEqual(['AR-STR-1 error']);
    expect(found(1, '', older)).toEqual(['AR-STR-1 error']);
  });
});

describe('part five on what is done about it', () => {
  const measures = (text: string): string[] =>
    checkReadReport(
      withPart(
        5,
        `解读材料以文字为主，群众看不懂专业术语；业务系统与公开平台没有打通，信息重复录入，时效不高。${text}`,
      ),
    )
      .filter(({ rule }) => rule === 'AR-N-8')
      .map(({ severity }) => severity);

  test.each([
    '针对以上问题，已采取措施：编制解释手册。',
    '下步措施：发布数据目录。',
    '今后，按月公布发放明细。',
    '对此，我镇已建立台账。',
  ])('%s', (text) => {
    expect(measures(text)).toEqual([]);
  });

  test('problems alone are a warning', () => {
    expect(measures('信息员流动频繁，基层力量薄弱。')).toEqual(['warning']);
  });
});
