import type { TextRule } from '../../text-rule.ts';
import { HAN, byBlock, byPattern } from '../places.ts';

const TIME_UNITS =
  '年|学年|月|日|号楼|时|点|天|周|岁|个|项|人|名|次|元|米|公里|千米|小时|分钟|级|层|楼|册|批|户|家|篇|条|件';
const HYPHEN_RANGE = new RegExp(
  `-(?<=(?<![\\d.\\-—/A-Za-z]|[A-Za-z] )(\\d{1,4})(年|月|日|时|点)?-)(\\d{1,4})(?=${TIME_UNITS})`,
  'gu',
);
/** 编号2024-2030, 标准号1001-2011, 电话0512-6666: the parts of a number, by what it is called or by its zero. */
const NUMBERED =
  /(?:编号|型号|号码|[编批案卷件型账户证单书准]号|代码|编码|标准|电话|热线|传真|手机|邮编|卡号|索引号?|文号|流水|地块|宗地|GB|DB|QB|YD|HJ)(?:[：:为是]|[（(][^（）()]{0,8}[）)]|\/T| ){0,3}$/u;

function isIdentifier(
  text: string,
  at: number,
  { first, second }: { readonly first: string; readonly second: string },
): boolean {
  if (/^0\d/u.test(first) || /^0\d/u.test(second)) return true;
  return NUMBERED.test(text.slice(Math.max(0, at - 20), at));
}

/** Dots between Han that are meant as ·. */
const DOTS = '•‧・∙⋅●．';
const FOREIGN_NAME = new RegExp(`[${DOTS}](?<=[${HAN}].)(?=[${HAN}])`, 'gu');

/** Dashes, ellipses and the dot in names. */
export const DASH_RULES: readonly TextRule[] = [
  {
    id: 'P09',
    kind: 'punctuation',
    severity: 'gate',
    name: '省略号形式不对',
    standard: 'GB/T 15834—2011 4.11.2',
    bad: '包括教育、医疗、养老。。。',
    good: '包括教育、医疗、养老……',
    check: byPattern(
      /[.．](?<![.．][.．])[.．]{2,60}|。(?<!。。)。{2,20}|…(?<!……)…{0,60}/gu,
      ({ 0: words, index, input }) => {
        const before = input.charAt(index - 1);
        const after = input.slice(index + words.length, index + words.length + 6);
        // Leaders of a table of contents, and dots among letters and figures.
        if (words === '……' || words.length > 6 || /^\s*[\d[`]/u.test(after)) return null;
        if (!new RegExp(`[${HAN}，、；”》）]`, 'u').test(before)) return null;
        return {
          suggestion: '……',
          reason: `“${words}”不是省略号，省略号是居中的六个点“……”，占两个字的位置。`,
          ...(words.startsWith('…') ? { severity: 'advice' } : {}),
        };
      },
    ),
  },
  {
    id: 'P10',
    kind: 'punctuation',
    severity: 'advice',
    name: '省略号与“等”同用',
    standard: 'GB/T 15834—2011 附录A.9',
    bad: '涉及教育、医疗……等领域。',
    good: '涉及教育、医疗等领域。',
    check: byPattern(/…{1,2}(?=等(?![到待候级于]))|…{1,2}(?<=等…{1,2})(?!…)/gu, () => ({
      suggestion: '',
      reason: '省略号与“等”意思重复，用了“等”就不用省略号。',
    })),
  },
  {
    id: 'P17',
    kind: 'punctuation',
    severity: 'advice',
    name: '起止之间用了短横线',
    standard: 'GB/T 15834—2011 4.13.3.2',
    bad: '规划期为2021-2025年。',
    good: '规划期为2021—2025年。',
    check: byPattern(HYPHEN_RANGE, ({ 1: first = '', 2: unit = '', 3: second = '', index, input }) => {
      const isRange = Number(second) > Number(first) || unit === '月' || unit === '日';
      const start = index - first.length - unit.length;
      return isRange && !isIdentifier(input, start, { first, second })
        ? {
            to: 1,
            suggestion: '—',
            reason: `“${first}${unit}-${second}”表示起止，用一字线“—”；短横线“-”用在编号、电话号码里。`,
          }
        : null;
    }),
  },
  {
    id: 'P18',
    kind: 'punctuation',
    severity: 'advice',
    name: '破折号形式不对',
    standard: 'GB/T 15834—2011 4.10.2',
    bad: '公开是原则--这是条例的基本要求。',
    good: '公开是原则——这是条例的基本要求。',
    check: byPattern(
      new RegExp(
        `(?:--|－－|―{1,2}|──|—－|－—)(?<=(?:[${HAN}”》），。]|^)..?)(?=[${HAN}“《（])|^—(?=[${HAN}“]{2})`,
        'gmu',
      ),
      ({ 0: words }) => ({
        suggestion: '——',
        reason: `“${words}”不是破折号，破折号是“——”，占两个字的位置。`,
      }),
    ),
  },
  {
    id: 'P34',
    kind: 'punctuation',
    severity: 'advice',
    name: '间隔号形式不对',
    standard: 'GB/T 15834—2011 4.14.2',
    bad: '阿不都•热合曼同志作了发言。',
    good: '阿不都·热合曼同志作了发言。',
    check: byBlock(function* dots(words) {
      for (const { 0: dot, index } of words.matchAll(FOREIGN_NAME)) {
        const before = words.slice(0, index).trim();
        // 一．总体情况 is an ordinal.
        if (dot === '．' && /^[（(]?[一二三四五六七八九十]{1,3}[）)]?$/u.test(before)) continue;
        yield {
          at: index,
          to: 1,
          suggestion: '·',
          reason: `人名、书名中的间隔号是居中的“·”，这里用了“${dot}”。`,
        };
      }
    }),
  },
  {
    id: 'P41',
    kind: 'punctuation',
    severity: 'advice',
    name: '数值范围用了半角波浪号',
    standard: 'GB/T 15834—2011 4.13.3.3',
    bad: '气温为15~20摄氏度。',
    good: '气温为15～20摄氏度。',
    check: byPattern(/~(?<=[\d%℃年月日时万亿元]~)(?=\d)/gu, () => ({
      suggestion: '～',
      reason: '数值的起止用浪纹线“～”或者一字线“—”，这里用了半角的“~”。',
    })),
  },
];
