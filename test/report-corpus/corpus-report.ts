import { PART_TITLES, reportTitle } from '../../src/law/annual-report/form.ts';
import { partFive, partSix } from './closing-parts.ts';
import { factsOf } from './facts.ts';
import type { FigureSet } from './figure-sets.ts';
import { openingOf } from './openings.ts';
import { partOne } from './part-one.ts';
import { randomFrom } from './random.ts';

/** A report of the corpus before it is laid out. */
export interface CorpusReport {
  readonly set: FigureSet;
  readonly title: string;
  readonly opening: readonly string[];
  readonly parts: readonly CorpusPart[];
  /** What stands in the cells, which a fault may have made different from the figures of the set. */
  readonly cells: ReadonlyMap<string, string>;
  /** The day under the title of a page; null where none is told. */
  readonly publishedOn: string | null;
}

/** A part with its heading; 2, 3 and 4 have their tables behind their lines. */
export interface CorpusPart {
  /** Whose table stands in it, told by the form's number. */
  readonly number: number;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The report of a figure set without any fault; the seed chooses its prose. */
export function faultlessReport(set: FigureSet, seed: number): CorpusReport {
  const facts = factsOf(set, randomFrom(seed));
  const lines: Readonly<Record<number, readonly string[]>> = {
    1: partOne(facts),
    5: partFive(facts),
    6: partSix(facts),
  };
  return {
    set,
    title: reportTitle(set.agency.name, set.year),
    opening: openingOf(facts),
    parts: PART_TITLES.map((heading, index) => ({
      number: index + 1,
      heading,
      lines: lines[index + 1] ?? [],
    })),
    cells: set.cells,
    publishedOn: facts.random.percent(50) ? `${set.year + 1}-01-${facts.random.int(10, 28)}` : null,
  };
}
