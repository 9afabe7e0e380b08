import { numberOf } from '../../../law/annual-report/checks/text-places.ts';
import { type CheckedText, type TextBlock, wordsOf } from '../../checked-text.ts';

/** 一、 is of level 1, （一） of 2, 1. of 3, （1） of 4. */
export interface NumberedLine {
  readonly level: number;
  readonly number: number;
  /** The ordinal with its marks, in the text. */
  readonly start: number;
  readonly end: number;
  /** The ordinal as it is written, and the number in it. */
  readonly written: string;
  readonly numeral: string;
  readonly block: TextBlock;
  /** Whether it stands within a line, in a list that begins there: 申请材料：1.身份证；2.户口簿. */
  readonly isInline: boolean;
}

/** Marks of each level; 二、三产业 and （一）、（二）项 begin sentences. 1. and 1、 are one level: which mark is right is another rule's business. */
const LEVELS: readonly RegExp[] = [
  /^[ \u3000]{0,8}([一二三四五六七八九十]{1,4})、(?![一二三四五六七八九十]{1,3}[、级类产季档等线])/u,
  /^[ \u3000]{0,8}[（(]([一二三四五六七八九十]{1,4})[）)](?![、和至到项])/u,
  /^[ \u3000]{0,8}(\d{1,2})[.．、](?!\d)/u,
  /^[ \u3000]{0,8}[（(](\d{1,2})[）)]/u,
];

/** 附件1 三角镇任务分工表: longer lines are sentences. */
const LONGEST_TITLE = 60;

/** Lines that begin with an ordinal, cells of tables left out, also where a tab or a bar shows them. `null` stands where an attachment begins and all numbering anew. */
export function numberedLinesIn(checked: CheckedText): (NumberedLine | null)[] {
  return checked.blocks.flatMap((block) => {
    if (block.kind === 'cell' || /[\t|]/u.test(wordsOf(checked, block))) return [];
    const words = checked.text.slice(block.start, Math.min(block.end, block.start + 24));
    if (beginsAnew(wordsOf(checked, block))) return [null];
    const line = lineOf(words, block);
    return line === null ? [] : [line];
  });
}

/**
 * The same with the lists that begin within a line (答：1.甲, 附件：1.任务清单): what stands on the next lines goes on with them, not with the
 * list before.
 */
export function numberedPointsIn(checked: CheckedText): (NumberedLine | null)[] {
  return checked.blocks.flatMap((block) => {
    const words = wordsOf(checked, block);
    if (block.kind === 'cell' || /[\t|]/u.test(words)) return [];
    const line = lineOf(words.slice(0, 24), block);
    return [
      ...(beginsAnew(words) ? [null] : []),
      ...(line === null ? [] : [line]),
      ...inlinePointsOf(words, block),
    ];
  });
}

/** The ordinal of a level as it is written: 三、 （三） 3. （3）. */
export function ordinal(level: number, number: number): string {
  return [`${chinese(number)}、`, `（${chinese(number)}）`, `${number}.`, `（${number}）`][level - 1] ?? '';
}

/** 1 to 99 as a Chinese numeral. */
export function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const digit = (one: number): string => '零一二三四五六七八九'.charAt(one);
  if (tens === 0) return digit(ones);
  return `${tens === 1 ? '' : digit(tens)}十${ones === 0 ? '' : digit(ones)}`;
}

function lineOf(words: string, block: TextBlock): NumberedLine | null {
  for (const [index, pattern] of LEVELS.entries()) {
    const found = pattern.exec(words);
    const numeral = found?.[1];
    if (found === null || numeral === undefined) continue;
    const written = found[0].trimStart();
    const end = block.start + found[0].length;
    // 三三、 stands for 三、.
    const number = numberOf(/^([一二三四五六七八九])\1$/u.test(numeral) ? numeral.charAt(0) : numeral);
    return {
      level: index + 1,
      number,
      start: end - written.length,
      end,
      written,
      numeral,
      block,
      isInline: false,
    };
  }
  return null;
}

const FIRST_INLINE = /(?<=[：:][ \u3000]{0,2})(?:(一、)|(（一）)|(1[.．、](?!\d))|(（1）))/gu;
/** How far the next point of such a list is looked for, and how many of them. */
const NEXT_WITHIN = 300;
const MOST_INLINE = 20;

/** The points of lists that begin behind a colon, as far as they follow each other. */
function inlinePointsOf(words: string, block: TextBlock): NumberedLine[] {
  const points: NumberedLine[] = [];
  for (const found of words.matchAll(FIRST_INLINE)) {
    const level = found.slice(1).findIndex((one) => one !== undefined) + 1;
    let at = found.index;
    for (let number = 1; at >= 0 && number <= MOST_INLINE; number += 1) {
      const written = ordinal(level, number);
      const start = block.start + at;
      const end = start + written.length;
      const numeral = written.replaceAll(/[（）、.]/gu, '');
      points.push({ level, number, start, end, written, numeral, block, isInline: true });
      at = nextInline(words, at + written.length, ordinal(level, number + 1));
    }
  }
  return points;
}

/** Where an ordinal stands behind a mark; 满2、3年 is none. */
function nextInline(words: string, from: number, written: string): number {
  const near = words.slice(from, from + NEXT_WITHIN);
  const forms = written.endsWith('.')
    ? ['.', '．', '、'].map((mark) => `${written.slice(0, -1)}${mark}`)
    : [written];
  const places = forms
    .map((form) => near.indexOf(form))
    .filter((at) => at > 0 && /[；;。，,、\s]/u.test(near.charAt(at - 1)))
    .filter((at) => !/\d/u.test(near.charAt(at + written.length)));
  return places.length === 0 ? -1 : from + Math.min(...places);
}

/** 附件1, 附件：, a signature's day, a chapter or an article of a rule: what is numbered below it is numbered anew. */
function beginsAnew(words: string): boolean {
  const bare = words.trim();
  return (
    /^附\s*[件表录]?\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?$/u.test(bare) ||
    (bare.length <= LONGEST_TITLE && /^附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}[\s:：]/u.test(bare)) ||
    /^第[一二三四五六七八九十百零\d]{1,6}[章节编条部]/u.test(bare) ||
    /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/u.test(bare)
  );
}
