const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** How a number is written, from 1 on; undefined beyond the numbers that the format has. */
type Format = (count: number) => string | undefined;

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (count) => String(count).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  japaneseCounting: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  chineseLegalSimplified: (count) => tens(count, LEGAL, '拾'),
  ideographTraditional: (count) => STEMS[count - 1],
  ideographZodiac: (count) => BRANCHES[count - 1],
  ideographEnclosedCircle: (count) => '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'[count - 1],
  decimalEnclosedCircle: (count) => signFrom(0x2460, count),
  decimalEnclosedCircleChinese: (count) => signFrom(0x2460, count),
  decimalEnclosedParen: (count) => signFrom(0x2474, count),
  decimalEnclosedFullstop: (count) => signFrom(0x2488, count),
  lowerLetter: letters,
  upperLetter: (count) => letters(count)?.toUpperCase(),
  lowerRoman: roman,
  upperRoman: (count) => roman(count)?.toUpperCase(),
};

/** A number of a list as Word shows it in a format; undefined where the format isn't known or doesn't reach so far. */
export function numberInFormat(count: number, format: string): string | undefined {
  return count < 1 ? undefined : FORMATS[format]?.(count);
}

function counting(count: number): string | undefined {
  const written = tens(count, DIGITS, '十');
  return count >= 10 && count < 20 ? written?.slice(1) : written;
}

function tens(count: number, digits: string, ten: string): string | undefined {
  if (count > 99) return undefined;
  const [high, low] = [Math.floor(count / 10), count % 10];
  return `${high === 0 ? '' : `${digits[high] ?? ''}${ten}`}${low === 0 ? '' : (digits[low] ?? '')}`;
}

function digital(count: number): string {
  return [...String(count)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
}

function fullWidth(count: number): string {
  return [...String(count)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

/** Signs of 1 to 20 stand beside each other in Unicode. */
function signFrom(first: number, count: number): string | undefined {
  return count > 20 ? undefined : String.fromCodePoint(first + count - 1);
}

/** a to z, then aa, bb … */
function letters(count: number): string | undefined {
  const letter = String.fromCodePoint(0x61 + ((count - 1) % 26));
  return count > 260 ? undefined : letter.repeat(Math.ceil(count / 26));
}

function roman(count: number): string | undefined {
  if (count > 399) return undefined;
  let left = count;
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return sign.repeat(times);
  }).join('');
}
