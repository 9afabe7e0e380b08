import { type Finding, finding } from '../findings.ts';
import type { CellSource } from './cell-source.ts';
import { NUMBER, narrowed, numberOf, sentencesOf } from './text-places.ts';

const UNITS = '件次|人次|件|条|篇|期|次|份|个|项|起|宗|例|场|家|人';
const AMOUNT = new RegExp(`(${NUMBER})\\s*(${UNITS})`, 'gu');
const SHARE = /(?:占(?:比)?(?!地)|比例为|比重为)[^，。；%％\d]{0,14}?(\d+(?:\.\d+)?)\s*[%％]/gu;
const GROWTH =
  /(?:较|比|同比|环比)[^。；%％]{0,24}?(增长|增加|上升|提高|提升|下降|减少|降低)(?:了|约)?\s*(?:(\d+(?:\.\d+)?)\s*[%％]|(\d+)\s*(?:件|条|宗|起))/gu;

/** What the checks of shares and growth know beside the text. */
export interface ShareContext {
  readonly cells: CellSource;
  readonly previous: CellSource | null;
}

/** AR-N-3 and X-GROWTH: shares and growth are recomputed from the numbers beside them, and from the year before. */
export function checkShares(text: string, where: string, context: ShareContext): Finding[] {
  const sentences = sentencesOf(narrowed(text));
  return sentences.flatMap((sentence, index) => {
    const earlier = amountsIn(sentences[index - 1]?.text ?? '');
    return [
      ...sharesIn(sentence.text, where, earlier, context.cells),
      ...growthIn(sentence.text, where, context),
    ];
  });
}

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly at: number;
}

function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].map((found) => ({
    value: numberOf(found[1] ?? ''),
    unit: found[2] ?? '',
    at: found.index,
  }));
}

function sharesIn(text: string, where: string, earlier: readonly Amount[], cells: CellSource): Finding[] {
  return [...text.matchAll(SHARE)].flatMap((found) => {
    const amounts = amountsIn(text).filter(({ at }) => at < found.index);
    const part = amounts.at(-1);
    if (part === undefined || part.value === 0) return [];
    const stated = found[1] ?? '';
    const same = ({ unit }: Amount): boolean => unit === part.unit;
    const beside = amounts.slice(0, -1).filter((each) => same(each) && each.value >= part.value);
    const wholes = beside.map(({ value }) => value);
    if (wholes.length === 0) return [];
    // The whole may have been named before, be the sum of what was, or stand in the tables alone.
    const others = [...earlier, ...amounts].filter(same).map(({ value }) => value);
    const sum = amounts.filter(same).reduce((total, { value }) => total + value, 0);
    const fromTables = ['t3.new.total', 't3.total.total'].flatMap((name) => cells.get(name) ?? []);
    const fits = [...others, sum, ...fromTables].some((whole) => isShown(stated, (part.value / whole) * 100));
    const whole = wholes[0] ?? 0;
    return fits ? [] : [wrongPercent(where, found[0], stated, (part.value / whole) * 100)];
  });
}

function growthIn(text: string, where: string, context: ShareContext): Finding[] {
  return [...text.matchAll(GROWTH)].flatMap((found) => {
    const [words, verb = '', percent, more] = found;
    const sign = /增|上升|提/u.test(verb) ? 1 : -1;
    const now = amountsIn(text.slice(0, found.index)).at(-1);
    if (now === undefined) return [];
    const [before] = amountsIn(words.slice(0, words.indexOf(verb)));
    if (percent !== undefined && before !== undefined && before.unit === now.unit && before.value > 0) {
      const real = ((now.value - before.value) / before.value) * 100;
      return isShown(percent, sign * real)
        ? []
        : [wrongPercent(where, `${now.value}${now.unit}，${words}`, percent, real)];
    }
    const last = /申请/u.test(text) && before === undefined ? lastYear(now, context) : null;
    if (last === null || (percent !== undefined && last === 0)) return [];
    const real = percent === undefined ? now.value - last : ((now.value - last) / last) * 100;
    const isRight = percent === undefined ? sign * Number(more) === real : isShown(percent, sign * real);
    if (isRight) return [];
    return [
      finding({
        rule: 'X-GROWTH',
        where,
        expected: Math.round(real * 100) / 100,
        actual: sign * Number(percent ?? more),
        quote: words,
        message: `文中写“${words}”，上年年报为 ${last} 件，本年为 ${now.value} 件，推算为${real < 0 ? '减少' : '增加'} ${Math.abs(Math.round(real * 100) / 100)}${percent === undefined ? ' 件' : '%'}。请核对。`,
      }),
    ];
  });
}

/** New requests of the year before, when the number before the comparison is this year's. */
function lastYear(now: Amount, { cells, previous }: ShareContext): number | null {
  return now.value === cells.get('t3.new.total') ? (previous?.get('t3.new.total') ?? null) : null;
}

/** Whether a percentage is written as it must be, rounded as its own decimals have it (±0.01). */
function isShown(stated: string, real: number): boolean {
  const decimals = stated.split('.')[1]?.length ?? 0;
  return Math.abs(Number(stated) - real) <= 0.5 * 10 ** -decimals + 0.01;
}

function wrongPercent(where: string, quote: string, stated: string, real: number): Finding {
  const expected = Math.round(real * 100) / 100;
  return finding({
    rule: 'AR-N-3',
    where,
    expected,
    actual: Number(stated),
    quote: quote.slice(0, 60),
    message: `文中“${quote.slice(0, 60)}”的百分比为 ${stated}%，按文中的数推算为 ${expected}%。请核对。`,
  });
}
