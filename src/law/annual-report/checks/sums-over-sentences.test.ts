import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { FULL_YEAR } from '../test/read-reports.ts';
import { cellsOfTables } from './cell-source.ts';
import { checkSums } from './listed-sums.ts';
import { checkShares } from './shares.ts';

const cells = cellsOfTables(FULL_YEAR);
const sums = (text: string): string[] =>
  checkSums(text, 'part:1').map(({ severity, expected, actual }) => `${severity} ${expected} ${actual}`);
const shares = (text: string): string[] =>
  checkShares(text, 'part:1', { cells, previous: null }).map(
    ({ rule, expected, actual }) => `${rule} ${expected} ${actual}`,
  );

describe('a list that begins in the next sentence, or goes on behind a semicolon', () => {
  test.each<[string, string[]]>([
    ['共发布436条。其中，规划类366条，占比83.9%；年报类68条，占比15.6%。', ['warning 434 436']],
    ['共发布436条。其中，规划类366条，占比83.9%；年报类70条，占比16.1%。', []],
    ['共发布436条。其中规划类366条；年报类80条。', ['error 446 436']],
    ['主动公开信息100条。按内容分：政策类40条、财政类30条、动态类29条。', ['warning 99 100']],
    ['主动公开信息100条。按内容分：政策类40条、财政类30条、动态类30条。', []],
    ['主动公开信息100条。从类别看，政策类40条、财政类70条。', ['error 110 100']],
    ['共发布436条，其中网站发布366条、微信发布69条。', ['warning 435 436']],
    ['共发布436条，其中网站发布366条、微信发布300条。', ['info 666 436']],
    ['共发布100条，其中政策类60条、财政类50条等。', ['info 110 100']],
    ['共发布100条，其中政策类60条、财政类39条等。', ['info 99 100']],
    [
      '公开信息总数为100条。主要包括以下几类：一是政策类60条；二是财政类35条；三是动态类6条。',
      ['warning 101 100'],
    ],
    ['公开信息总数为100条。主要包括以下几类：一是政策类60条；二是财政类35条；三是动态类5条。', []],
    ['公开信息总数为100条。主要包括政策类20条、财政类35条。', ['info 55 100']],
    ['公开信息100条。具体为政策类60条、财政类30条。', ['error 90 100']],
    ['公开信息100条，其中政策类60条、财政类30条，其余10条为动态信息。', []],
    ['公开信息100条，其中政策类60条、财政类30条，其余11条为动态信息。', ['error 101 100']],
    ['收到申请12件，其中自然人9件、企业2件，其余逐步办理。', ['warning 11 12']],
    ['共发布100条。组织培训2次；解读文件10条。', []],
  ])('%s', (text, expected) => {
    expect(sums(text)).toEqual(expected);
  });
});

describe('shares of a whole that another sentence or a table has', () => {
  test.each<[string, string[]]>([
    ['共发布415条。其中，网站发布363条，占比87.5%；公众号发布52条，占比12.5%。', []],
    ['共发布415条。其中，网站发布363条，占比88.5%；公众号发布52条，占比12.5%。', ['AR-N-3 87.47 88.5']],
    ['共发布415条。其中，网站发布363条，占比87.5%；公众号发布52条，占比9.5%。', ['AR-N-3 12.53 9.5']],
    ['公开信息128条。按内容分：政策类37条，占28.91%；财政类11条，占11.59%。', ['AR-N-3 8.59 11.59']],
    ['答复结果为“予以公开”的4件，占36.36%。', []],
    ['答复结果为“予以公开”的4件，占46.36%。', ['AR-N-3 36.36 46.36']],
    ['从申请人看，自然人9件，占新收总数的75%。', []],
    ['从申请人看，自然人9件，占新收总数的70%。', ['AR-N-3 75 70']],
    ['收到申请12件。申请人以自然人为主，共9件，占比75%。', []],
    ['收到申请12件。申请人以自然人为主，共9件，占比53%。', ['AR-N-3 75 53']],
    ['从申请方式看，网站提交8件，占66.67%；信函4件，占43.33%。', ['AR-N-3 33.33 43.33']],
    ['办结11件，办结率84.62%。', []],
    ['办结11件，办结率91.67%。', []],
    ['办结11件，办结率为94.62%。', ['AR-N-3 84.62 94.62']],
    ['办结11件，按时办结率100%。', []],
    ['办结11件，办结率100%。', []],
    ['办理建议5件，办结率90%。', []],
  ])('%s', (text, expected) => {
    expect(shares(text)).toEqual(expected);
  });
});

describe('growth against a number of the year before that the text names itself', () => {
  test.each<[string, string[]]>([
    ['2023年公开信息534条，上年为688条，同比下降22.38%。', []],
    ['2023年公开信息534条，上年为688条，同比下降25.38%。', ['AR-N-3 -22.38 25.38']],
    ['2023年公开信息534条，上年为688条，同比增长22.38%。', ['AR-N-3 -22.38 22.38']],
    ['公开信息50条，去年同期40条，增长30%。', ['AR-N-3 25 30']],
    ['公开信息50条，同比增长30%（上年为40条）。', ['AR-N-3 25 30']],
    ['公开信息50条，同比增长25%（上年为40条）。', []],
    ['公开信息50条，上年为40条，比上年增加11条。', ['AR-N-3 10 11']],
    ['公开信息50条，上年为40条，比上年增加10条。', []],
    ['公开信息50条，比上年的40条多10条。', []],
    ['公开信息50条，比上年的40条少10条。', ['AR-N-3 10 -10']],
    ['较上年至少增加5项措施。', []],
    ['公开信息50条，培训20次，上年培训10次，增长100%。', []],
  ])('%s', (text, expected) => {
    expect(shares(text)).toEqual(expected);
  });

  test('a table without requests has no shares', () => {
    const empty = { cells: cellsOfTables(emptyTables()), previous: null };
    expect(checkShares('予以公开4件，占36.36%。', 'part:1', empty)).toEqual([]);
  });
});
