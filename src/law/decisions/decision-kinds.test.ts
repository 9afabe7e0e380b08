import { describe, expect, test } from 'vitest';
import { OUTCOME_ROWS } from '../annual-report/form.ts';
import { DECISION_KINDS } from './decision-kinds.ts';
import { chineseNumber, fullCitations, readChineseNumber, shortCitation } from './citation.ts';

test('every result of table three can be reached by a way of answering', () => {
  expect(new Set(DECISION_KINDS.map((kind) => kind.row))).toEqual(new Set(OUTCOME_ROWS));
  expect(new Set(DECISION_KINDS.map((kind) => kind.key)).size).toBe(DECISION_KINDS.length);
  expect(DECISION_KINDS).toHaveLength(23);
});

test('whoever is refused must go to review first; a query is no refusal', () => {
  for (const kind of DECISION_KINDS) {
    const refuses = kind.key === 'partial' || (kind.key.startsWith('deny.') && kind.key !== 'deny.query');
    expect([kind.key, kind.remedy === 'reviewFirst']).toEqual([kind.key, refuses]);
  }
});

test.each([
  ['open.already', '条例第36条第（一）项'],
  ['open.provide', '条例第36条第（二）项'],
  ['partial', '条例第37条'],
  ['deny.secret', '条例第36条第（三）项、第14条'],
  ['deny.law', '条例第36条第（三）项、第14条'],
  ['deny.safety', '条例第36条第（三）项、第14条'],
  ['deny.thirdParty', '条例第36条第（三）项、第15条、第32条'],
  ['deny.internal', '条例第36条第（三）项、第16条第一款'],
  ['deny.process', '条例第36条第（三）项、第16条第二款'],
  ['deny.caseFile', '条例第36条第（三）项、第16条第二款'],
  ['deny.query', '条例第36条第（七）项'],
  ['cannot.notExist', '条例第36条第（四）项'],
  ['cannot.notOurs', '条例第36条第（五）项'],
  ['cannot.needMake', '条例第38条'],
  ['cannot.unclear', '条例第30条'],
  ['noProc.petition', '条例第39条第一款'],
  ['noProc.repeat', '条例第36条第（六）项'],
  ['noProc.publication', '条例第39条第二款'],
  ['noProc.massive', '条例第35条'],
  ['noProc.confirm', ''],
  ['other.noBuzheng', '条例第30条'],
  ['other.noFee', '国办函〔2020〕109号'],
  ['other.other', ''],
])('%s cites %s', (key, article) => {
  expect(DECISION_KINDS.find((kind) => kind.key === key)?.article).toBe(article);
});

test('whoever may refuse by 条例16 or 35 or decline to make something new has a choice; 14 and 15 leave none', () => {
  expect(DECISION_KINDS.filter((kind) => kind.duty === 'may').map((kind) => kind.key)).toEqual([
    'deny.internal',
    'deny.process',
    'deny.caseFile',
    'cannot.needMake',
    'noProc.massive',
  ]);
});

describe('a citation', () => {
  test('names 条, 款 and 项 in the characters of its law', () => {
    const item = { law: 'regulation', article: 36, item: 3 } as const;
    const paragraph = { law: 'regulation', article: 16, paragraph: 2 } as const;
    expect(fullCitations([item, paragraph])).toBe(
      '《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十六条第二款',
    );
    expect(shortCitation({ law: 'feeMeasures' })).toBe('国办函〔2020〕109号');
    expect(fullCitations([{ law: 'feeMeasures' }])).toBe('《政府信息公开信息处理费管理办法》');
  });

  test('writes numbers of articles so that they are read again as the same', () => {
    for (let value = 1; value <= 999; value += 1)
      expect([value, readChineseNumber(chineseNumber(value))]).toEqual([value, value]);
    expect(['十', '十四', '二十', '三十六', '一百', '一百零三', '一百一十'].map(readChineseNumber)).toEqual([
      10, 14, 20, 36, 100, 103, 110,
    ]);
    for (const wrong of ['', '零', '百', '三三', '条', '0', '1000'])
      expect([wrong, readChineseNumber(wrong)]).toEqual([wrong, null]);
    expect(() => chineseNumber(0)).toThrow(RangeError);
  });
});
