import type { TextRule } from '../../text-rule.ts';
import { HAN, byPattern } from '../places.ts';

const DIGITS = '一二三四五六七八九';
const MEASURES = '个|天|人|次|名|岁|公里|里地|家|件|十|百|千|斤|吨|元|户|遍|分钟|小时|位';

/** 和 as part of a name or a word, 及 likewise, 等 likewise. */
const AND_WORDS =
  '和(?![平谐解睦美蔼缓顺县田硕布静林龙政弦声乐气善好裕兴])|及(?![时格第早物])|以及|并(?=[与和])|等(?=[，。；：、）”…]|方面|领域|问题|工作|内容|部门|单位|行业|地区|情况|措施|事项|材料|信息|[一二三四五六七八九十两\\d多各])';

/** The mark 、 where no pause of a list stands. */
export const ENUMERATION_RULES: readonly TextRule[] = [
  {
    id: 'P30',
    kind: 'punctuation',
    severity: 'advice',
    name: '概数之间用了顿号',
    standard: 'GB/T 15834—2011 4.5.3.4',
    bad: '平均每周收到七、八个来电。',
    good: '平均每周收到七八个来电。',
    check: byPattern(
      new RegExp(
        `([${DIGITS}])、([${DIGITS}])(?<=[${HAN}](?<![第、${DIGITS}])\\1、\\2)(?=${MEASURES})`,
        'gu',
      ),
      ({ 1: first = '', 2: second = '' }) =>
        DIGITS.indexOf(second) - DIGITS.indexOf(first) === 1
          ? {
              suggestion: `${first}${second}`,
              reason: `“${first}、${second}”连用表示大概的数目，中间不用顿号。`,
            }
          : null,
    ),
  },
  {
    id: 'P33',
    kind: 'punctuation',
    severity: 'advice',
    name: '顿号与“和”“及”“等”同用',
    standard: 'GB/T 15834—2011 4.5',
    bad: '涉及教育、医疗、和养老领域。',
    good: '涉及教育、医疗和养老领域。',
    check: byPattern(new RegExp(`、(?=${AND_WORDS})`, 'gu'), ({ index, input }) => {
      const word = input.charAt(index + 1) === '以' ? '以及' : input.charAt(index + 1);
      return word === '以及'
        ? { suggestion: '，', reason: '“以及”之前用逗号，不用顿号。' }
        : { suggestion: '', reason: `“${word}”已经把前后连起来，前面不再用顿号。` };
    }),
  },
];
