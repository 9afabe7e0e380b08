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

/**
 * The ways to part runs of digits into a row of `count` numbers of which the last is the sum of the others. Null when there are
 * too many.
 */
export function splitRow(runs: readonly string[], count: number): number[][] | null {
  const last = runs.at(-1) ?? '';
  const found: number[][] = [];
  for (let length = 1; length <= Math.min(LONGEST, last.length); length += 1) {
    const sum = last.slice(last.length - length);
    if (length > 1 && sum.startsWith('0')) continue;
    const rest = last.slice(0, last.length - length);
    const before = rest === '' ? runs.slice(0, -1) : [...runs.slice(0, -1), rest];
    const parts = splitWithin(before, count - 1, Number(sum));
    if (parts === null || found.length + parts.length > MOST) return null;
    found.push(...parts.map((values) => [...values, Number(sum)]));
  }
  return found;
}

/** The ways to part runs into `count` numbers that add up to a sum; what is more than the sum already isn't followed. */
function splitWithin(runs: readonly string[], count: number, sum: number): number[][] | null {
  const found: number[][] = [];
  let steps = 0;
  const walk = (
    at: { readonly run: number; readonly digit: number },
    values: readonly number[],
    left: number,
  ): boolean => {
    steps += 1;
    if (steps > MOST_STEPS || found.length > MOST) return false;
    const digits = runs[at.run];
    if (digits === undefined) {
      if (values.length === count && left === 0) found.push([...values]);
      return true;
    }
    if (at.digit === digits.length) return walk({ run: at.run + 1, digit: 0 }, values, left);
    const rest = restOf(runs, at.run, at.digit);
    const longest = digits[at.digit] === '0' ? 1 : Math.min(LONGEST, digits.length - at.digit);
    for (let length = 1; length <= longest; length += 1) {
      const needed = count - values.length - 1;
      const value = Number(digits.slice(at.digit, at.digit + length));
      const runsLeft = rest.runs - (at.digit + length === digits.length ? 1 : 0);
      if (value > left) break;
      if (rest.digits - length < needed || rest.digits - length > needed * LONGEST || runsLeft > needed)
        continue;
      if (!walk({ run: at.run, digit: at.digit + length }, [...values, value], left - value)) return false;
    }
    return true;
  };
  return walk({ run: 0, digit: 0 }, [], sum) ? found : null;
}

function restOf(runs: readonly string[], run: number, at: number): { digits: number; runs: number } {
  const digits = runs.slice(run).reduce((sum, text) => sum + text.length, -at);
  return { digits, runs: runs.length - run };
}
