import { describe, expect, test } from 'vitest';
import { type TextContext, readText } from '../../checked-text.ts';
import { COMMON_SERIES } from '../../data/fixed-series.ts';
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
  [
    'T09',
    '“六稳”（稳就业、稳金融、稳外资、稳外贸、稳投资、稳预期）。',
    '稳就业、稳金融、稳外资、稳外贸、稳投资、稳预期→稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期',
  ],
  [
    'T09',
    '反对形式主义、官僚主义、奢靡之风“四风”。',
    '形式主义、官僚主义、奢靡之风→形式主义、官僚主义、享乐主义、奢靡之风',
  ],
  ['T09', '放管服：简政放权、优化服务。', '简政放权、优化服务→简政放权、放管结合、优化服务'],
  [
    'T09',
    '“三严三实”：严以修身、严以律己、严以用权，又谋事要实、创业要实、做人要实。',
    '严以修身、严以律己、严以用权，又谋事要实、创业要实、做人要实→?',
  ],
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
  ['T09', '贯彻新发展理念，推动创新、协调发展。'],
  ['T09', '整治形式主义、官僚主义等“四风”问题。'],
  ['T09', '践行社会主义核心价值观，建设文明、和谐乡村。'],
  ['T09', '围绕“四个全面”，推进全面深化改革、全面依法治国。'],
  ['T09', '“三严三实”，即既严以修身、严以用权、严以律己，又谋事要实、创业要实、做人要实。'],
  ['T09', '“两学一做”（学党章党规、学系列讲话，做合格党员）。'],
  ['T09', '执行行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度“三项制度”。'],
  ['T09', '农业、农村和农民“三农”工作，农民、农业的收入。'],
  ['T09', '农村“三权分置”（所有权、资格权、使用权）。'],
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

test.each(COMMON_SERIES.map(({ name, members, source }) => [name, members, source] as const))(
  '%s is right as its document has it, and told where two change places',
  (name, members, source) => {
    expect(source).toMatch(/\d{4}/u);
    expect(marks('T09', `落实“${name}”（${members.join('、')}）。`)).toEqual([]);
    const [first = '', second = '', ...others] = members;
    const other = [second, first, ...others].join('、');
    expect(marks('T09', `落实“${name}”（${other}）。`)).toEqual([`${other}→${members.join('、')}`]);
  },
);
