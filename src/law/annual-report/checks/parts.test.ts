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
    expect(found(6, '无。', older)).toEqual([]);
    expect(found(5, '', older)).toEqual(['AR-STR-1 error']);
    expect(found(1, '', older)).toEqual(['AR-STR-1 error']);
  });
});
