import { amountValue } from '../../chinese-numerals.ts';
import type { TextRule } from '../../text-rule.ts';
import { type Said, byPattern } from '../places.ts';

const WORDS = '[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正一二三四五六七八九十百千两〇]{2,30}';
const FIGURES = '(\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?)';
const UNITS: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };
const WORDS_FIRST = new RegExp(
  `[元圆整正角分](?<=(?<![${WORDS.slice(1, WORDS.indexOf(']'))}])(${WORDS}))[（(](?:人民币|小写|即|计|￥|¥|：|:){0,3}${FIGURES}(亿元|万元|元)?[整）)]`,
  'gu',
);
const FIGURES_FIRST = new RegExp(
  `[（(](?<=${FIGURES}(亿元|万元|元)[（(])(?:大写|人民币|：|:){1,4}(${WORDS})[）)]`,
  'gu',
);
/** What stands before 元 in 伍万元: the amount itself must be whole. */
const BEGINS = /^[元圆角分整正]/u;

function compare(words: string, figures: string, unit: string): Said | null {
  const inWords = BEGINS.test(words) ? null : amountValue(words);
  if (inWords === null) return null;
  const inFigures = Number(figures.replaceAll(',', '')) * (UNITS[unit] ?? 1);
  if (Math.abs(inWords - inFigures) < 0.005) return null;
  return {
    reason: `大写“${words}”是${inWords}元，小写“${figures}${unit}”是${inFigures}元，两处不一致，请核对。`,
  };
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
  check: function* amounts(checked) {
    yield* byPattern(WORDS_FIRST, ({ 0: all, 1: words = '', 2: figures = '', 3: unit = '元' }) => {
      const said = compare(words, figures, unit);
      return said === null ? null : { ...said, from: 1 - words.length, to: all.length };
    })(checked);
    yield* byPattern(FIGURES_FIRST, ({ 1: figures = '', 2: unit = '元', 3: words = '' }) =>
      compare(words, figures, unit),
    )(checked);
  },
};
