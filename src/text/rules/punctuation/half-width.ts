import type { CheckedText } from '../../checked-text.ts';
import type { TextRule } from '../../text-rule.ts';
import { HAN, byPattern, isForeign, oncePerText } from '../places.ts';

const BEFORE = `[${HAN}”’》）〕】)]`;
const AFTER = `[${HAN}“‘《（〔【(]`;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};
const IS_HAN = new RegExp(`[${HAN}]`, 'u');
const HALF_BRACKETS = new RegExp(`\\([^()\\n]{0,60}[${HAN}][^()\\n]{0,60}\\)`, 'gu');
/** 第二十条第(一)项, as many forms have it: a number, no remark. */
const NUMBER_OF_CLAUSE = /^\([一二三四五六七八九十百]{1,4}\)$/u;
const FULL_WIDTH_SIGNS = /[０-９Ａ-Ｚａ-ｚ]{1,40}/gu;
/** Quotes, names and numbers of documents are told as they are written there. */
const IN_QUOTES = /[“‘《〈][^”’》〉\n]{0,40}$/u;

const usesFullWidth = new WeakMap<CheckedText, boolean>();

/**
 * Whether a text writes the comma as Chinese does. Beside such commas a half-width mark is a slip; a text without any was written,
 * or converted, with half-width marks throughout, and nobody stops a publication for a habit.
 */
function hasFullWidthCommas(checked: CheckedText): boolean {
  const known = usesFullWidth.get(checked) ?? checked.text.includes('，');
  usesFullWidth.set(checked, known);
  return known;
}

function fullWidth(mark: string): string {
  return FULL_WIDTH[mark] ?? mark;
}

function narrow(signs: string): string {
  return signs.replaceAll(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfe_e0));
}

/** Marks and signs of the wrong width. */
export const WIDTH_RULES: readonly TextRule[] = [
  {
    id: 'P04',
    kind: 'punctuation',
    severity: 'gate',
    name: '汉字之间的半角逗号',
    standard: 'GB/T 15834—2011 4.4',
    bad: '公开办事结果,不断提高透明度。',
    good: '公开办事结果，不断提高透明度。',
    check: byPattern(
      new RegExp(`,(?<=${BEFORE},) ?(?=${AFTER}|\\d)|,(?<=[\\d%％],) ?(?=[${HAN}])`, 'gu'),
      ({ 0: words, index, input }, checked) => {
        if (isForeign(input, index)) return null;
        const besideFigure = /[\d%％]/u.test(
          `${input.charAt(index - 1)}${input.charAt(index + words.length)}`,
        );
        return {
          suggestion: '，',
          reason: '汉字之间用了半角逗号“,”，中文的逗号是全角的“，”。',
          ...(besideFigure || !hasFullWidthCommas(checked) ? { severity: 'advice' } : {}),
        };
      },
    ),
  },
  {
    id: 'P05',
    kind: 'punctuation',
    severity: 'gate',
    name: '汉字之间的半角分号、冒号、问号、叹号',
    standard: 'GB/T 15834—2011 4.2、4.3、4.6、4.7',
    bad: '现将有关事项通知如下:请认真组织实施。',
    good: '现将有关事项通知如下：请认真组织实施。',
    check: byPattern(
      new RegExp(`[;:?!](?<=${BEFORE}.) ?(?=${AFTER}|\\d|\\s*$)`, 'gmu'),
      ({ 0: words, index, input }, checked) => {
        const after = input.charAt(index + words.length);
        // );  ends a line of a program.
        if (isForeign(input, index) || (input.charAt(index - 1) === ')' && !IS_HAN.test(after))) return null;
        const mark = words.charAt(0);
        // Questions and exclamations are rare in official prose, and mostly somebody else's words.
        const isUnsure = /\d/u.test(after) || mark === '?' || mark === '!';
        return {
          suggestion: fullWidth(mark),
          reason: `汉字之后用了半角的“${mark}”，应为全角的“${fullWidth(mark)}”。`,
          ...(isUnsure || !hasFullWidthCommas(checked) ? { severity: 'advice' } : {}),
        };
      },
    ),
  },
  {
    id: 'P06',
    kind: 'punctuation',
    severity: 'advice',
    name: '半角括号括住汉字',
    standard: 'GB/T 15834—2011 4.9',
    bad: '《信息发布管理办法(试行)》已经印发。',
    good: '《信息发布管理办法（试行）》已经印发。',
    check: oncePerText(HALF_BRACKETS, ({ 0: words, index, input }) =>
      NUMBER_OF_CLAUSE.test(words) || words.startsWith('(#') || isForeign(input, index)
        ? null
        : {
            suggestion: `（${words.slice(1, -1)}）`,
            reason: '括住汉字的括号应为全角的“（）”。',
          },
    ),
  },
  {
    id: 'P08',
    kind: 'punctuation',
    severity: 'gate',
    name: '句末用了小圆点',
    standard: 'GB/T 15834—2011 4.1',
    bad: '全部申请已按期办结.\n下一步将继续做好答复工作。',
    good: '全部申请已按期办结。\n下一步将继续做好答复工作。',
    check: byPattern(
      new RegExp(
        `[.．](?<=[${HAN}]{4}[.．]|[）》”].)(?=[”）]|[ \\t]*$)|[.](?<=[${HAN}]{6}[.])(?=[${HAN}]{4})`,
        'gmu',
      ),
      ({ index, input }) =>
        isForeign(input, index)
          ? null
          : {
              suggestion: '。',
              reason: '句子的末尾用了小圆点“.”，中文的句号是“。”。',
              ...(IS_HAN.test(input.charAt(index + 1)) ? { severity: 'advice' } : {}),
            },
    ),
  },
  {
    id: 'P23',
    kind: 'punctuation',
    severity: 'advice',
    name: '全角数字和字母',
    standard: 'GB/T 15835—2011',
    bad: '补助标准为每户１万元。',
    good: '补助标准为每户1万元。',
    check: oncePerText(FULL_WIDTH_SIGNS, ({ 0: words, index, input }) =>
      IN_QUOTES.test(input.slice(Math.max(0, index - 42), index))
        ? null
        : {
            suggestion: narrow(words),
            reason: `“${words}”是全角的，检索和统计都认不出来；应为“${narrow(words)}”。`,
          },
    ),
  },
];
