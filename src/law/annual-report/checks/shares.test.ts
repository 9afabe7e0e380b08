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
    ['收到申请12件，比上年增加2件，增长20%。', []],
    ['收到申请12件，比上年增加2件，增长21%。', ['AR-N-3 20 21']],
    ['收到申请12件，较上年10件增加2件，增长20%。', []],
    ['公开信息80条，比上年减少20条，下降20%。', []],
    ['公开信息80条，比上年减少20条，下降25%。', ['AR-N-3 -20 25']],
    ['占地面积增长5%。', []],
    ['较上年增长20%。', []],
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

describe('the whole that a share is a share of', () => {
  test.each<[string, string, string[]]>([
    ['the sum of what is listed', '动态10条、公告50条、政策20条，政策占比25%。', []],
    ['that sum without other units', '培训3次，动态10条、公告50条、政策20条，政策占比25%。', []],
    ['named a sentence before', '公开信息160条。动态70条、公告40条，公告占比25%。', []],
    ['not one in another unit', '培训160次。动态70条、公告40条，公告占比25%。', ['AR-N-3 57.14 25']],
    ['not one named afterwards', '动态70条、公告40条，公告占比25%。共公开160条。', ['AR-N-3 57.14 25']],
    ['the new requests of table three', '土地类4件，规划类3件，规划类占比25%。', []],
    ['the results of table three', '土地类4件，规划类3件，规划类占比27.27%。', []],
    ['neither of them', '土地类4件，规划类3件，规划类占比26%。', ['AR-N-3 75 26']],
    [
      'the first of several, for the nearest number',
      '公开信息80条，其中动态10条、公告40条，占比51%。',
      ['AR-N-3 50 51'],
    ],
    ['what follows doesn’t count', '公开信息80条，其中动态10条，占比12.6%，公告70条。', ['AR-N-3 12.5 12.6']],
    ['as much as the part', '公开信息80条，均为动态80条，占比90%。', ['AR-N-3 100 90']],
    ['never less than the part', '动态10条、公告70条，占比80%。', []],
    ['never in another unit', '培训80次，动态10条，占比12.6%。', []],
    ['named nowhere', '动态信息占比12.6%。', []],
    ['rounded either way', '公开信息80条，其中动态10条，占12%。', []],
    ['never fewer results than the part', '予以公开的14件，占70%。', []],
    ['as many results as the part', '予以公开的11件，占90%。', ['AR-N-3 100 90']],
    [
      'not named two numbers before',
      '予以公开4件，公开信息80条，其中动态10条，占比15%。',
      ['AR-N-3 12.5 15'],
    ],
    ['no requests where none are spoken of', '自然人9件，占70%。', []],
    ['no requests where it isn’t said which', '土地类申请5件，占30%。', []],
    [
      'what was handled, among other numbers',
      '收到申请12件，办结11件，办结率94.62%。',
      ['AR-N-3 84.62 94.62'],
    ],
    ['what was handled is named before', '办结率94.62%，办结11件。', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('nothing of nothing has no share', () => {
    const none = { cells: cellsOfTables(emptyTables()), previous: null };
    expect(checkShares('公开信息0条，其中动态0条，占比0%。', 'part:1', none)).toEqual([]);
    expect(checkShares('予以公开的0件，占10%。', 'part:1', none)).toEqual([]);
    expect(checkShares('办结0件，办结率50%。', 'part:1', none)).toEqual([]);
  });

  test('a table without figures is no whole', () => {
    const none = { cells: cellsOfTables({}), previous: null };
    const said = checkShares('土地类4件，规划类3件，规划类占比25%。', 'part:1', none);
    expect(said.map(({ expected }) => expected)).toEqual([75]);
    expect(checkShares('予以公开的4件，占46%。办结11件，办结率94.62%。', 'part:1', none)).toEqual([]);
  });
});

describe('growth', () => {
  test.each<[string, string, string[]]>([
    ['other units are not compared', '公开信息48条，比上年64件减少24%。', []],
    ['nor with the year before, when another number is named', '收到申请12件，较上年的64条增长21%。', []],
    ['from nothing there is no percentage', '公开信息48条，比上年0条增长20%。', []],
    ['by itself it may be of anything', '收到申请12件，增长30%。', []],
    ['the sentence before names no base', '收到申请12件。较上年增长30%。', []],
    [
      'of what the sentence before names in that unit',
      '培训50次、公开信息60条。与上一年度40条相比，增长35%。',
      ['AR-N-3 50 35'],
    ],
    ['any of them may be meant', '公开信息50条，其中政策类60条。与上一年度40条相比，增长50%。', []],
    [
      'the year before in another clause is another matter',
      '去年未统计，公开信息50条，比上年增加2条，增长10%。',
      ['AR-N-3 4.17 10'],
    ],
    ['by how much counts in the same unit alone', '公开信息50条，比上年增加2项，增长10%。', []],
    ['a base in brackets stands right behind it', '公开信息50条，同比增长30%，工作平稳（上年为40条）。', []],
    ['with a few words in it', '公开信息50条，同比增长30%（ 上年公开信息为40条）。', ['AR-N-3 25 30']],
    ['but from something', '公开信息48条，比上年1条增长20%。', ['AR-N-3 4700 20']],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('from a year without requests it is told in numbers alone', () => {
    const none = cellsOfTables(emptyTables());
    expect(found('收到申请12件，较上年增加12件。', none)).toEqual([]);
    expect(found('收到申请12件，较上年增加11件。', none)).toEqual(['X-GROWTH 12 11']);
  });

  test('it is told rounded', () => {
    const nine = cellsOfTables(withCell(emptyTables(), 't3.new.total', 9));
    expect(found('收到申请12件，同比增长33.3%。', nine)).toEqual([]);
    expect(found('收到申请12件，同比增长34%。', nine)).toEqual(['X-GROWTH 33.33 34']);
  });

  test('against a number of the text, the quote begins with the first of both and is cut short', () => {
    const said = (text: string): { quote?: string | undefined; message?: string | undefined } =>
      checkShares(text, 'part:1', { cells, previous })[0] ?? {};
    expect(said('公开信息534条，上年为688条，同比下降25.38%。').quote).toBe(
      '534条，上年为688条，同比下降25.38%',
    );
    expect(said('公开信息50条，上年为40条，比上年增加11条。').message).toContain('推算为增加 10。');
    expect(said('公开信息50条，上年为60条，比上年减少11条。').message).toContain('推算为减少 10。');
    expect(said('公开信息50条，上年为50条，比上年增加1条。').message).toContain('推算为增加 0。');
    const long = `公开信息50条，${'与往常一样'.repeat(9)}，上年为40条，`;
    expect(said(`${long}比上年增加11条。`).quote).toHaveLength(60);
    expect(said(`${long}比上年增加11条。`).message).toMatch(/^文中“[^”]{60}”/u);
    expect(said(`${long}同比增长30%。`).quote).toHaveLength(60);
    expect(said(`${long}同比增长30%。`).message).toMatch(/^文中“[^”]{60}”/u);
  });

  test('the message says whether it is more or less, and in what', () => {
    const last = cellsOfTables(withCell(emptyTables(), 't3.new.total', 15));
    const messageOf = (text: string): string | undefined =>
      checkShares(text, 'part:1', { cells, previous: last })[0]?.message;
    expect(messageOf('收到申请12件，同比增长30%。')).toContain('推算为减少 20%。');
    expect(messageOf('收到申请12件，较上年增加3件。')).toContain('推算为减少 3 件。');
  });
});
