import type { TextRule } from '../../text-rule.ts';
import { HAN, byPattern } from '../places.ts';

/** Marks behind ordinals, and between what they count. */
export const ORDINAL_RULES: readonly TextRule[] = [
  {
    id: 'P14',
    kind: 'punctuation',
    severity: 'advice',
    name: '阿拉伯数字序号之后用了顿号',
    standard: 'GB/T 15834—2011 附录B.3',
    bad: '1、加强组织领导\n各单位要明确责任。',
    good: '1.加强组织领导\n各单位要明确责任。',
    check: byPattern(new RegExp(`^[ \\t\\u3000]{0,8}\\d{1,2}、(?=[${HAN}“《])`, 'gmu'), ({ 0: words }) => ({
      from: words.length - 1,
      suggestion: '.',
      reason: `序号“${words.trim().slice(0, -1)}”是阿拉伯数字，后面用下脚点“.”；顿号用在“一、”这样的序号之后。`,
    })),
  },
  {
    id: 'P15',
    kind: 'punctuation',
    severity: 'advice',
    name: '带括号的序号之后用了顿号',
    standard: 'GB/T 15834—2011 附录B.3',
    bad: '（一）、总体要求',
    good: '（一）总体要求',
    check: byPattern(
      /^[ \t\u3000]{0,8}[（(][一二三四五六七八九十\d]{1,3}[）)]、(?![（(])/gmu,
      ({ 0: words }) => ({
        from: words.length - 1,
        suggestion: '',
        reason: '带括号的序号之后不用点号。',
      }),
    ),
  },
  {
    id: 'P16',
    kind: 'punctuation',
    severity: 'advice',
    name: '“第一”“首先”之后用了顿号',
    standard: 'GB/T 15834—2011 附录B.3',
    bad: '第一、提高思想认识。第二、完善工作机制。',
    good: '第一，提高思想认识。第二，完善工作机制。',
    check: byPattern(
      new RegExp(
        `(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)、(?<=(?:^|[。；：\\n])[ \\u3000]{0,8}.{2,3}、)(?=[${HAN}])(?![一二三四五六七八九十第其再最首两])`,
        'gu',
      ),
      ({ 0: words }) => ({
        from: words.length - 1,
        suggestion: '，',
        reason: `“${words.slice(0, -1)}”作序次语，后面用逗号。`,
      }),
    ),
  },
  {
    id: 'P29',
    kind: 'punctuation',
    severity: 'advice',
    name: '冒号套用',
    standard: 'GB/T 15834—2011 4.7.3.5',
    bad: '重点做好两项工作：一是：加强培训，二是加强督查。',
    good: '重点做好两项工作：一是加强培训，二是加强督查。',
    check: byPattern(
      /：(?<=：[一二三四五六七八九]是：|：[^。；！？：\n]{1,80}[，、][一二三四五六七八九]是：)/gu,
      () => ({
        suggestion: '',
        reason: '一句话里已经用了冒号，“一是”“二是”之后不再用冒号。',
      }),
    ),
  },
  {
    id: 'P37',
    kind: 'punctuation',
    severity: 'advice',
    name: '“一是”之前用了顿号',
    standard: 'GB/T 15834—2011 4.5',
    bad: '完善公开机制、一是健全制度，二是加强培训。',
    good: '完善公开机制：一是健全制度，二是加强培训。',
    check: byPattern(
      /、([一二三四五六七八九])是(?<![一二三四五六七八九]是、.是)(?![一二三四五六七八九否、，。…”])/gu,
      ({ 1: ordinal = '' }) => ({
        to: 1,
        suggestion: ordinal === '一' ? '：' : '；',
        reason:
          ordinal === '一'
            ? '“一是”引出下面的分项，前面用冒号，不用顿号。'
            : `分项“${ordinal}是”之前用分号（短的用逗号），不用顿号。`,
      }),
    ),
  },
];
