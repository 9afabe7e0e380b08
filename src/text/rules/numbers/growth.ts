import { isShown } from '../../../law/annual-report/checks/percentages.ts';
import type { TextRule } from '../../text-rule.ts';
import { type Said, byPattern } from '../places.ts';

const N = '(\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,4})?)';
const U = '(亿元|万元|万人次|万人|万户|亿|万|元|人次|人|件次|件|条|篇|个|户|家|起|项|次|吨|亩|份|宗)?';
const UP = '增长|增加|上升|提高|提升|增幅为?|增幅达';
const DOWN = '下降|减少|降低|降幅为?|降幅达';
const CHANGED =
  '(?:增至|增加到|增加至|上升到|上升至|提高到|提高至|增长到|增长至|扩大到|降至|降到|下降到|下降至|减少到|减少至|减至|降低到|降低至)';
/** 从100件增至120件，增长25% */
const FROM_TO = new RegExp(
  `[由从](?:[^，。；\\d%]{0,10})${N}${U}${CHANGED}(?:[^，。；\\d%]{0,8})${N}${U}，(?:同比|增幅|降幅)?(${UP}|${DOWN})了?${N}[%％]`,
  'gu',
);
/** 收到120件，比上年的100件增长25% */
const THAN = new RegExp(
  `${N}${U}，(?:比|较)(?:上年同期|去年同期|上年|去年|同期)的?${N}${U}(${UP}|${DOWN})了?${N}[%％]`,
  'gu',
);
const GOES_DOWN = new RegExp(`^(?:${DOWN})`, 'u');
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

function value(figures: string, unit: string): number {
  return Number(figures.replaceAll(',', '')) * (MYRIADS[unit.charAt(0)] ?? 1);
}

/** What is counted, whatever the size it is counted in. */
function thing(unit: string): string {
  return unit.replace(/^[万亿]/u, '');
}

interface Change {
  readonly before: { readonly figures: string; readonly unit: string };
  readonly after: { readonly figures: string; readonly unit: string };
  readonly verb: string;
  readonly stated: string;
}

function judge({ before, after, verb, stated }: Change, length: number): Said | null {
  // A unit that is said once holds for both: 从100增至120件.
  const firstUnit = before.unit === '' ? after.unit : before.unit;
  if (thing(firstUnit) !== thing(after.unit === '' ? firstUnit : after.unit)) return null;
  const [from, to] = [
    value(before.figures, firstUnit),
    value(after.figures, after.unit === '' ? firstUnit : after.unit),
  ];
  if (from === 0) return null;
  const real = ((to - from) / from) * 100 * (GOES_DOWN.test(verb) ? -1 : 1);
  const decimals = stated.split('.')[1]?.length ?? 0;
  // Both numbers were rounded before they were printed.
  const slack = 100 * (to / from) * (roundingOf(before.figures) + roundingOf(after.figures));
  if (isShown(stated, real) || Math.abs(real - Number(stated)) <= slack + 0.5 * 10 ** -decimals) return null;
  const right = real.toFixed(decimals);
  return {
    from: length - stated.length - 1,
    ...(real > 0 ? { suggestion: `${right}%` } : {}),
    reason: `从${before.figures}${before.unit}到${after.figures}${after.unit}，推算${real > 0 ? `为${right}%` : '方向相反'}，与文中的“${verb}${stated}%”不符，请核对。`,
  };
}

/** By what share of itself a printed number may be off; whole numbers are counted and exact. */
function roundingOf(figures: string): number {
  const decimals = figures.split('.')[1]?.length;
  return decimals === undefined ? 0 : (0.5 * 10 ** -decimals) / Number(figures.replaceAll(',', ''));
}

/** D17: growth that the numbers beside it don't give. */
export const GROWTH_RULE: TextRule = {
  id: 'D17',
  kind: 'number',
  severity: 'advice',
  name: '增减幅度与数字不符',
  standard: 'GB/T 15835—2011',
  bad: '受理申请由100件增至120件，增长25%。',
  good: '受理申请由100件增至120件，增长20%。',
  check: function* growth(checked) {
    yield* byPattern(
      FROM_TO,
      ({ 0: all, 1: a = '', 2: au = '', 3: b = '', 4: bu = '', 5: verb = '', 6: stated = '' }) =>
        judge(
          { before: { figures: a, unit: au }, after: { figures: b, unit: bu }, verb, stated },
          all.length,
        ),
    )(checked);
    yield* byPattern(
      THAN,
      ({ 0: all, 1: b = '', 2: bu = '', 3: a = '', 4: au = '', 5: verb = '', 6: stated = '' }) =>
        judge(
          { before: { figures: a, unit: au }, after: { figures: b, unit: bu }, verb, stated },
          all.length,
        ),
    )(checked);
  },
};
