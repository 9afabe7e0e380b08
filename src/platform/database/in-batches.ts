const AT_ONCE = 1_000;

/** Rows by the thousand, for inserts of any number: a statement takes 65,535 values at most. */
export function* inBatches<Row>(rows: readonly Row[]): Generator<readonly Row[], void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE);
}
