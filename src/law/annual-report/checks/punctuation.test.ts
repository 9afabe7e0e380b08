import { describe, expect, test } from 'vitest';
import { checkBrackets, checkPunctuation, checkWords } from './punctuation.ts';

const found = (text: string): string[] =>
  [...checkPunctuation(text, 'part:1'), ...checkBrackets(text, 'part:1'), ...checkWords(text, 'part:1')].map(
    ({ rule }) => rule,
  );

describe('slips of the kinds that published reports have', () => {
  test.each<[string, string[]]>([
    ['公开服务流程,不断便利群众。', ['X-PUNCT']],
    ['及时公开信息,通过多种方式解读。', ['X-PUNCT']],
    ['主要不足:', ['X-PUNCT']],
    ['如何办理?', ['X-PUNCT']],
    ['健全工作机制、一是落实责任，二是定期检查。', ['X-PUNCT']],
    ['推动工作有序开展 。', ['X-PUNCT']],
    ['工作有序开展.', ['X-PUNCT']],
    ['工作有序开展。。', ['X-PUNCT']],
    ['请与办公室联系（地址：青禾路1号', ['X-BRACKET']],
    ['请与办公室联系地址：青禾路1号）', ['X-BRACKET']],
    ['落实“先审后发的要求', ['X-BRACKET']],
    ['按国令第 711 号执行。', ['X-DOCNO']],
    ['按国发[2019]5号执行。', ['X-DOCNO']],
    ['按国发(2019)5号执行。', ['X-DOCNO']],
    ['网址为https//www.a.example。', ['X-URL']],
    ['网址为http：//www.a.example。', ['X-URL']],
    ['财政拔款按时公开。', ['X-WORD']],
    ['这是关健一步。', ['X-WORD']],
    ['群众登陆网站查询。', ['X-WORD']],
    ['由专人负贵。', ['X-WORD']],
    ['实现全复盖。', ['X-WORD']],
    ['工作清况如下。', ['X-WORD']],
    ['攻府信息。', ['X-WORD']],
    ['规范核对核对流程。', ['X-WORD']],
    ['统一的的标准。', ['X-WORD']],
    ['行政法复议2件。', ['X-WORD']],
    ['工作仍在不足。', ['X-WORD']],
    ['衔接不过顺畅。', ['X-WORD']],
    ['材料残差不齐。', ['X-WORD']],
    ['采用图标图解说明。', ['X-WORD']],
    ['不子公开2件。', ['X-WORD']],
    ['本年废纸件数。', ['X-WORD']],
    ['由办公室承但。', ['X-WORD']],
    ['成立工作号领导小组。', ['X-WORD']],
    ['《关于关于印发要点的通知》', ['X-WORD']],
    ['截止目前，公开54条。', ['X-WORD']],
    ['深化"放管服"改革。', ['X-PUNCT']],
    ['公开及时，、准确。', ['X-PUNCT']],
    ['按国办函〔2020〕 109号执行。', ['X-DOCNO']],
    ['按国办函〔 2020 〕109号执行。', ['X-DOCNO']],
    ['按国办函〔2020〕第109号执行。', ['X-DOCNO']],
    ['按国办函〔2020〕09号执行。', ['X-DOCNO']],
    ['按国办函〔20〕109号执行。', ['X-DOCNO']],
    ['按国办函﹝2020﹞109号执行。', ['X-DOCNO']],
    ['按国发〔2014] 45号执行。', ['X-BRACKET']],
    ['一如继往，既使繁忙，再接再励，迫不急待。', ['X-WORD', 'X-WORD', 'X-WORD', 'X-WORD']],
    ['积级性不高，按装公开栏，周密布署。', ['X-WORD', 'X-WORD', 'X-WORD']],
    ['《政府信息公开条列》、领导小姐、部暑。', ['X-WORD', 'X-WORD', 'X-WORD']],
    ['网址为www,a.example。', ['X-URL']],
    ['网址为www。a.example。', ['X-URL']],
    ['网址为https;//www.a.example。', ['X-URL']],
    ['网址为http:\\\\www.a.example。', ['X-URL']],
    ['做好其它工作。', ['X-WORD']],
    ['管好政务新媒体帐号和帐户。', ['X-WORD', 'X-WORD']],
    ['登陆政务服务网、登陆后查询。', ['X-WORD', 'X-WORD']],
    ['予以以公开的信息。', ['X-WORD']],
    ['截止2023年12月31日，公开54条。', ['X-WORD']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('good prose is left alone', () => {
  test.each([
    ['公开服务流程，不断便利群众；及时回应：一是网站，二是公众号。'],
    ['金额为1,234.5元，比例为3:1，时间为9:30，邮箱为a.b@c.example。'],
    ['请与办公室联系（地址：青禾路1号（二楼），电话：023-00000000）。'],
    ['1）学习；2）检查；a）整改。'],
    ['落实“先审后发、‘三审三校’”的要求，执行《条例》〔2019〕5号。'],
    ['网址为https://www.a.example/b?c=d,e。'],
    ['目的的确达到，逐步逐级落实，一个一个核对，每年公开，每月通报。'],
    ['报名截止日期为5月6日。'],
    ['群众登陆岛屿。'],
    ['示范市人民政府政府信息公开工作。'],
    ['屏幕为55"（寸），型号"A-1"。'],
    ['Word, Excel; PDF.'],
    ['方方面面、点点滴滴都写清楚。'],
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('each finding quotes the place with a few characters on either side', () => {
  const [finding] = checkPunctuation('我们公开服务流程,不断便利群众。', 'part:1');
  expect(finding?.quote).toBe('公开服务流程,不断便利群众');
  expect(finding?.where).toBe('part:1');
});
