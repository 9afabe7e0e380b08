import { describe, expect, test } from 'vitest';
import { type TextContext, readText } from '../../checked-text.ts';
import { NO_WORDS } from '../../office-words.ts';
import { findingsOf } from '../../text-rule.ts';
import { CITATION_RULES } from './citations.ts';

/** What a rule marks in a text, as `words→suggestion`. */
function marks(id: string, text: string, context: TextContext = {}): string[] {
  const rule = CITATION_RULES.find((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return findingsOf(rule, readText(text, context)).map(
    ({ start, end, suggestion }) => `${text.slice(start, end)}→${suggestion ?? '?'}`,
  );
}

const LATE: TextContext = { date: '2025-01-20' };

describe.each<[id: string, text: string, expected: string, context?: TextContext]>([
  ['W01', '落实国发（2018）366号文件。', '（2018）366号→〔2018〕366号'],
  ['W01', '参照国办发„2009‟3号。', '„2009‟3号→〔2009〕3号'],
  ['W01', '见川办发【2019】第05号。', '【2019】第05号→〔2019〕5号'],
  ['W02', '见国发〔98〕3号。', '〔98〕3号→〔1998〕3号'],
  ['W03', '见国发〔2024〕第008号。', '〔2024〕第008号→〔2024〕8号'],
  ['W05', '见渝府发 〔2024〕8号。', ' 〔2024〕8号→〔2024〕8号'],
  ['W05', '国令第 711 号公布。', '第 711 号→第711号'],
  ['W06', '按照渝府发〔2025〕3号执行。', '〔2025〕3号→?', { date: '2024-06-01' }],
  [
    'W06',
    '三角府发〔2023〕8号',
    '〔2023〕8号→?',
    { date: '2024-06-01', documentNumber: '三角府发〔2023〕8号' },
  ],
  ['W06', '依据国办发〔2014〕45文件。', '〔2014〕45→〔2014〕45号'],
  ['W07', '我局按照渝府办发〔2022〕12号文件办理。', '渝府办发〔2022〕12号→?'],
  ['W07', '我局学习了关于加强政务公开工作的通知（渝府办发〔2022〕12号）。', '关于加强政务公开工作的通知→?'],
  ['W08', '见《国务院办公厅关于印发要点的通知》（国发〔2022〕8号）。', '国务院办公厅→国务院'],
  ['W09', '依照《中华人民共和国招标投标发》。', '中华人民共和国招标投标发→中华人民共和国招标投标法'],
  ['W09', '依照《行政复议实施条例》。', '行政复议实施条例→行政复议法实施条例'],
  ['W09', '依照《政府信息公开条列》。', '政府信息公开条列→政府信息公开条例'],
  ['W09', '依照《预算发》。', '预算发→预算法'],
  ['W10', '依据《中华人民共和国物权法》登记。', '中华人民共和国物权法→中华人民共和国民法典'],
  ['W10', '按照《信访条例》办理。', '信访条例→信访工作条例', LATE],
  ['W11', '依照《行政处罚法》（以下简称《处罚法》）第三条和《处罚法》第九十条。', '九十条→?', LATE],
  ['W11', '依照《行政复议法》第五十条。', '五十条→?', { date: '2020-01-01' }],
  ['W11', '见《预算法》第十条、第二百条。', '二百条→?', LATE],
  ['W11', '依照第二十条第（三）项第一款。', '第二十条第（三）项第一款→?'],
  ['W11', '见《治安管理处罚法》第一百四十条。', '一百四十条→?', { date: '2025-12-31' }],
  ['W11', '见《仲裁法》第九十条。', '九十条→?', { date: '2025-04-01' }],
  ['W12', '《婚姻登记条例》（国务院令第387号）施行。', '387→804', { date: '2025-06-01' }],
  ['W11', '见《治安管理处罚法》第一百四十五条。', '一百四十五条→?'],
  ['W12', '《政府信息公开条例》（国令第710号）施行。', '710→711', LATE],
])('%s marks %s', (id, text, expected, context) => {
  test(`as ${expected}`, () => {
    expect(marks(id, text, context)).toEqual([expected]);
  });
});

describe.each<[id: string, text: string, context?: TextContext]>([
  ['W01', '（2018）京01行初123号判决。'],
  ['W01', '住在幸福小区（2018）3号楼。'],
  ['W01', '见https://www.gov.cn/[2014]45号。'],
  ['W02', '见国发〔2014〕45号。'],
  ['W05', '国令第711号公布，共 5 号楼。'],
  ['W06', '见渝府发〔2023〕3、4号。'],
  ['W06', '见渝府发〔2023〕3—6号。'],
  ['W06', '三角府发〔2023〕8号', { date: '2024-01-03', documentNumber: '三角府发〔2023〕8号' }],
  ['W06', '按照渝府发〔2024〕3号执行。', { date: '2024-06-01' }],
  ['W07', '印发《要点》（渝府办发〔2022〕12号）。各单位按照渝府办发〔2022〕12号办理。'],
  ['W07', '附件：1.关于加强政务公开工作的通知（渝府办发〔2022〕12号）'],
  ['W08', '见《国务院关于加强监管的意见》（国发〔2022〕8号）。'],
  ['W08', '见《国务院办公厅转发财政部意见的通知》（国办发〔2022〕8号）。'],
  ['W09', '依照《苏州市养犬管理条例》。'],
  ['W09', '《中华人民共和国行政许可法（修正草案）》征求意见。'],
  ['W09', '依照《教育法》《体育法》《渔业法》。'],
  ['W09', '依照《本县门前三包管理办法》。'],
  ['W10', '原《合同法》规定的期限。'],
  ['W10', '《合同法》自2021年1月1日起废止。'],
  ['W10', '2019年依据《合同法》签订的协议。'],
  ['W10', '依据《合同法》签订。', { date: '2019-05-01' }],
  ['W10', '依据《国家安全法》开展教育。', LATE],
  ['W11', '依照《行政复议法》第八十八条。', LATE],
  ['W11', '依照《行政复议法》第四十三条。', { date: '2020-01-01' }],
  ['W11', '依照《行政处罚法》第三十条第一款第（二）项。'],
  ['W11', '依照《本局工作规则》第九百条。'],
  ['W11', '见《治安管理处罚法》第一百四十条。'],
  ['W11', '见《仲裁法》第九十条。', { date: '2026-06-01' }],
  ['W11', '见《村民委员会组织法》第五十条。'],
  ['W11', '见《治安管理处罚法》（2025年修订）第一百四十条。', { date: '2025-08-01' }],
  ['W12', '《政府信息公开条例》（国务院令第492号）施行。', { date: '2010-01-01' }],
  ['W12', '《政府信息公开条例》（2007年4月5日国务院令第492号公布，国务院令第711号修订）。', LATE],
])('%s says nothing of %s', (id, text, context) => {
  test('that is right', () => {
    expect(marks(id, text, context)).toEqual([]);
  });
});

test('an article beyond the last is certain only for the time of which the list tells', () => {
  const rule = CITATION_RULES.find(({ id }) => id === 'W11');
  if (rule === undefined) throw new RangeError('no rule');
  const severities = (text: string, date: string): string[] =>
    findingsOf(rule, readText(text, { date })).map(({ severity }) => severity);
  expect(severities('见《行政处罚法》第九十条。', '2024-01-01')).toEqual(['gate']);
  expect(severities('见《行政处罚法》第九十条。', '2026-06-01')).toEqual(['advice']);
  expect(severities('见《政府信息公开条例》第六十条。', '2026-06-01')).toEqual(['gate']);
  expect(severities('见《治安管理处罚法》第一百四十条。', '2026-06-01')).toEqual([]);
  expect(severities('见《治安管理处罚法》第一百四十条。', '2025-04-01')).toEqual(['gate']);
});

test('the version by which an article was judged is named', () => {
  const rule = CITATION_RULES.find(({ id }) => id === 'W11');
  const [found] =
    rule === undefined
      ? []
      : findingsOf(rule, readText('见《治安管理处罚法》第一百四十条。', { date: '2025-12-31' }));
  expect(found?.reason).toContain('《治安管理处罚法》自2013年1月1日起施行的文本只有119条');
});

test('a statute that was made again under its old name is no longer repealed', () => {
  const law = { title: '信访条例', from: '2027-01-01', lastArticle: 60, source: '公报' };
  const context = { date: '2027-06-01' };
  expect(marks('W10', '按照《信访条例》办理。', context)).toEqual(['信访条例→信访工作条例']);
  expect(marks('W10', '按照《信访条例》办理。', { ...context, words: { ...NO_WORDS, laws: [law] } })).toEqual(
    [],
  );
});

test('a version that an office adds stands beside those that are known', () => {
  const words = {
    ...NO_WORDS,
    laws: [{ title: '行政处罚法', from: '2027-01-01', lastArticle: 90, source: '公报' }],
  };
  const text = '见《行政处罚法》第八十八条。';
  expect(marks('W11', text, { words, date: '2026-12-31' })).toEqual(['八十八条→?']);
  expect(marks('W11', text, { words, date: '2027-01-01' })).toEqual([]);
});

test('an office tells of statutes that the program does not know', () => {
  const words = {
    ...NO_WORDS,
    laws: [
      { title: '三角镇村规民约', from: '2020-01-01', lastArticle: 20, source: '三角府发〔2019〕8号' },
      { title: '三角镇养犬公约', repealed: { by: '三角镇村规民约', from: '2020-01-01' }, source: '同上' },
    ],
  };
  expect(marks('W11', '见《三角镇村规民约》第二十一条。', { words })).toEqual(['二十一条→?']);
  expect(marks('W10', '依照《三角镇养犬公约》。', { words })).toEqual(['三角镇养犬公约→三角镇村规民约']);
  expect(marks('W11', '见《三角镇村规民约》第二十一条。')).toEqual([]);
});
