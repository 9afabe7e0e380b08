import { describe, expect, test } from 'vitest';
import { type TextContext, readText } from '../../checked-text.ts';
import { NO_WORDS, withoutExceptions } from '../../office-words.ts';
import { findingsOf } from '../../text-rule.ts';
import { EXPRESSION_RULES } from './expressions.ts';

function marks(id: string, text: string, context: TextContext = {}): string[] {
  const rule = EXPRESSION_RULES.find((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return withoutExceptions(findingsOf(rule, readText(text, context)), text, context.words ?? NO_WORDS).map(
    ({ start, end, suggestion }) => `${text.slice(start, end)}→${suggestion ?? '?'}`,
  );
}

const SOURCE = '三角府发〔2024〕1号';
const OWN: TextContext = {
  words: {
    ...NO_WORDS,
    names: ['李示例', '三角镇综合行政执法队'],
    words: ['李示力'],
    expressions: [{ found: '石柱县', right: '石柱土家族自治县', source: SOURCE }],
    series: [{ name: '三大行动', members: ['清河行动', '护林行动', '净土行动'], source: SOURCE }],
    exceptions: [{ words: '两岸三地', rule: 'T10' }],
  },
};
const NOW: TextContext = { date: '2024-06-01' };

describe.each<[id: string, text: string, expected: string, context?: TextContext]>([
  ['T08', '镇长李示立主持会议。', '李示立→李示例', { words: { ...NO_WORDS, names: ['李示例'] } }],
  ['T08', '由三角镇综和行政执法队处理。', '三角镇综和行政执法队→三角镇综合行政执法队', OWN],
  ['T09', '石柱县政府。', '石柱县→石柱土家族自治县', OWN],
  ['T09', '开展清河行动、净土行动“三大行动”。', '清河行动、净土行动→清河行动、护林行动、净土行动', OWN],
  [
    'T09',
    '增强“四个意识”（大局意识、政治意识、核心意识、看齐意识）。',
    '大局意识、政治意识、核心意识、看齐意识→政治意识、大局意识、核心意识、看齐意识',
  ],
  ['T10', '面向国外（含港澳台）招商。', '国外（含港澳台）→境外（含港澳台）'],
  ['T10', '促进两岸三地交流。', '两岸三地→?'],
  ['T11', '为弱智儿童设立班级。', '弱智儿童→智力残疾儿童'],
  ['T12', '展会带来世界级的品牌。', '世界级的品牌→?'],
  ['T13', '请到市工商局咨询。', '工商局→市场监督管理局', NOW],
  ['T13', '县公安局、工商局联合检查。', '工商局→市场监督管理局', NOW],
  ['T13', '报环境保护部备案。', '环境保护部→生态环境部', NOW],
])('%s marks %s', (id, text, expected, context) => {
  test(`as ${expected}`, () => {
    expect(marks(id, text, context)).toEqual([expected]);
  });
});

describe.each<[id: string, text: string, context?: TextContext]>([
  ['T08', '李示力、李示例参加。', OWN],
  ['T08', '李示强参加。', OWN],
  ['T08', '由三角镇综合行政执法队处理。', OWN],
  ['T09', '石柱土家族自治县政府。', OWN],
  ['T09', '开展清河行动。', OWN],
  ['T09', '坚定道路自信、理论自信、制度自信、文化自信，做到“四个自信”。'],
  ['T09', '推进经济建设和文化建设。'],
  ['T09', '“石柱县”来信。', { ...OWN, author: 'others' }],
  ['T10', '中国与香港特别行政区政府签署协议。'],
  ['T10', '促进两岸三地交流。', OWN],
  ['T10', '来信说“台湾政府”。'],
  ['T11', '瞎子摸象，中国聋人协会。'],
  ['T11', '为残废人服务。', { author: 'others' }],
  ['T12', '建设国家级自然保护区。'],
  ['T12', '获评最佳品牌。'],
  ['T12', '展会带来世界级的品牌。', { words: { ...NO_WORDS, exceptions: [{ words: '*', rule: 'T12' }] } }],
  ['T13', '县公安局、工商局联合检查。'],
  ['T13', '原国土资源局承担的职责。', NOW],
  ['T13', '2017年，市工商局核发执照。', NOW],
  ['T13', '请到市工商局咨询。', { date: '2017-06-01' }],
  ['T13', '依照《工商局受理规定》。', NOW],
  ['T13', '环境保护部令第5号，农业部门，国家税务总局。', NOW],
  ['T13', '将国土资源局的职责整合。', NOW],
])('%s says nothing of %s', (id, text, context) => {
  test('that is right, or is others’ word', () => {
    expect(marks(id, text, context)).toEqual([]);
  });
});
