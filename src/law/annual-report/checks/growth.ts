import { type Finding, finding } from '../findings.ts';
import type { CellSource } from './cell-source.ts';
import { type Amount, amountsIn, isShown, rounded, wrongPercent } from './percentages.ts';

const UNIT = '件次|人次|件|条|篇|期|次|份|个|项|宗|起';
const BY = `(?:了|出|约)?\\s*(?:(\\d+(?:\\.\\d+)?)\\s*[%％]|(\\d+)\\s*(?:${UNIT}))`;
const VERBS = '增长|增加|上升|提高|提升|下降|减少|降低|多|少';
const GROWTH = new RegExp(`(?:(?:较|比|同比|环比)[^。；%％]{0,24}?|(?<=^|[，,]))(${VERBS})${BY}`, 'gu');
const DIFFERENCE = new RegExp(`(?:${VERBS})(?:了|出|约)?\\s*$`, 'u');
/** Words of a clause that make its number one of the year before. */
const YEAR_BEFORE = /上一?年|去年|前一年|同期/u;

/** What is known beside the text: the cells of this year and of the one before. */
export interface GrowthContext {
  readonly cells: CellSource;
  readonly previous: CellSource | null;
  /** The amounts of the sentence before: 公开信息50条。与上年40条相比，增长25%. */
  readonly earlier?: readonly Amount[];
}

/** AR-N-3 and X-GROWTH: growth is recomputed from the number of the year before, in the text itself or in the report on that year. */
export function growthIn(text: string, where: string, context: GrowthContext): Finding[] {
  return [...text.matchAll(GROWTH)].flatMap((found) => {
    const [words, verb = '', percent, more] = found;
    const sign = /增|上升|提|多/u.test(verb) ? 1 : -1;
    const before = text.slice(0, found.index);
    const [within] = amountsIn(words.slice(0, words.indexOf(verb)));
    const known = within ?? baseBehind(text.slice(found.index + words.length));
    const pair = pairBefore(before, { known, sign });
    const { base } = pair;
    const stated = percent ?? more ?? '';
    const candidates = pair.now === undefined ? sameUnit(context.earlier ?? [], base) : [pair.now];
    const [now] = candidates;
    if (now === undefined) return [];
    if (base !== undefined && base.value > 0) {
      if (base.unit !== now.unit) return [];
      const reals = candidates.map(({ value }) =>
        percent === undefined ? value - base.value : growthOf(value, base.value),
      );
      const [real = 0] = reals;
      if (reals.some((each) => isShown(stated, sign * each))) return [];
      const quote = `${text.slice(Math.min(base.at, pair.now?.at ?? base.at), found.index)}${words}`;
      return [
        percent === undefined
          ? wrongDifference(where, { quote, stated: sign * Number(stated), real })
          : wrongPercent(where, quote, percent, real),
      ];
    }
    // 增长20% by itself may be of anything.
    if (words.startsWith(verb)) return [];
    return againstLastYear(now, { words, percent, signed: sign * Number(stated) }, { text, where, context });
  });
}

/** Of the sentence before, what may have grown from the number of the year before. */
function sameUnit(amounts: readonly Amount[], base: Amount | undefined): readonly Amount[] {
  return base === undefined ? [] : amounts.filter(({ unit }) => unit === base.unit);
}

/** This year's number and that of the year before, as they stand before the words of growth. */
function pairBefore(
  before: string,
  { known, sign }: { readonly known: Amount | undefined; readonly sign: 1 | -1 },
): { now: Amount | undefined; base: Amount | undefined } {
  const all = amountsIn(before);
  // 增加2件 is by how much, and neither this year's number nor that of the year before.
  const amounts = all.filter(({ at }) => !DIFFERENCE.test(before.slice(0, at)));
  if (known !== undefined) return { now: amounts.at(-1), base: known };
  const isOfYearBefore = ({ at }: Amount): boolean => {
    const clause = before.slice(Math.max(before.lastIndexOf('，', at), before.lastIndexOf('。', at)) + 1, at);
    return YEAR_BEFORE.test(clause);
  };
  const last = amounts.at(-1);
  if (last === undefined || !isOfYearBefore(last)) return { now: last, base: lessBy(last, all.at(-1), sign) };
  const now = amounts.slice(0, -1).findLast((each) => !isOfYearBefore(each));
  return { now: now?.unit === last.unit ? now : undefined, base: last };
}

/** 收到12件，比上年增加2件，增长20%: the year before had 10. */
function lessBy(now: Amount | undefined, by: Amount | undefined, sign: 1 | -1): Amount | undefined {
  if (now === undefined || by === undefined || by.at <= now.at || by.unit !== now.unit) return undefined;
  return { ...now, value: now.value - sign * by.value };
}

/** 同比增长25%（上年为40条）. */
function baseBehind(after: string): Amount | undefined {
  const bracket =
    /^[（(，]\s*(?:上一?年|去年|上年同期|去年同期)[^，。；（）()\d]{0,8}[^，。；（）()]{1,12}/u.exec(
      after,
    )?.[0];
  return bracket === undefined ? undefined : amountsIn(bracket)[0];
}

function againstLastYear(
  now: Amount,
  said: { words: string; percent: string | undefined; signed: number },
  { text, where, context }: { text: string; where: string; context: GrowthContext },
): Finding[] {
  const last = /申请/u.test(text) ? lastYear(now, context) : null;
  if (last === null || (said.percent !== undefined && last === 0)) return [];
  const real = said.percent === undefined ? now.value - last : growthOf(now.value, last);
  const sign = said.signed < 0 ? -1 : 1;
  const isRight = said.percent === undefined ? said.signed === real : isShown(said.percent, sign * real);
  if (isRight) return [];
  return [
    finding({
      rule: 'X-GROWTH',
      where,
      expected: rounded(real),
      actual: said.signed,
      quote: said.words,
      message: `文中写“${said.words}”，上年年报为 ${last} 件，本年为 ${now.value} 件，推算为${real < 0 ? '减少' : '增加'} ${Math.abs(rounded(real))}${said.percent === undefined ? ' 件' : '%'}。请核对。`,
    }),
  ];
}

/** New requests of the year before, when the number before the comparison is this year's. */
function lastYear(now: Amount, { cells, previous }: GrowthContext): number | null {
  return now.value === cells.get('t3.new.total') ? (previous?.get('t3.new.total') ?? null) : null;
}

function growthOf(now: number, before: number): number {
  return ((now - before) / before) * 100;
}

function wrongDifference(
  where: string,
  { quote, stated, real }: { quote: string; stated: number; real: number },
): Finding {
  return finding({
    rule: 'AR-N-3',
    where,
    expected: real,
    actual: stated,
    quote: quote.slice(0, 60),
    message: `文中“${quote.slice(0, 60)}”的增减与文中的数不符，推算为${real < 0 ? '减少' : '增加'} ${Math.abs(real)}。请核对。`,
  });
}
