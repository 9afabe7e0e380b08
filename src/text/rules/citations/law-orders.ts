import { toChinese } from '../../../law/dates.ts';
import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type CitedLaw, lawsIn } from './cited-laws.ts';

/** W12: the number of the order that stands behind a statute is the one by which it holds. */
export const LAW_ORDER_RULE: TextRule = {
  id: 'W12',
  kind: 'citation',
  severity: 'advice',
  name: '法规的令号不符',
  standard: '法律、法规的公布令',
  bad: '根据《中华人民共和国政府信息公开条例》（国务院令第492号）制作本报告。',
  good: '根据《中华人民共和国政府信息公开条例》（国务院令第711号）制作本报告。',
  context: { date: '2025-01-20' },
  check: (checked) => lawsIn(checked).flatMap((cited) => otherOrder(checked, cited)),
};

const ORDER = /^（[^（）\n]{0,24}?令[ \t]?第?[ \t]?(\d{1,4})[ \t]?号?[^（）\n]{0,24}）/u;
/** The text itself tells of the older order. */
const TELLS_OF_BOTH = /修[订正改]|公布|原|第\d+号/u;

function otherOrder({ text, context: { date } }: CheckedText, { end, law }: CitedLaw): Found[] {
  if (!law.ordersComplete) return [];
  const found = ORDER.exec(text.slice(end, end + 60));
  const number = found?.[1] ?? '';
  if (found === null || TELLS_OF_BOTH.test(found[0].replace(/第[ \t]?\d+[ \t]?号/u, ''))) return [];
  const valid = law.orders.filter((one) => date === undefined || one.date <= date);
  const newest = valid.at(-1);
  if (newest === undefined || numberIn(newest.order) === number) return [];
  const at = end + found[0].lastIndexOf(number);
  const isOlder = valid.some(({ order }) => numberIn(order) === number);
  return [
    {
      start: at,
      end: at + number.length,
      suggestion: numberIn(newest.order),
      reason: isOlder
        ? `《${law.title}》已由${newest.order}（${toChinese(newest.date)}）重新公布，第${number}号是修订前的令号。`
        : `《${law.title}》的公布令是${newest.order}（${toChinese(newest.date)}），不是第${number}号。请核对。`,
    },
  ];
}

function numberIn(order: string): string {
  return /第(\d+)号/u.exec(order)?.[1] ?? '';
}
