/** The words at a place with a few characters on either side, on one line. */
export function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - 6), index + length + 6).replace(/\s+/gu, ' ');
}

const CHINESE_DIGITS = '零一二三四五六七八九十';

/** 0 to 10 as a Chinese numeral, further numbers in digits. */
export function chineseNumeral(number: number): string {
  return number <= 10 ? CHINESE_DIGITS.charAt(number) : String(number);
}

/** A number in a text, in digits (with separators of thousands) or in Chinese; group-free, to be built into patterns. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+|[零一二两三四五六七八九十百千]+)';

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

/** Sentences with their place in the text. A line ends a sentence, too. */
export function sentencesOf(text: string): { readonly text: string; readonly at: number }[] {
  return [...text.matchAll(/[^。；;！？!?\n]+/gu)].map((found) => ({ text: found[0], at: found.index }));
}

/** Clauses of a sentence with their place in it. A comma between digits separates thousands. */
export function clausesOf(sentence: string): { readonly text: string; readonly at: number }[] {
  return [...sentence.matchAll(/(?:[^，、：:,]|(?<=\d),(?=\d{3}(?!\d)))+/gu)].map((found) => ({
    text: found[0],
    at: found.index,
  }));
}
