import { describe, expect, test } from 'vitest';
import {
  checkDocumentNumber,
  comparableNumber,
  formatDocumentNumber,
  normaliseDocumentNumber,
  parseDocumentNumber,
} from './document-number.ts';

describe('文号', () => {
  test('is read and written', () => {
    expect(parseDocumentNumber('三角府发〔2024〕12号')).toEqual({ word: '三角府发', year: 2024, number: 12 });
    expect(formatDocumentNumber({ word: '国办公开办函', year: 2021, number: 30 })).toBe(
      '国办公开办函〔2021〕30号',
    );
    expect(checkDocumentNumber('国办公开办函〔2021〕30号')).toEqual([]);
  });

  test.each([
    ['国发[2014]45号', '国发〔2014〕45号', '六角括号'],
    ['国发【2014】45号', '国发〔2014〕45号', '六角括号'],
    ['国发（2014）45号', '国发〔2014〕45号', '六角括号'],
    ['国发〔２０１４〕４５号', '国发〔2014〕45号', '半角'],
    ['国发 〔2014〕 45 号', '国发〔2014〕45号', '空格'],
    ['国发〔2014〕第45号', '国发〔2014〕45号', '第'],
    ['国发〔2014〕045号', '国发〔2014〕45号', '不补 0'],
    ['国发〔2014年〕45号', '国发〔2014〕45号', '年'],
    ['国发〔2014〕45', '国发〔2014〕45号', '号'],
    ['渝府办(便函)[2024]7号', '渝府办(便函)〔2024〕7号', '六角括号'],
  ])('%s should be %s', (typed, expected, reason) => {
    expect(normaliseDocumentNumber(typed)).toBe(expected);
    expect(parseDocumentNumber(typed)).toBeNull();
    const [found] = checkDocumentNumber(typed);
    expect(found?.suggestion).toBe(expected);
    expect(found?.message).toContain(reason);
    expect(found?.message).toContain(expected);
  });

  test.each([
    ['关于印发方案的通知'],
    [''],
    ['〔2024〕1号'],
    ['府发〔1234〕1号'],
    ['国令第711号'],
    ['〔'.repeat(5000)],
  ])('%j is no 文号', (text) => {
    expect(normaliseDocumentNumber(text)).toBeNull();
    expect(checkDocumentNumber(text)[0]?.suggestion).toBeNull();
  });
});

describe('a part of a 文号', () => {
  test.each([
    ['〔2024〕9号', '(2024)9号'],
    ['[2024] 第09号', '(2024)9号'],
    ['（２０２４年）９', '(2024)9'],
    ['渝府办（便函）【2024】', '渝府办(便函)(2024)'],
    ['ＡＢ发\u3000〔2024', 'ab发(2024'],
    ['2024', '2024'],
    ['第100号', '第100号'],
  ])('%s is compared as %s', (typed, expected) => {
    expect(comparableNumber(typed)).toBe(expected);
  });
});
