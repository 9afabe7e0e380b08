/** What of a row tells which row of the form it is. */
export interface Likely {
  /** Likeness of source row `source` to form row `wanted`, from 0 to about 1.1. */
  readonly of: (source: number, wanted: number) => number;
  readonly sources: number;
  readonly wanted: number;
}

/** Below this a row is taken for none of the form's. */
const LEAST = 0.55;

/** Which source row each row of the form is, in order; null where there is none. */
export interface Alignment {
  readonly rows: readonly (number | null)[];
  /** The sum of the likenesses: the better form has the higher one. */
  readonly score: number;
}

/**
 * Lays source rows beside the form's rows so that both keep their order and the likenesses are the most in sum. Leaving rows out
 * costs nothing on either side: an absent row and an extra row shift no other.
 */
export function alignRows({ of, sources, wanted }: Likely): Alignment {
  const width = wanted + 1;
  const best = new Float64Array((sources + 1) * width);
  const gain = new Float64Array(sources * wanted);
  for (let source = 0; source < sources; source += 1) {
    for (let row = 0; row < wanted; row += 1) {
      const like = of(source, row);
      gain[source * wanted + row] = like < LEAST ? 0 : like;
    }
  }
  for (let source = sources - 1; source >= 0; source -= 1) {
    for (let row = wanted - 1; row >= 0; row -= 1) {
      const like = gain[source * wanted + row] ?? 0;
      const match = like === 0 ? 0 : like + (best[(source + 1) * width + row + 1] ?? 0);
      best[source * width + row] = Math.max(
        match,
        best[(source + 1) * width + row] ?? 0,
        best[source * width + row + 1] ?? 0,
      );
    }
  }
  return { rows: walk({ best, gain, sources, wanted }), score: best[0] ?? 0 };
}

function walk(tables: {
  best: Float64Array;
  gain: Float64Array;
  sources: number;
  wanted: number;
}): (number | null)[] {
  const { best, gain, sources, wanted } = tables;
  const width = wanted + 1;
  const rows: (number | null)[] = Array.from({ length: wanted }, () => null);
  let [source, row] = [0, 0];
  while (source < sources && row < wanted) {
    const here = best[source * width + row] ?? 0;
    const like = gain[source * wanted + row] ?? 0;
    if (like > 0 && Math.abs(here - like - (best[(source + 1) * width + row + 1] ?? 0)) < 1e-9) {
      rows[row] = source;
      source += 1;
      row += 1;
    } else if (Math.abs(here - (best[(source + 1) * width + row] ?? 0)) < 1e-9) {
      source += 1;
    } else {
      row += 1;
    }
  }
  return rows;
}
