/** From which surety (logarithm of the odds) on something is told, and from which on a publication waits for a look. */
export interface Thresholds {
  readonly advice: number;
  readonly gate: number;
}

const THRESHOLDS: Thresholds = { advice: -0.7, gate: 2.2 };

/** The thresholds of a kind of slip. */
export function thresholdsOf(_kind: number): Thresholds {
  return THRESHOLDS;
}
