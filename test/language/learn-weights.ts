/** One proposal: what is known of it, whether it is right, and how much it counts. */
export interface Labelled {
  readonly evidence: readonly number[];
  readonly label: boolean;
  readonly weight: number;
}

const ROUNDS = 400;
const SLOWER_FROM = 200;
const RATE = 0.08;
const SLOW_RATE = 0.03;
/** Keeps weights small where the examples don't ask for large ones. */
const SHRINK = 1e-4;

/** Weights of a logistic judgement, by gradient descent over all examples at once (Adam). The first piece of evidence is always 1. */
export function learnWeights(examples: readonly Labelled[]): number[] {
  const size = examples[0]?.evidence.length ?? 0;
  const { mean, spread } = scaleOf(examples, size);
  const rows = examples.map((one) =>
    one.evidence.map((value, index) => (value - (mean[index] ?? 0)) / (spread[index] ?? 1)),
  );
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const total = examples.reduce((sum, one) => sum + one.weight, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(rows, examples, weights);
    const rate = round < SLOWER_FROM ? RATE : SLOW_RATE;
    for (let index = 0; index < size; index++) {
      const weight = weights[index] ?? 0;
      const step = (slope[index] ?? 0) / total + (index === 0 ? 0 : SHRINK * weight);
      first[index] = 0.9 * (first[index] ?? 0) + 0.1 * step;
      second[index] = 0.99 * (second[index] ?? 0) + 0.01 * step * step;
      const moved =
        (first[index] ?? 0) /
        (1 - 0.9 ** round) /
        (Math.sqrt((second[index] ?? 0) / (1 - 0.99 ** round)) + 1e-9);
      weights[index] = weight - rate * moved;
    }
  }
  return unscaled(weights, mean, spread);
}

function scaleOf(examples: readonly Labelled[], size: number): { mean: Float64Array; spread: Float64Array } {
  const mean = new Float64Array(size);
  const spread = new Float64Array(size).fill(1);
  for (const { evidence } of examples)
    for (let index = 1; index < size; index++)
      mean[index] = (mean[index] ?? 0) + (evidence[index] ?? 0) / examples.length;
  for (let index = 1; index < size; index++) {
    const squares = examples.reduce(
      (sum, { evidence }) => sum + ((evidence[index] ?? 0) - (mean[index] ?? 0)) ** 2,
      0,
    );
    spread[index] = Math.sqrt(squares / examples.length) || 1;
  }
  return { mean, spread };
}

function slopeOf(
  rows: readonly (readonly number[])[],
  examples: readonly Labelled[],
  weights: Float64Array,
): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const [at, row] of rows.entries()) {
    const { label = false, weight = 0 } = examples[at] ?? {};
    let sum = 0;
    for (let index = 0; index < row.length; index++) sum += (row[index] ?? 0) * (weights[index] ?? 0);
    const miss = (1 / (1 + Math.exp(-sum)) - (label ? 1 : 0)) * weight;
    for (let index = 0; index < row.length; index++)
      slope[index] = (slope[index] ?? 0) + miss * (row[index] ?? 0);
  }
  return slope;
}

/** For evidence as it is. */
function unscaled(weights: Float64Array, mean: Float64Array, spread: Float64Array): number[] {
  const plain = Array.from(weights, (weight, index) => weight / (spread[index] ?? 1));
  plain[0] = plain.reduce(
    (sum, weight, index) => (index === 0 ? sum : sum - weight * (mean[index] ?? 0)),
    plain[0] ?? 0,
  );
  return plain;
}
