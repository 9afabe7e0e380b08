/** Probabilities are kept as one byte: -log10 in steps of 1/28 (down to 10^-9.1). */
const STEPS = 28;
/** Back-off weights are kept as one byte: log10 from +1 downwards in steps of 1/60 (to -3.25). */
const WEIGHT_STEPS = 60;
const HIGHEST_WEIGHT = 1;

/** The byte for a probability given as log10. */
export function probabilityCode(log10: number): number {
  return Math.max(0, Math.min(255, Math.round(-log10 * STEPS)));
}

/** The byte for a back-off weight given as log10. */
export function weightCode(log10: number): number {
  return Math.max(0, Math.min(255, Math.round((HIGHEST_WEIGHT - log10) * WEIGHT_STEPS)));
}

/** Byte → probability (not its logarithm). */
export const PROBABILITIES: Float64Array = Float64Array.from(
  { length: 256 },
  (_, code) => 10 ** (-code / STEPS),
);
/** Byte → back-off weight (not its logarithm). */
export const WEIGHTS: Float64Array = Float64Array.from(
  { length: 256 },
  (_, code) => 10 ** (HIGHEST_WEIGHT - code / WEIGHT_STEPS),
);
/** The byte for a weight of 1. */
export const WEIGHT_OF_ONE: number = weightCode(0);
