import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_SHARED_CASES, SKIP_NOTE } from '../shared-cases.ts';
import { measureCorpus } from './corpus.ts';
import { FAULTS } from './faults/faults.ts';
import { figureSets } from './figure-sets.ts';
import { LAYOUTS } from './layouts/layouts.ts';
import type { LayoutFigures } from './measure.ts';
import { figuresTable } from './print-figures.ts';
import { sharedFigureSets } from './shared-figures.ts';

/** The quick run: what needs no office program and no browser. */
const QUICK = {
  seed: 1,
  documents: { cheap: 5, dear: 2, office: 0, browser: 0 },
  everyNthFault: { cheap: 7, dear: 24, office: 1, browser: 1 },
} as const;

const all: LayoutFigures[] = [];
beforeAll(async () => {
  all.push(...(await measureCorpus(QUICK)));
  process.stdout.write(`${figuresTable(all)}\n`);
}, 300_000);

const sum = (count: (figures: LayoutFigures) => number): number =>
  all.reduce((total, figures) => total + count(figures), 0);

describe('reports of every layout', () => {
  test('are enough to tell by', () => {
    expect(figureSets(1).length).toBeGreaterThanOrEqual(12);
    expect(FAULTS.length).toBeGreaterThanOrEqual(25);
    expect(all).toHaveLength(LAYOUTS.filter(({ cost }) => cost === 'cheap' || cost === 'dear').length);
    expect(sum(({ documents }) => documents)).toBeGreaterThanOrEqual(60);
  });

  test('are read without one silently wrong cell', () => {
    expect(all.flatMap(({ silent }) => silent)).toEqual([]);
  });

  test('give every cell that is not nought, unless digits are glued together', () => {
    const apart = all.filter(({ layout }) => layout !== 'txt-glued');
    const short = apart.filter(({ nonZero, nonZeroRight }) => nonZeroRight < 0.99 * nonZero);
    expect(short.map(({ layout, unread }) => [layout, unread.slice(0, 5)])).toEqual([]);
  });

  test('have no error where nothing is wrong', () => {
    expect(all.flatMap(({ falseErrors }) => falseErrors)).toEqual([]);
  });

  test('have their planted faults found, by the rule and at the place', () => {
    expect(sum(({ planted }) => planted)).toBeGreaterThanOrEqual(150);
    expect(all.flatMap(({ missed }) => missed)).toEqual([]);
  });
});

test.skipIf(!HAS_SHARED_CASES)(`figures of real reports are among them${SKIP_NOTE}`, () => {
  expect(sharedFigureSets()).toHaveLength(9);
});
