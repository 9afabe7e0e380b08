import { expect, test } from 'vitest';
import { DecisionTrees, packTrees, roundedBorder } from './decision-trees.ts';

const trees = new DecisionTrees(
  packTrees(-0.5, [
    {
      evidence: 1,
      below: roundedBorder(-2.3456),
      yes: { adds: 1 },
      no: { evidence: 0, below: 3, yes: { adds: -0.25 }, no: { adds: 0.125 } },
    },
    { adds: 2 },
  ]),
);

test.each([
  ['yes, at once', [0, -3], 2.5],
  ['no, then yes', [2.9, 0], 1.25],
  ['a border itself is not below it', [3, -2.346], 1.625],
  ['what is missing counts as nothing', [], 1.25],
])('what trees say is added to the base: %s', (_, evidence, sum) => {
  expect(trees.of(evidence)).toBeCloseTo(sum, 6);
});
