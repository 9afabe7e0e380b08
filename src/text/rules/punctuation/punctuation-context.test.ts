import { describe, expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { PUNCTUATION_RULES } from './punctuation-rules.ts';

test('a comma between titles was right before the standard of 2012 was in force', () => {
  const rule = PUNCTUATION_RULES.filter(({ id }) => id === 'P11');
  const found = (date: string): number =>
    rule.flatMap((each) => findingsOf(each, readText('《甲法》、《乙法》', { date }))).length;
  expect([found('2010-01-01'), found('2020-01-01')]).toEqual([0, 1]);
});

test('a habit is told once, with how often the text has it', () => {
  const text = '甲(试行)、乙(试行)、丙(试行)';
  const found = PUNCTUATION_RULES.filter(({ id }) => id === 'P06').flatMap((each) =>
    findingsOf(each, readText(text)),
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.reason).toContain('全文共有3处');
});

test('lines of a page may begin with any mark, and a bracket that isn’t closed in one is advice only', () => {
  const text = '完善机制\n，加强监督（见附件。\n第二段。';
  const found = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text, { wrapped: true })));
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['P24', 'advice']]);
});

test('blanks and bullets that a page brought along are advice only', () => {
  const severities = (wrapped: boolean): string[] =>
    PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText('\ue06c 健康发展 。', { wrapped }))).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );
  expect(severities(true)).toEqual(['P22 advice', 'P36 advice']);
  expect(severities(false)).toEqual(['P22 gate', 'P36 gate']);
});

test('what is mended is what stood there', () => {
  const text = '信息公开,通过"网站"发布 。';
  const mended = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text)))
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (words, { start, end, suggestion }) => words.slice(0, start) + (suggestion ?? '') + words.slice(end),
      text,
    );
  expect(mended).toBe('信息公开，通过“网站”发布。');
});

/** Whether a rule marks anything. */
function isTold(id: string, text: string): boolean {
  return PUNCTUATION_RULES.filter((rule) => rule.id === id).some(
    (rule) => findingsOf(rule, readText(text)).length > 0,
  );
}

describe.each([
  ['P06', '第二十条第(一、二)项(不含附件)'],
  ['P07', '通知如下:"放管服"改革'],
  ['P12', '推进“一网通办”、“一网统管”。'],
  ['P17', '编号为甲的项目2021-2025年完成'],
  ['P24', '他指出：“第一段甲乙丙。\n第二段甲乙丙。\n会议结束。'],
  ['P24', '他指出：“第一段甲乙丙。\n“一网通办”改革继续推进。\n结束。'],
  ['P32', '《关于印发<办法>的通知》'],
  ['P36', '请各有关单位联系 ，抓好落实。'],
  ['P43', '各单位要加强组织领导，明确责任分工，'],
])('%s tells of %s', (id, text) => {
  test('although it looks like what is right', () => {
    expect(isTold(id, text)).toBe(true);
  });
});

describe.each([
  ['P06', '依照第二十条第(一)项'],
  ['P06', '[起草和送审](#起草和送审)'],
  ['P07', '{ "kind": "收到", "title": "申请" }'],
  ['P09', '`text check 文件…`'],
  ['P09', '`report check 文件… [--strict]`'],
  ['P12', '坚持“凡提必审”、“凡进必审”、权限变化的“凡转必审”'],
  ['P12', '免证办、“一网通办”、“一网统管”'],
  ['P17', '编号2024-2030号楼'],
  ['P17', '电话为0512-6666件'],
  ['P17', '档案编号：1234-2025年'],
  ['P17', '依据标准1001-2011年版'],
  ['P24', '他指出：“第一段甲乙丙。\n“第二段甲乙丙。\n“第三段甲乙丙。”\n会议结束。'],
  ['P24', '“第一段甲乙丙。\n“第二段甲“乙”丙。”'],
  ['P24', '“依法登记，具有法人资格；'],
  ['P32', '运行<命令>即可'],
  ['P36', '联 系 人 ：王某'],
  ['P36', '姓　名：　　电　话 ：'],
  ['P36', '姓　名、电　话　、住　址 ：'],
  ['P37', '“一是、二是、三是”连续'],
  ['P43', '规范裁量范围、种类、'],
  ['P43', '（人力资源社会保障部起草），'],
])('%s says nothing of %s', (id, text) => {
  test('that only looks like its fault', () => {
    expect(isTold(id, text)).toBe(false);
  });
});
