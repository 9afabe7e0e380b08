import { FAULTS } from './faults/faults.ts';
import { figureSets } from './figure-sets.ts';
import type { Layout } from './layouts/layout.ts';
import { DEPARTURES } from './holdout.ts';
import { isPossible, LAYOUTS } from './layouts/layouts.ts';
import {
  type Change,
  type CorpusCase,
  type LayoutFigures,
  measureFaultless,
  measurePlanted,
  noFigures,
} from './measure.ts';
import { randomFrom } from './random.ts';
import { sharedFigureSets } from './shared-figures.ts';

/** How much is laid out, read and checked. */
export interface CorpusSize {
  readonly seed: number;
  /** Faultless documents of a layout, by what it costs; 0 leaves such layouts out. */
  readonly documents: Readonly<Record<Layout['cost'], number>>;
  /** Of so many kinds of fault one is planted in each layout; the layouts take turns. 1 plants all everywhere. */
  readonly everyNthFault: Readonly<Record<Layout['cost'], number>>;
  readonly layouts?: readonly Layout[];
}

/** Measures all layouts that are possible here. */
export async function measureCorpus(
  size: CorpusSize,
  tell: (figures: LayoutFigures) => void = () => {},
): Promise<LayoutFigures[]> {
  const all: LayoutFigures[] = [];
  for (const [index, layout] of (size.layouts ?? LAYOUTS).entries()) {
    if (size.documents[layout.cost] === 0 || !isPossible(layout)) continue;
    const figures = noFigures(layout.name);
    await measureLayout(layout, index, size, figures);
    all.push(figures);
    tell(figures);
  }
  return all;
}

async function measureLayout(
  layout: Layout,
  index: number,
  size: CorpusSize,
  figures: LayoutFigures,
): Promise<void> {
  const cases = corpusCases(size.seed);
  const turn = (at: number): CorpusCase => {
    const found = cases[at % cases.length];
    if (found === undefined) throw new RangeError('no cases');
    return found;
  };
  for (let at = 0; at < size.documents[layout.cost]; at += 1)
    await measureFaultless(turn(at + index * 3), layout, figures);
  const step = size.everyNthFault[layout.cost];
  for (const [at, fault] of FAULTS.entries()) {
    if ((at + index) % step !== 0) continue;
    // The first report of the list that can have the fault.
    for (let next = 0; next < cases.length; next += 1)
      if (await measurePlanted(turn(at + index + next), fault, layout, figures)) break;
  }
}

/**
 * Measures departures from the form, each in so many documents of the layouts by turns, with a fault in every second of them where the
 * departure is none itself.
 */
export async function measureHoldout(
  size: { readonly seed: number; readonly documents: number; readonly layouts: readonly Layout[] },
  tell: (figures: LayoutFigures) => void = () => {},
): Promise<LayoutFigures[]> {
  const cases = corpusCases(size.seed);
  const all: LayoutFigures[] = [];
  for (const [index, departure] of DEPARTURES.entries()) {
    const figures = noFigures(departure.name);
    for (let at = 0; at < size.documents; at += 1) {
      const [corpusCase, layout] = [
        cases[(index * 5 + at) % cases.length],
        size.layouts[(index + at) % size.layouts.length],
      ];
      const fault = FAULTS[(index * 11 + at * 7) % FAULTS.length];
      if (corpusCase === undefined || layout === undefined || fault === undefined) continue;
      const change: Change = (document) => departure.change(document, randomFrom(size.seed + index + at));
      const altered = { ...layout, loses: departure.isFault ? ('dress' as const) : layout.loses };
      await measureFaultless(corpusCase, altered, figures, change);
      if (at % 2 === 0) await measurePlanted(corpusCase, fault, altered, figures, change);
    }
    all.push(figures);
    tell(figures);
  }
  return all;
}

/** Figure sets of the seed and, where they are at hand, of real reports, each with two kinds of prose. */
export function corpusCases(seed: number): CorpusCase[] {
  const sets = [...figureSets(seed), ...sharedFigureSets()];
  return [0, 1].flatMap((round) =>
    sets.map((set, at) => ({ set, seed: seed * 10_000 + round * 1_000 + at })),
  );
}
