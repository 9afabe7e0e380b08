/**
 * Figures whose cells ran together when a table was copied as text: `210003` may be 2 1 0 0 0 0 3. All the ways to part them are
 * tried; only sums decide, never likelihood.
 */

/** More ways than this are too many to tell apart. */
const MOST = 5_000;
/** Steps on all ways, also those that come to nothing: what is no table at all may have digits without end. */
const MOST_STEPS = 200_000;
const LONGEST = 9;

/**
 * The ways to part runs of digits into `count` numbers, each run into one or more; a number has no leading noughts. Null when
 * there are too many.
 */
export function splitDigits(
  runs: readonly string[],
  count: number,
  isRight: (values: readonly number[]) => boolean,
): number[][] | null {
  const found: number[][] = [];
  let [tried, steps] = [0, 0];
  const walk = (run: number, at: number, values: number[]): boolean => {
    const digits = runs[run];
    steps += 1;
    if (steps > MOST_STEPS) return false;
    if (digits === undefined) {
      tried += 1;
      if (values.length === count && isRight(values)) found.push([...values]);
      return tried <= MOST;
    }
    if (at === digits.length) return walk(run + 1, 0, values);
    const left = restOf(runs, run, at);
    const longest = digits[at] === '0' ? 1 : Math.min(LONGEST, digits.length - at);
    for (let length = 1; length <= longest; length += 1) {
      const needed = count - values.length - 1;
      const remaining = left.digits - length;
      const runsLeft = left.runs - (at + length === digits.length ? 1 : 0);
      if (remaining < needed || remaining > needed * LONGEST || runsLeft > needed) continue;
      values.push(Number(digits.slice(at, at + length)));
      const goOn = walk(run, at + length, values);
      values.pop();
      if (!goOn) return false;
    }
    return true;
  };
  return walk(0, 0, []) ? found : null;
}

function restOf(runs: readonly string[], run: number, at: number): { digits: number; runs: number } {
  const digits = runs.slice(run).reduce((sum, text) => sum + text.length, -at);
  return { digits, runs: runs.length - run };
}
