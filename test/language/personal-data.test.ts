import { expect, test } from 'vitest';
import { LAYOUTS, madeDocumentOf, measurePersonalData } from './personal-data-corpus.ts';
import { heldList, heldNotice } from './personal-holdout-lists.ts';
import { HOLDOUT_LAYOUTS } from './personal-holdout.ts';

test.each([
  ['the layouts that it was made with', LAYOUTS, [], 0.005],
  ['layouts that stood aside', HOLDOUT_LAYOUTS, [], 0.01],
  ['words that stood aside', [...LAYOUTS, ...HOLDOUT_LAYOUTS], [heldList, heldNotice], 0.01],
] as const)(
  'in generated lists and notices, in %s, what is planted is found, what looks like it isn’t told',
  (_, layouts, makers, mostMissed) => {
    const figures = measurePersonalData(80, 20, layouts, makers);
    expect(figures.planted).toBeGreaterThan(300);
    expect(figures.alike).toBeGreaterThan(300);
    expect(Object.keys(figures.byLayout).length).toBeGreaterThanOrEqual(5);
    // What went wrong is shown, where too much did.
    const within = 1 - figures.recall <= mostMissed && figures.falseAlarmRate <= 0.005;
    expect(within ? [] : figures.examples).toEqual([]);
  },
);

test('marks stand where the corpus says', () => {
  const made = Array.from({ length: 20 }, (_, seed) => madeDocumentOf(seed, LAYOUTS));
  for (const { text, planted, alike } of made) {
    for (const { start, end } of [...planted, ...alike]) expect(text.slice(start, end)).toMatch(/\S/u);
  }
  expect(made.some(({ blocks }) => blocks?.some(({ kind }) => kind === 'cell') === true)).toBe(true);
});
