import type { TextRule } from '../../text-rule.ts';
import { HAN, matchesOf } from '../places.ts';

const AMOUNT = '\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?';
/** 合计1500万元，其中： */
const WHOLE = new RegExp(`(${AMOUNT})(亿元|万元|元)[，；](?:其中|包括|分别为|分别是)[：:，]?`, 'gu');
const PART = new RegExp(`^[${HAN}“”、（）]{2,30}(?:为|共)?(${AMOUNT})(亿元|万元|元)$`, 'u');
/** 占98.67% stands between the parts. */
const SHARE = new RegExp(`^占[${HAN}]{0,12}\\d{1,3}(?:\\.\\d{1,3})?[%％]$`, 'u');
/** What is compared is no part. */
const COMPARED = /比|较|增|减|上年|去年|其中|累计|合计/u;
/** Characters behind a whole in which its parts are looked for. */
const LONGEST = 600;
const UNITS: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };

function yuan(figures: string, unit: string): number {
  return Number(figures.replaceAll(',', '')) * (UNITS[unit] ?? 1);
}

/** The amounts that follow as parts, up to where something else is told. */
function partsIn(list: string): { readonly amount: number; readonly end: number }[] {
  const parts: { amount: number; end: number }[] = [];
  for (const { 0: clause, index } of list.matchAll(/[^，；。\n]+/gu)) {
    const [, figures = '', unit = ''] = PART.exec(clause) ?? [];
    if (figures !== '' && !COMPARED.test(clause))
      parts.push({ amount: yuan(figures, unit), end: index + clause.length });
    else if (!SHARE.test(clause)) break;
    if (list.charAt(index + clause.length) === '。' || list.charAt(index + clause.length) === '\n') break;
  }
  return parts;
}

/** D28: parts of an amount of money that are more than the whole. */
export const MONEY_RULE: TextRule = {
  id: 'D28',
  kind: 'number',
  severity: 'advice',
  name: '各项金额之和超过总额',
  standard: 'GB/T 15835—2011',
  bad: '本年收入合计1500万元，其中：财政拨款收入1480万元，占98.67%；其他收入200万元。',
  good: '本年收入合计1680万元，其中：财政拨款收入1480万元，占88.10%；其他收入200万元。',
  check: function* sumsOfMoney(checked) {
    for (const { 0: head, 1: figures = '', 2: unit = '', index } of matchesOf(checked, WHOLE)) {
      const from = index + head.length;
      const parts = partsIn(checked.text.slice(from, from + LONGEST));
      const sum = parts.reduce((total, { amount }) => total + amount, 0);
      // Amounts that were rounded one by one may be off by a few of their last decimals.
      if (parts.length < 2 || sum <= yuan(figures, unit) * 1.001) continue;
      yield {
        start: index,
        end: from + (parts.at(-1)?.end ?? 0),
        reason: `总额是${figures}${unit}，列出的各项相加是${Number((sum / (UNITS[unit] ?? 1)).toFixed(4))}${unit}，超过了总额。请核对。`,
      };
    }
  },
};
