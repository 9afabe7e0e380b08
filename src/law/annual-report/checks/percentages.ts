import { type Finding, finding } from '../findings.ts';
import { NUMBER, numberOf } from './text-places.ts';

const UNITS = '件次|人次|件|条|篇|期|次|份|个|项|起|宗|例|场|家|人';
const AMOUNT = new RegExp(`(${NUMBER})\\s*(${UNITS})`, 'gu');

/** A number with what it counts, and where in its sentence it stands. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly at: number;
}

/** The amounts of a sentence in its order. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].map((found) => ({
    value: numberOf(found[1] ?? ''),
    unit: found[2] ?? '',
    at: found.index,
  }));
}

/** Whether a percentage is written as it must be, rounded as its own decimals have it (±0.01). */
export function isShown(stated: string, real: number): boolean {
  const decimals = stated.split('.')[1]?.length ?? 0;
  return Math.abs(Number(stated) - real) <= 0.5 * 10 ** -decimals + 0.01;
}

/** To two decimals, as findings tell it. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** AR-N-3: a percentage that the numbers beside it don't give. */
export function wrongPercent(where: string, quote: string, stated: string, real: number): Finding {
  const expected = rounded(real);
  return finding({
    rule: 'AR-N-3',
    where,
    expected,
    actual: Number(stated),
    quote: quote.slice(0, 60),
    message: `文中“${quote.slice(0, 60)}”的百分比为 ${stated}%，按文中的数推算为 ${expected}%。请核对。`,
  });
}
