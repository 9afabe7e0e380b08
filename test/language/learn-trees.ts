import { roundedBorder, type TreeNode } from '../../src/text/spelling/decision-trees.ts';
import { seededRandom } from './slips.ts';

/** One proposal: what is known of it, whether it is right, and how much it counts. */
export interface Labelled {
  readonly evidence: readonly number[];
  readonly label: boolean;
  readonly weight: number;
}

/** Trees whose sum, with the base, is the logarithm of the odds. */
export interface Learnt {
  readonly base: number;
  readonly trees: readonly TreeNode[];
}

const TREES = 200;
const DEPTH = 4;
/** How much of what a tree says is believed: the next ones mend the rest. */
const RATE = 0.1;
/** Keeps leaves small that few examples fall into. */
const SHRINK = 4;
const FEWEST = 15;
/** Each tree sees a part of the examples and of the evidence, so that they differ. */
const SHARE_OF_EXAMPLES = 0.8;
const SHARE_OF_EVIDENCE = 0.6;
/** So many borders are tried for a piece of evidence. */
const BORDERS = 48;
const LEAST_GAIN = 1e-3;
const SEED = 3;

/** Gradient boosting of a logistic judgement: each tree is fitted to what those before it got wrong. The same examples give the same trees. */
export function learnTrees(examples: readonly Labelled[]): Learnt {
  const random = seededRandom(SEED);
  const table = tableOf(examples);
  const weight = examples.reduce((sum, one) => sum + one.weight, 0);
  const right = examples.reduce((sum, one) => sum + (one.label ? one.weight : 0), 0);
  const base = Math.log(right / (weight - right));
  const sums = new Float64Array(examples.length).fill(base);
  const trees: TreeNode[] = [];
  for (let round = 0; round < TREES; round++) {
    const slopes = slopesOf(examples, sums);
    const some = [...examples.keys()].filter(() => random() < SHARE_OF_EXAMPLES);
    const asked = [...table.borders.keys()].filter(() => random() < SHARE_OF_EVIDENCE);
    const tree = grow({ table, slopes, asked }, some, DEPTH);
    trees.push(tree);
    for (const [at, { evidence }] of examples.entries()) sums[at] = (sums[at] ?? 0) + said(tree, evidence);
  }
  return { base, trees };
}

/** Of each piece of evidence the borders that are tried, and between which of them each example lies. */
interface Table {
  readonly borders: readonly (readonly number[])[];
  readonly places: readonly Uint8Array[];
}

function tableOf(examples: readonly Labelled[]): Table {
  const size = examples[0]?.evidence.length ?? 0;
  const borders = Array.from({ length: size }, (_, index) =>
    bordersOf(examples.map(({ evidence }) => evidence[index] ?? 0)),
  );
  const places = borders.map((of, index) =>
    Uint8Array.from(examples, ({ evidence }) => placeOf(evidence[index] ?? 0, of)),
  );
  return { borders, places };
}

function bordersOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  const step = Math.max(1, sorted.length / BORDERS);
  const distinct = [...new Set(sorted)];
  const chosen =
    distinct.length <= BORDERS
      ? distinct
      : Array.from({ length: BORDERS - 1 }, (_, index) => sorted[Math.floor((index + 1) * step)] ?? 0);
  return [...new Set(chosen.map(roundedBorder))].filter((border) => border > (sorted[0] ?? 0));
}

/** How many borders a value isn't below. */
function placeOf(value: number, borders: readonly number[]): number {
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (borders[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function slopesOf(examples: readonly Labelled[], sums: Float64Array): Slopes {
  const [first, second] = [new Float64Array(examples.length), new Float64Array(examples.length)];
  for (const [at, { label, weight }] of examples.entries()) {
    const chance = 1 / (1 + Math.exp(-(sums[at] ?? 0)));
    first[at] = (chance - (label ? 1 : 0)) * weight;
    second[at] = chance * (1 - chance) * weight;
  }
  return { first, second };
}

interface Growing {
  readonly table: Table;
  readonly slopes: Slopes;
  readonly asked: readonly number[];
}

function grow(growing: Growing, examples: readonly number[], depth: number): TreeNode {
  const { first, second } = growing.slopes;
  let [slope, bend] = [0, 0];
  for (const at of examples) {
    slope += first[at] ?? 0;
    bend += second[at] ?? 0;
  }
  const best = depth === 0 ? null : bestQuestion(growing, examples, { slope, bend });
  if (best === null) return { adds: (-slope / (bend + SHRINK)) * RATE };
  const places = growing.table.places[best.evidence] ?? new Uint8Array();
  const isBelow = (at: number): boolean => (places[at] ?? 0) <= best.place;
  return {
    evidence: best.evidence,
    below: growing.table.borders[best.evidence]?.[best.place] ?? 0,
    yes: grow(growing, examples.filter(isBelow), depth - 1),
    no: grow(
      growing,
      examples.filter((at) => !isBelow(at)),
      depth - 1,
    ),
  };
}

interface Question {
  readonly evidence: number;
  readonly place: number;
}

/** The question that parts the examples best; null where none is worth it. */
function bestQuestion(
  { table, slopes, asked }: Growing,
  examples: readonly number[],
  { slope, bend }: { readonly slope: number; readonly bend: number },
): Question | null {
  const worth = (of: number, over: number): number => (of * of) / (over + SHRINK);
  let [most, found]: [number, Question | null] = [LEAST_GAIN + worth(slope, bend), null];
  const sums = new Float64Array((BORDERS + 1) * 3);
  for (const evidence of asked) {
    const places = table.places[evidence] ?? new Uint8Array();
    sums.fill(0);
    for (const at of examples) {
      const slot = (places[at] ?? 0) * 3;
      sums[slot] = (sums[slot] ?? 0) + (slopes.first[at] ?? 0);
      sums[slot + 1] = (sums[slot + 1] ?? 0) + (slopes.second[at] ?? 0);
      sums[slot + 2] = (sums[slot + 2] ?? 0) + 1;
    }
    let [below, bent, count] = [0, 0, 0];
    for (let place = 0; place < (table.borders[evidence]?.length ?? 0); place++) {
      below += sums[place * 3] ?? 0;
      bent += sums[place * 3 + 1] ?? 0;
      count += sums[place * 3 + 2] ?? 0;
      if (count < FEWEST || examples.length - count < FEWEST) continue;
      const parted = worth(below, bent) + worth(slope - below, bend - bent);
      if (parted > most) [most, found] = [parted, { evidence, place }];
    }
  }
  return found;
}

function said(tree: TreeNode, evidence: readonly number[]): number {
  let node = tree;
  while (!('adds' in node)) node = (evidence[node.evidence] ?? 0) < node.below ? node.yes : node.no;
  return node.adds;
}
