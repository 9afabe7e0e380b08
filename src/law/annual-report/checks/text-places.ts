/** The words at a place with a few characters on either side, on one line. */
export function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - 6), index + length + 6).replace(/\s+/gu, ' ');
}

const CHINESE_DIGITS = '零一二三四五六七八九十';

/** 0 to 10 as a Chinese numeral, further numbers in digits. */
export function chineseNumeral(number: number): string {
  return number <= 10 ? CHINESE_DIGITS.charAt(number) : String(number);
}

/**
 * A whole number in a text, in digits (with separators of thousands) or in Chinese; group-free, to be built into patterns. No
 * number has more signs than this: what is no report may have runs without end, which are looked at once and not from each sign on.
 */
export const NUMBER =
  '(?:(?<!\\d)(?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,15})|(?<![零一二两三四五六七八九十百千])[零一二两三四五六七八九十百千]{1,15})';

/** What such a number is worth; NaN for anything else. */
export function numberOf(text: string): number {
  if (/^[\d,]+$/u.test(text)) return Number(text.replaceAll(',', ''));
  let [sum, digit] = [0, 0];
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit !== undefined) {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
      continue;
    }
    digit = character === '两' ? 2 : CHINESE_DIGITS.indexOf(character);
    if (digit < 0) return Number.NaN;
  }
  return sum + digit;
}

/** The text with full-width digits narrowed, character by character: places stay what they are. */
export function narrowed(text: string): string {
  return text.replaceAll(/[０-９]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfe_e0));
}

/** Nobody writes longer sentences; what has none is looked at in pieces, for checks look at every pair of numbers in one. */
const LONGEST_SENTENCE = 1_500;

/** Sentences with their place in the text. A line ends a sentence, too. */
export function sentencesOf(text: string): { readonly text: string; readonly at: number }[] {
  return [...text.matchAll(/[^。；;！？!?\n]+/gu)].flatMap((found) => piecesOf(found[0], found.index));
}

function piecesOf(sentence: string, at: number): { readonly text: string; readonly at: number }[] {
  const pieces: { text: string; at: number }[] = [];
  let from = 0;
  while (sentence.length - from > LONGEST_SENTENCE) {
    const comma = sentence.lastIndexOf('，', from + LONGEST_SENTENCE);
    const to = comma > from ? comma + 1 : from + LONGEST_SENTENCE;
    pieces.push({ text: sentence.slice(from, to), at: at + from });
    from = to;
  }
  return [...pieces, { text: sentence.slice(from), at: at + from }];
}

/** 按内容分, 从类别看: what follows lists the parts of what was counted before. Applicants and results are counted otherwise. */
export const BY_KINDS =
  '[按从](?:信息|公开|发布)?(?:内容|类别|类型|种类|主题|栏目|领域|事项|性质|渠道|形式)[^，。；：、\\d]{0,4}[分看]';
const BY_ANYTHING = '[按从][^，。；：、\\d]{1,8}[分看]';
const LIST_BEHIND = new RegExp(
  `[。；;](?=\\s*(?:其中|(?:主要)?包括|具体(?:为|是|包括)|分别(?:为|是)|${BY_KINDS}))`,
  'gu',
);
const LIST_BEGINS = new RegExp(`其中|包括|具体为|具体是|分别为|(?:^|[：:，,（(])\\s*${BY_ANYTHING}`, 'u');

/**
 * The text with a comma where a list goes on behind the end of a sentence or a semicolon (436条。其中，甲366条；乙70条。), so that it is
 * one sentence. Places stay what they are.
 */
export function withListsJoined(text: string): string {
  return text
    .replaceAll(LIST_BEHIND, '，')
    .split(/(?<=[。\n])/u)
    .map((sentence) => {
      const begin = LIST_BEGINS.exec(sentence)?.index;
      if (begin === undefined) return sentence;
      return sentence.slice(0, begin) + sentence.slice(begin).replaceAll(/[；;](?=[^。；;\n]*\d)/gu, '，');
    })
    .join('');
}

/** Clauses of a sentence with their place in it. A comma between digits separates thousands. */
export function clausesOf(sentence: string): { readonly text: string; readonly at: number }[] {
  return [...sentence.matchAll(/(?:[^，、：:,]|(?<=\d),(?=\d{3}(?!\d)))+/gu)].map((found) => ({
    text: found[0],
    at: found.index,
  }));
}
