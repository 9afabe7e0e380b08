import type { FigureSet } from './figure-sets.ts';
import type { Random } from './random.ts';

/** What the prose of a report says something about. */
export interface Facts {
  readonly set: FigureSet;
  readonly year: number;
  readonly self: string;
  readonly short: string;
  readonly random: Random;
  /** The sum of cells of the year. */
  sum(...names: readonly string[]): number;
  /** The sum of cells of the year before; null where it isn't known. */
  before(...names: readonly string[]): number | null;
  /** Results of a group (`deny`), of whichever form, over all applicants. */
  group(prefix: string): number;
}

/** The facts of a figure set. */
export function factsOf(set: FigureSet, random: Random): Facts {
  const sumIn = (cells: ReadonlyMap<string, string>, names: readonly string[]): number =>
    names.reduce((sum, name) => sum + Number(cells.get(name) ?? 0), 0);
  return {
    set,
    year: set.year,
    self: set.agency.self,
    short: set.agency.short,
    random,
    sum: (...names) => sumIn(set.cells, names),
    before: (...names) => (set.before === null ? null : sumIn(set.before, names)),
    group: (prefix) =>
      [...set.cells]
        .filter(([name]) => name.startsWith(`t3.${prefix}.`) && name.endsWith('.total'))
        .reduce((sum, [, text]) => sum + Number(text), 0),
  };
}

const NUMERALS = '零一二三四五六七八九十';

/** A count in digits, or, now and then where it is small, in Chinese: 3件, 三件, 两件. */
export function counted(count: number, unit: string, random: Random): string {
  const chinese = count === 2 ? '两' : NUMERALS.charAt(count);
  return `${count > 0 && chinese !== '' && random.percent(20) ? chinese : count}${unit}`;
}

/** How a number changed: 增长12.5%, 减少3件; null where there is nothing to compare. */
export function change(now: number, before: number, decimals: number): string | null {
  if (before === 0 || now === before) return null;
  const percent = (Math.abs(now - before) / before) * 100;
  return `${now > before ? '增长' : '下降'}${percent.toFixed(decimals)}%`;
}
