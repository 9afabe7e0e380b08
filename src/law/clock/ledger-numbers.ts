const DIGITS = '零一二三四五六七八九';
const NUMBER = '(?:\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const UNIT = '(?:个\\s*)?(?:工作日|天|working|work|business|days?\\b|wd\\b)';
const WITH_UNIT = new RegExp(`(?<![\\d.一二两三四五六七八九十])(${NUMBER})\\s*${UNIT}`, 'i');
/** A 日 is a unit too, unless it ends a date. */
const WITH_DAY = new RegExp(`(?<![\\d.月一二两三四五六七八九十])(${NUMBER})\\s*日`);
const ALONE = new RegExp(`^(${NUMBER})$`);
const NEGATIVE = /(?<![\da-z年月日])[-−－]\s*\d|负\s*[\d一二三四五六七八九十]/i;

/** A number in digits, or in Chinese up to 九十九; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const written = text.replaceAll('两', '二');
  const [, tens, ten, ones = ''] = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written) ?? [];
  if (ten === undefined) {
    const digit = written.length === 1 ? DIGITS.indexOf(written) : -1;
    return digit > 0 ? digit : undefined;
  }
  return (tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

/**
 * How many days a text tells: a number that stands alone or with its unit. The number of an article or a date is none.
 * Undefined where it tells none.
 */
export function daysInside(text: string): number | undefined {
  // What is told after the word for it goes before a limit that is named in passing.
  const told = text.slice(Math.max(0, text.lastIndexOf('延长')));
  for (const [pattern, where] of [
    [ALONE, text.trim()],
    [WITH_UNIT, told],
    [WITH_UNIT, text],
    [WITH_DAY, told],
  ] as const) {
    const found = pattern.exec(where);
    if (found !== null) return readNumber(found[1] ?? '');
  }
  return undefined;
}

/** Whether a text tells fewer days than none. */
export function isNegative(text: string): boolean {
  return NEGATIVE.test(text);
}
