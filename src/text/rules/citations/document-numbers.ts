import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type LooseNumber, looseNumbersIn, properNumber } from './loose-numbers.ts';

const STANDARD = 'GB/T 9704—2012 7.2.5';

/** W01–W06: how a 文号 is written. Each number is told once, with all of it mended. */
export const DOCUMENT_NUMBER_RULES: readonly TextRule[] = [
  {
    id: 'W01',
    kind: 'citation',
    severity: 'gate',
    name: '发文字号的年份括号',
    standard: STANDARD,
    bad: '按照《国务院办公厅关于印发要点的通知》（国办发[2014]45号）要求推进。',
    good: '按照《国务院办公厅关于印发要点的通知》（国办发〔2014〕45号）要求推进。',
    check: (checked) => told(checked, isBracketed, '发文字号中的年份用六角括号“〔〕”括入'),
  },
  {
    id: 'W02',
    kind: 'citation',
    severity: 'gate',
    name: '发文字号的年份不全',
    standard: STANDARD,
    bad: '印发《办法》（三角府发〔14〕5号）。',
    good: '印发《办法》（三角府发〔2014〕5号）。',
    check: (checked) => told(checked, isShort, '发文字号中的年份应当写全四位'),
  },
  {
    id: 'W03',
    kind: 'citation',
    severity: 'gate',
    name: '发文字号的虚位',
    standard: STANDARD,
    bad: '印发《办法》（三角府发〔2024〕08号）。',
    good: '印发《办法》（三角府发〔2024〕8号）。',
    check: (checked) => told(checked, isPadded, '发文顺序号不编虚位，即1不编为01'),
  },
  {
    id: 'W04',
    kind: 'citation',
    severity: 'gate',
    name: '发文字号中多余的“第”',
    standard: STANDARD,
    bad: '印发《办法》（三角府发〔2024〕第8号）。',
    good: '印发《办法》（三角府发〔2024〕8号）。',
    check: (checked) => told(checked, isOrdinal, '发文顺序号不加“第”字'),
  },
  {
    id: 'W05',
    kind: 'citation',
    severity: 'gate',
    name: '发文字号、令号中的空格',
    standard: STANDARD,
    bad: '印发《办法》（三角府发〔2024〕 8 号）。',
    good: '印发《办法》（三角府发〔2024〕8号）。',
    check: (checked) => [...told(checked, isSpaced, '发文字号中间不留空格'), ...spacedOrders(checked)],
  },
];

function isBracketed(one: LooseNumber): boolean {
  return !one.isHexagonal;
}

function isShort(one: LooseNumber): boolean {
  return one.isHexagonal && one.hasEnd && one.year.length === 2;
}

function isPadded(one: LooseNumber): boolean {
  return isFull(one) && one.hasZeros && !isOfItsOwnForm(one);
}

/** Orders, announcements and punishments of other bodies are numbered as those wrote them: 中国人民银行令〔2018〕第1号. */
function isOfItsOwnForm({ word }: LooseNumber): boolean {
  return /(?:令|公告|通告|告字|罚|罚字)$/u.test(word);
}

function isOrdinal(one: LooseNumber): boolean {
  return isFull(one) && !one.hasZeros && one.hasOrdinal && !isOfItsOwnForm(one);
}

function isSpaced(one: LooseNumber): boolean {
  return isFull(one) && !one.hasZeros && !one.hasOrdinal && one.hasSpace;
}

function isFull(one: LooseNumber): boolean {
  return one.isHexagonal && one.hasEnd && one.year.length === 4;
}

function told(checked: CheckedText, isSo: (one: LooseNumber) => boolean, why: string): Found[] {
  return looseNumbersIn(checked)
    .filter((one) => isSo(one) && one.number > 0)
    .map((one) => ({
      start: one.start,
      end: one.end,
      suggestion: properNumber(one),
      reason: `${why}，此处应写成“${one.word}${properNumber(one)}”。`,
    }));
}

const SPACED_ORDER =
  /(?<=[令告])(?:第[ \t\u3000]{1,2}(\d{1,5})[ \t\u3000]{0,2}|第(\d{1,5})[ \t\u3000]{1,2})号/gu;

/** 国令第 711 号: common enough on official pages that it is only advised. */
function spacedOrders({ text }: CheckedText): Found[] {
  return [...text.matchAll(SPACED_ORDER)].map((found) => {
    const right = `第${Number(found[1] ?? found[2])}号`;
    return {
      start: found.index,
      end: found.index + found[0].length,
      suggestion: right,
      severity: 'advice',
      reason: `令号、公告号中间不留空格，此处应写成“${right}”。`,
    };
  });
}
