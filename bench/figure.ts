/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is aimed at, in words: `< 300`. */
  readonly target: string;
  readonly ok: boolean;
}

/** A figure that should stay below its target. */
export function below(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value: rounded(value), unit, target: `<= ${limit}`, ok: value <= limit };
}

/** A figure that should reach its target. */
export function atLeast(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value: rounded(value), unit, target: `>= ${limit}`, ok: value >= limit };
}

/** The value below which a share of all values lies: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that something took, with what it returned. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
