import { describe, expect, test } from 'vitest';
import { FULL_YEAR } from '../test/read-reports.ts';
import { emptyTables, withCell } from '../tables.ts';
import { cellsOfTables } from './cell-source.ts';
import { checkShares } from './shares.ts';

const previous = cellsOfTables(withCell(emptyTables(), 't3.new.total', 10));
const cells = cellsOfTables(FULL_YEAR);
const found = (text: string, last: typeof previous | null = previous): string[] =>
  checkShares(text, 'part:1', { cells, previous: last }).map(
    ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
  );

describe('percentages and growth', () => {
  test.each<[string, string[]]>([
    ['公开信息80条，其中动态10条，占比12.5%。', []],
    ['公开信息80条，其中动态10条，占比12.6%。', ['AR-N-3 12.5 12.6']],
    ['公开信息80条，其中动态10条，占总数的13%。', []],
    ['公开信息80条，其中动态10条，占总数的14％。', ['AR-N-3 12.5 14']],
    ['公开信息８０条，其中动态１０条，占比１２.６%。', ['AR-N-3 12.5 12.6']],
    ['微信发布1520条，微博发布300条，占比16.5%。', []],
    ['动态10条，占比12.6%。', []],
    ['公开信息80条。其中动态10条、公告70条，公告占比87.5%。', []],
    ['收到申请12件，其中土地类5件，占比41.67%；规划类3件，占比25%。', []],
    ['公开信息80条，较2023年的64条增长25%。', []],
    ['公开信息80条，较2023年的64条增长20%。', ['AR-N-3 25 20']],
    ['公开信息80条，较2023年的64条下降25%。', ['AR-N-3 25 25']],
    ['公开信息48条，比上年64条减少25%。', []],
    ['公开信息48条，比上年64条减少24%。', ['AR-N-3 -25 24']],
    ['收到申请12件，同比增长20%。', []],
    ['收到申请12件，同比增长21%。', ['X-GROWTH 20 21']],
    ['收到申请12件，同比下降20%。', ['X-GROWTH 20 -20']],
    ['收到申请12件，较上年增加2件。', []],
    ['收到申请12件，较上年增加3件。', ['X-GROWTH 2 3']],
    ['收到申请11件，较上年增加3件。', []],
    ['公开信息12件，较上年增加3件。', []],
    ['占地面积增长5%。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('without the year before, growth is left alone', () => {
    expect(found('收到申请12件，同比增长21%。', null)).toEqual([]);
    expect(found('收到申请12件，同比增长21%。', cellsOfTables(emptyTables()))).toEqual([]);
  });

  test('the message names both years', () => {
    const [finding] = checkShares('收到申请12件，较上年增加3件。', 'part:1', { cells, previous });
    expect(finding?.message).toMatch(/上年年报为 10 件，本年为 12 件.*增加 2 件/u);
  });
});
