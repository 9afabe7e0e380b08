import type { Finding } from '../findings.ts';
import { type CellSource, sumOf } from './cell-source.ts';
import { type GrowthContext, growthIn } from './growth.ts';
import { type Amount, amountsIn, isShown, wrongPercent } from './percentages.ts';
import { narrowed, sentencesOf, withListsJoined } from './text-places.ts';

const SHARE = /(?:占(?:比)?(?!地)|比例为|比重为)[^，。；%％\d]{0,14}?(\d+(?:\.\d+)?)\s*[%％]/gu;
const RATE = /(?<!按时|按期|及时)(?:办结率|答复率)(?:为|达到?|是)?\s*(\d+(?:\.\d+)?)\s*[%％]/gu;
/** Words by which the whole of a share is a figure of table three. */
const OF_RESULTS = /予以公开|部分公开|不予公开|无法提供|不予处理|其他处理/u;
const OF_NEW = /新收|收到|申请总|自然人|公民|法人|信函|邮寄|当面|网站提交|网上申请|申请人/u;

/** AR-N-3 and X-GROWTH: shares and growth are recomputed from the numbers beside them, and from the year before. */
export function checkShares(text: string, where: string, context: GrowthContext): Finding[] {
  const sentences = sentencesOf(withListsJoined(narrowed(text)));
  return sentences.flatMap((sentence, index) => {
    const earlier = amountsIn(sentences[index - 1]?.text ?? '');
    return [
      ...sharesIn(sentence.text, where, earlier, context.cells),
      ...ratesIn(sentence.text, where, context.cells),
      ...growthIn(sentence.text, where, { ...context, earlier }),
    ];
  });
}

function sharesIn(text: string, where: string, earlier: readonly Amount[], cells: CellSource): Finding[] {
  return [...text.matchAll(SHARE)].flatMap((found) => {
    const amounts = amountsIn(text).filter(({ at }) => at < found.index);
    const part = amounts.at(-1);
    if (part === undefined) return [];
    const stated = found[1] ?? '';
    const same = ({ unit }: Amount): boolean => unit === part.unit;
    const beside = amounts.slice(0, -1).filter((each) => same(each) && each.value >= part.value);
    const words = text.slice(amounts.at(-2)?.at ?? 0, found.index + found[0].length);
    const wholes = [...wholeInTables(words, text, part.value, cells), ...beside.map(({ value }) => value)];
    const [whole] = wholes;
    if (whole === undefined) return [];
    // The whole may have been named before, be the sum of what was, or stand in the tables alone.
    const others = [...earlier, ...amounts].filter(same).map(({ value }) => value);
    const sum = amounts.filter(same).reduce((total, { value }) => total + value, 0);
    const fromTables = ['t3.new.total', 't3.total.total'].flatMap((name) => cells.get(name) ?? []);
    const all = [...others, sum, ...fromTables].filter((each) => each > 0);
    const fits = all.length === 0 || all.some((each) => isShown(stated, (part.value / each) * 100));
    return fits ? [] : [wrongPercent(where, found[0], stated, (part.value / whole) * 100)];
  });
}

/** The whole that the words of a share name, where it is a figure of table three. */
function wholeInTables(words: string, context: string, part: number, cells: CellSource): number[] {
  const name = OF_RESULTS.test(words)
    ? 't3.total.total'
    : OF_NEW.test(words) && /申请/u.test(words + context)
      ? 't3.new.total'
      : null;
  const whole = name === null ? null : cells.get(name);
  return whole === null || whole === 0 || whole < part ? [] : [whole];
}

/** 办结11件，办结率84.6%: of all that were to be handled, or of the new ones. */
function ratesIn(text: string, where: string, cells: CellSource): Finding[] {
  const [handled, fresh] = [cells.get('t3.total.total'), cells.get('t3.new.total')];
  const all = sumOf(cells, ['t3.new.total', 't3.carryIn.total']);
  if (handled === null || fresh === null || all === null || all === 0) return [];
  return [...text.matchAll(RATE)].flatMap((found) => {
    const isOwn = amountsIn(text.slice(0, found.index)).some(({ value }) => value === handled);
    const stated = found[1] ?? '';
    // 100% may be of those that were due.
    if (!isOwn || Number(stated) === 100) return [];
    const real = (handled / all) * 100;
    const fits = isShown(stated, real) || (fresh > 0 && isShown(stated, (handled / fresh) * 100));
    return fits ? [] : [wrongPercent(where, found[0], stated, real)];
  });
}
