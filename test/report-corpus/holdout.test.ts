import { expect, test } from 'vitest';
import { measureHoldout } from './corpus.ts';
import { LAYOUTS } from './layouts/layouts.ts';

test('reports that depart from the form are read without one silently wrong cell, and not blamed', async () => {
  const layouts = LAYOUTS.filter(({ cost, loses }) => cost === 'cheap' && loses === 'nothing');
  const all = await measureHoldout({ seed: 5, documents: 3, layouts });
  expect(all.flatMap(({ silent }) => silent)).toEqual([]);
  expect(all.flatMap(({ falseErrors }) => falseErrors)).toEqual([]);
  expect(all.flatMap(({ missed }) => missed)).toEqual([]);
  const short = all.filter(({ nonZero, nonZeroRight }) => nonZeroRight < 0.99 * nonZero);
  expect(short.map(({ layout }) => layout)).toEqual([]);
}, 60_000);
