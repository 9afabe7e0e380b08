import { amountValue, numeralValue } from '../../chinese-numerals.ts';
import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { matchesOf } from '../places.ts';

/** 大写 and everyday numerals. */
const DIGITS = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千两〇';
const AMOUNT = `[${DIGITS}元圆角分整正]{2,30}`;
const FIGURES = '\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?';
const UNITS: Readonly<Record<string, number>> = { '': 1, 元: 1, 万: 1e4, 亿: 1e8, 万元: 1e4, 亿元: 1e8 };
/** What is called so isn't a unit: 小写, 人民币, ￥. */
const NAMED = '(?:人民币|小写|大写|即|计|合|共|￥|¥|：|:){0,4}';
/** What stands before 元 in 伍万元: the amount itself must be whole. 万元, 千元 alone are units. */
const BEGINS = /^[元圆角分整正万亿千仟百佰]/u;
/** A bare figure in brackets may be a year or a note's number: it is an amount by its size, its mark or its unit. */
const LEAST_BARE = 100;
const YEAR = /^(?:19|20)\d{2}$/u;

interface Way {
  readonly pattern: RegExp;
  /** Which groups of the pattern are the words, the figures and their unit. */
  readonly words: number;
  readonly figures: number;
  readonly unit: number;
}

/** Each begins at a sign that is rare, and looks back from there: a pattern that begins with the numeral would try each of its places. */
const WAYS: readonly Way[] = [
  // 伍万元整（小写：60000元）, 伍万元整，小写：60000元
  {
    pattern: new RegExp(
      `[元圆整正角分](?<=(?<![${DIGITS}元圆角分整正])(${AMOUNT}))(?:[（(]|[，；]小写)${NAMED}(${FIGURES})(亿元|万元|元)?[整）)。；，]`,
      'gu',
    ),
    words: 1,
    figures: 2,
    unit: 3,
  },
  // 60000元（大写：伍万元整）, ￥60000.00（伍万元整）
  {
    pattern: new RegExp(
      `[（(](?<=(?<![\\d.,])(${FIGURES})(亿元|万元|元)?[（(])${NAMED}(${AMOUNT})[）)]`,
      'gu',
    ),
    words: 3,
    figures: 1,
    unit: 2,
  },
  // 伍万（60000）元
  {
    pattern: new RegExp(
      `[（(](?<=(?<![${DIGITS}])([${DIGITS}]{2,30})[（(])(?:￥|¥){0,1}(${FIGURES})(万|亿)?[）)](?=元)`,
      'gu',
    ),
    words: 1,
    figures: 2,
    unit: 3,
  },
  // 60000（伍万）元
  {
    pattern: new RegExp(
      `[（(](?<=(?<![\\d.,])(${FIGURES})(万|亿)?[（(])([${DIGITS}]{2,30})[）)](?=元)`,
      'gu',
    ),
    words: 3,
    figures: 1,
    unit: 2,
  },
];

function* wrongAmounts(checked: CheckedText): Generator<Found> {
  for (const way of WAYS) {
    for (const found of matchesOf(checked, way.pattern)) {
      const [words = '', figures = '', unit = ''] = [found[way.words], found[way.figures], found[way.unit]];
      const isBare = unit === '' && way.words < way.figures && !/[￥¥：:写币元]/u.test(found[0].slice(1));
      if (isBare && (YEAR.test(figures) || Number(figures.replaceAll(',', '')) < LEAST_BARE)) continue;
      const reason = difference(words, figures, unit);
      if (reason === null) continue;
      // What the pattern looked back at stands before its match.
      const first = way.words < way.figures ? words : `${figures}${unit}`;
      const isAtSign = '（('.includes(found[0].charAt(0));
      yield {
        start: found.index - first.length + (isAtSign ? 0 : 1),
        end: found.index + found[0].length,
        reason,
      };
    }
  }
}

/** What to say where the two aren't the same amount; null where they are, or where one is none. */
function difference(words: string, figures: string, unit: string): string | null {
  if (BEGINS.test(words)) return null;
  const inWords = /[元圆角分]/u.test(words) ? amountValue(words) : numeralValue(words);
  if (inWords === null) return null;
  const inFigures = Number(figures.replaceAll(',', '')) * (UNITS[unit] ?? 1);
  if (Math.abs(inWords - inFigures) < 0.005) return null;
  return `大写“${words}”是${inWords}元，小写“${figures}${unit}”是${inFigures}元，两处不一致，请核对。`;
}

/** D18: amounts of money whose words and figures differ. */
export const AMOUNT_RULE: TextRule = {
  id: 'D18',
  kind: 'number',
  severity: 'gate',
  name: '金额大写与小写不一致',
  standard: 'GB/T 15835—2011',
  bad: '补助金额为伍万元（60000元）。',
  good: '补助金额为伍万元（50000元）。',
  check: wrongAmounts,
};
