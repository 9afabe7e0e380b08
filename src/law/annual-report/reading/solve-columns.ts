import { OUTCOME_ROWS, REQUEST_COLUMNS } from '../form.ts';
import { OUTCOME_ROWS_2019 } from '../form-2019.ts';
import type { FormVersion } from './read-report.ts';

/** More combinations than this aren't tried. */
const MOST = 20_000;

type Reading = readonly number[];

/**
 * Of rows with several readings those values that hold in every combination in which each column adds up: 新收 + 上年结转 = 总计 +
 * 结转下年, and 总计 the sum of the results. A row without a reading is left out, and so is one that stays open; then its column
 * ties nothing.
 */
export function solveColumns(
  readings: ReadonlyMap<string, readonly Reading[]>,
  version: FormVersion,
): Map<string, Reading> {
  const known = [...readings].filter(([, ways]) => ways.length > 0);
  const open = known.filter(([, ways]) => ways.length > 1);
  const solved = new Map(
    known.flatMap(([key, ways]) => (ways.length === 1 && ways[0] ? [[key, ways[0]]] : [])),
  );
  const combinations = open.reduce((product, [, ways]) => product * ways.length, 1);
  if (open.length === 0 || combinations > MOST) return solved;
  const right = combine(open, solved, version);
  for (const [key] of open) {
    const first = right[0]?.get(key);
    if (first !== undefined && right.every((way) => same(way.get(key), first))) solved.set(key, first);
  }
  return solved;
}

function combine(
  open: readonly (readonly [string, readonly Reading[]])[],
  solved: ReadonlyMap<string, Reading>,
  version: FormVersion,
): ReadonlyMap<string, Reading>[] {
  const right: ReadonlyMap<string, Reading>[] = [];
  const walk = (at: number, chosen: Map<string, Reading>): void => {
    const next = open[at];
    if (next === undefined) {
      if (addsUp(chosen, version)) right.push(new Map(chosen));
      return;
    }
    for (const way of next[1]) walk(at + 1, new Map(chosen).set(next[0], way));
  };
  walk(0, new Map(solved));
  return right;
}

/** Whether no column contradicts the rows that are known; a tie over an unknown row says nothing. */
function addsUp(rows: ReadonlyMap<string, Reading>, version: FormVersion): boolean {
  const results: readonly string[] = version === '2021' ? OUTCOME_ROWS : OUTCOME_ROWS_2019;
  return REQUEST_COLUMNS.every((_, column) => {
    const sum = (keys: readonly string[]): number | null => {
      const values = keys.map((key) => rows.get(key)?.[column]);
      return values.includes(undefined)
        ? null
        : values.reduce<number>((total, value) => total + (value ?? 0), 0);
    };
    const [received, handled] = [sum(['new', 'carryIn']), sum(['total', 'carryOut'])];
    const [all, total] = [sum(results), sum(['total'])];
    return (
      (received === null || handled === null || received === handled) &&
      (all === null || total === null || all === total)
    );
  });
}

function same(a: Reading | undefined, b: Reading): boolean {
  return a !== undefined && a.every((value, at) => value === b[at]);
}
