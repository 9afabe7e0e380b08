/** What each character of a numeral is worth, in everyday and in 大写 form. */
const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
/** Longer ones are no numerals. */
const LONGEST = 30;
const PARTS_OF_YUAN =
  /^(?:([^元圆角分整正]+)[元圆])?(?:([^元圆角分整正])角)?零?(?:([^元圆角分整正])分)?[整正]?$/u;

/**
 * What a Chinese numeral is worth: 三十六 is 36, 一百零三万 1030000, 二〇二四 (digit by digit) 2024, 伍万 50000. Null for what is none.
 */
export function numeralValue(words: string): number | null {
  if (words === '' || words.length > LONGEST) return null;
  const characters = [...words];
  if (characters.length > 1 && characters.every((each) => DIGITS[each] !== undefined))
    return Number(characters.map((each) => String(DIGITS[each])).join(''));
  let [total, section, digit] = [0, 0, -1];
  for (const each of characters) {
    const worth = DIGITS[each];
    const tens = TENS[each];
    const myriads = MYRIADS[each];
    if (worth !== undefined) {
      if (digit > 0) return null;
      digit = worth;
    } else if (tens !== undefined) {
      // 十五 has no 一 before its 十.
      section += (digit > 0 ? digit : 1) * tens;
      digit = -1;
    } else if (myriads !== undefined) {
      const before = section + Math.max(digit, 0);
      total = myriads === 1e8 ? (total + before) * myriads : total + before * myriads;
      [section, digit] = [0, -1];
    } else return null;
  }
  return total + section + Math.max(digit, 0);
}

/** An amount of money in words, in yuan: 伍万元整 is 50000, 叁佰元伍角 300.5. Null for what is none. */
export function amountValue(words: string): number | null {
  const found = PARTS_OF_YUAN.exec(words);
  if (found === null || words.length > LONGEST) return null;
  const [, yuan, jiao, fen] = found;
  if (yuan === undefined && jiao === undefined && fen === undefined) return null;
  const values = [yuan, jiao, fen].map((part) => (part === undefined ? 0 : numeralValue(part)));
  const [whole, tenths, hundredths] = values;
  if (typeof whole !== 'number' || typeof tenths !== 'number' || typeof hundredths !== 'number') return null;
  return Math.round(whole * 100 + tenths * 10 + hundredths) / 100;
}
