import type { TextBlock } from '../../checked-text.ts';
import type { TextRule } from '../../text-rule.ts';
import { HAN, type Said, byBlock, byPattern } from '../places.ts';

const BETWEEN_HAN = new RegExp(`[ \\u00a0\\u3000]{1,8}(?<=[${HAN}][ \\u00a0\\u3000]{1,8})(?=[${HAN}])`, 'gu');
/** More of them in one paragraph are columns, names or verses that were laid out with spaces. */
const MOST_SLIPS = 2;
const CLAUSE_BEFORE = new RegExp(`[${HAN}]{0,60}$`, 'u');
const CLAUSE_AFTER = new RegExp(`^[${HAN}]{0,60}`, 'u');
/** 第一条 为了…, 记者 某某, 某局 2024年: a space that stands for a pause, as layout has it. */
const LAID_OUT_BEFORE =
  /第[一二三四五六七八九十百千〇零\d]{1,8}[条章节编款]$|(?:附件|附表|附|注|图|表|记者|通讯员|来源|电话|地址)$/u;
const LAID_OUT_AFTER = /^(?:第[一二三四五六七八九十百千]|记者|通讯员|摄)/u;

function* spacesIn(words: string, block: TextBlock): Generator<Said & { readonly at: number }> {
  if (block.kind !== 'paragraph' || words.length < 20 || !/[，。；：]/u.test(words)) return;
  const all = [...words.matchAll(BETWEEN_HAN)];
  if (all.length > MOST_SLIPS) return;
  for (const { 0: space, index } of all) {
    const before = CLAUSE_BEFORE.exec(words.slice(Math.max(0, index - 60), index))?.[0] ?? '';
    const after = CLAUSE_AFTER.exec(words.slice(index + space.length, index + space.length + 60))?.[0] ?? '';
    if (isLayout(words, index, { before, after })) continue;
    yield {
      at: index,
      to: space.length,
      suggestion: '',
      reason: `“${before.slice(-4)}”与“${after.slice(0, 4)}”之间有多余的空格，汉字之间不空格。`,
    };
  }
}

function isLayout(
  words: string,
  index: number,
  { before, after }: { before: string; after: string },
): boolean {
  // 张 三; slogans of halves of one length: 不忘初心 牢记使命.
  if (before.length < 2 || after.length < 2 || before.length === after.length) return true;
  if (LAID_OUT_BEFORE.test(before) || LAID_OUT_AFTER.test(after)) return true;
  const opened = words.slice(Math.max(0, index - 40), index);
  if (/[“《][^”》]{0,40}$/u.test(opened)) return true;
  // A name with its post, a signature: nothing but short words on both sides.
  return before.length + after.length < 10 || (words.slice(0, index).trim() === before && before.length < 12);
}

/** Labels that were made as wide as those above and below them, with blanks before the colon too. */
const PADDED_LABEL =
  /(?:^|[\n\t，、；：]|[ \u3000]{2})[（(]?(?:[\p{sc=Han}][ \u00a0\u3000]{1,6}){1,7}[\p{sc=Han}]?$/u;
const LONGEST_LABEL = 40;

/** Whether the words before a blank are such a label. */
function isPadded(text: string, at: number): boolean {
  return PADDED_LABEL.test(`${text.slice(Math.max(0, at - LONGEST_LABEL), at)}`);
}

/** Controls, marks of format, characters without a common meaning, and what stands for a lost one. */
const INVISIBLE = /[[\p{Cc}\p{Cf}\p{Co}\ufffd]--[\t\n\v\f\r\u0085]]+/gv;
const LOST = /[\p{Co}\ufffd]/u;
/** Joiners, marks of direction and tags belong to emoji, Uyghur and Mongolian. */
const OTHER_SCRIPTS = /^(?:[\u200e\u200f\u{e0001}-\u{e007f}]|\u200c|\u200d)+$/u;

function codePoints(signs: string): string {
  const all = [...signs].map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return [...new Set(all)].slice(0, 3).join('、');
}

/** Spaces where none belong, and characters that nobody sees. */
export const SPACE_RULES: readonly TextRule[] = [
  {
    id: 'P20',
    kind: 'punctuation',
    severity: 'advice',
    name: '汉字之间有空格',
    standard: 'GB/T 9704—2012',
    bad: '行政机关在作出决定之前，应当 予以充分说明并听取意见。',
    good: '行政机关在作出决定之前，应当予以充分说明并听取意见。',
    check: byBlock((words, block, { context }) =>
      context.wrapped === true || !/[ \u00a0\u3000]/u.test(words) ? [] : spacesIn(words, block),
    ),
  },
  {
    id: 'P22',
    kind: 'punctuation',
    severity: 'gate',
    name: '看不见的字符和乱码',
    standard: 'GB 18030—2022',
    bad: '政府信息\u200b公开指南',
    good: '政府信息公开指南',
    check: byPattern(INVISIBLE, ({ 0: signs, index, input }, { context }) => {
      if (index === 0 && signs === '\ufeff') return null;
      const beside = `${input.charAt(index - 1)}${input.charAt(index + signs.length)}`;
      if (OTHER_SCRIPTS.test(signs) && !new RegExp(`[${HAN}]`, 'u').test(beside)) return null;
      return LOST.test(signs)
        ? {
            reason: `这里有显示不出来的字符（${codePoints(signs)}），读者看到的是方框或者问号。请核对原文后补上。`,
            // Files bring the fonts along in which such characters are bullets.
            ...(context.wrapped === true && !signs.includes('\ufffd') ? { severity: 'advice' } : {}),
          }
        : {
            suggestion: '',
            reason: `这里有看不见的字符（${codePoints(signs)}），会使检索和复制出错，请删去。`,
          };
    }),
  },
  {
    id: 'P36',
    kind: 'punctuation',
    severity: 'gate',
    name: '点号之前有空格',
    standard: 'GB/T 15834—2011 5.1.1',
    bad: '促进民营经济健康发展 。',
    good: '促进民营经济健康发展。',
    check: byPattern(
      new RegExp(
        `[ \\u00a0\\u3000]{1,8}(?<=[${HAN}”》）\\d%][ \\u00a0\\u3000]{1,8})(?=[，。；：、！？])`,
        'gu',
      ),
      ({ index, input }, { context }) =>
        isPadded(input, index)
          ? null
          : {
              suggestion: '',
              reason: '点号紧跟在文字之后，前面不空格。',
              // What is read from a page may have blanks that nobody sees there.
              ...(context.wrapped === true ? { severity: 'advice' } : {}),
            },
    ),
  },
];
