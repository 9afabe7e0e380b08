import { OUTCOME_ROWS, REQUEST_COLUMNS } from '../form.ts';
import { OUTCOME_ROWS_2019 } from '../form-2019.ts';
import type { FormVersion } from './read-report.ts';
import { type Reading, type Tie, type Ways, waysThatTie } from './solve-tie.ts';
import { splitDigits, splitRow } from './split-digits.ts';

const COLUMNS = REQUEST_COLUMNS.map((_, column) => column);
const COUNT = COLUMNS.length;

/** What stands behind the words of each row of table three, parted at blanks. */
export type RowTokens = ReadonlyMap<string, readonly string[]>;

/**
 * The figures of the rows of table three as far as they are certain. Figures that stand apart are; so are glued ones that can be
 * parted in one way only where the table prints its noughts. Others need sums: the row's own, and those of all rows of a tie. A
 * tie that holds in no combination may fail in one column, for a mistake in one cell is the source's own and stays; a row parted
 * wrongly breaks two. What is left open after that is not told.
 */
export function settleRows(rows: RowTokens, version: FormVersion): Map<string, Reading> {
  const certain = certainRows(rows);
  const ways = new Map(
    [...rows].map(([key, tokens]): [string, readonly Reading[]] => {
      const known = certain.get(key);
      return [key, known === undefined ? waysOf(tokens) : [known]];
    }),
  );
  const tied = new Map<string, readonly Reading[]>();
  for (const tie of tiesOf(version)) {
    for (const [key, left] of waysLeft(tie, { rows, ways })) {
      tied.set(key, left);
      // What one tie leaves of the total goes into the other.
      if (left.length > 0 && !certain.has(key)) ways.set(key, left);
    }
  }
  const settled = new Map(certain);
  for (const [key, [only, ...others]] of tied)
    if (!certain.has(key) && only !== undefined && others.length === 0) settled.set(key, only);
  return settled;
}

/** Rows that need no sums. */
function certainRows(rows: RowTokens): Map<string, Reading> {
  const printsNoughts = [...rows.values()].some((tokens) => tokens[0]?.startsWith('0'));
  const found = new Map<string, Reading>();
  for (const [key, tokens] of rows) {
    if (!areDigits(tokens)) continue;
    if (tokens.length === COUNT) found.set(key, tokens.map(Number));
    // Several figures but too few are apart from each other: one of them is missing, and none may be parted to make up for it.
    else if (printsNoughts && tokens.length === 1) {
      const ways = splitDigits(tokens, COUNT, () => true) ?? [];
      if (ways.length === 1 && ways[0] !== undefined) found.set(key, ways[0]);
    }
  }
  return found;
}

function waysOf(tokens: readonly string[]): readonly Reading[] {
  return areDigits(tokens) ? (splitRow(tokens, COUNT) ?? []) : [];
}

function areDigits(tokens: readonly string[]): boolean {
  return tokens.every((token) => /^\d+$/u.test(token));
}

/** The flow first: it has few rows, and what it leaves of the total makes the results easier. */
function tiesOf(version: FormVersion): readonly Tie[] {
  const results = version === '2021' ? OUTCOME_ROWS : OUTCOME_ROWS_2019;
  return [
    { left: ['new', 'carryIn'], right: ['total', 'carryOut'] },
    { left: results, right: ['total'] },
  ];
}

/** The ways that a tie leaves, by row; none where it can't be looked at. */
function waysLeft(tie: Tie, { rows, ways }: { readonly rows: RowTokens; readonly ways: Ways }): Ways {
  const members = [...tie.left, ...tie.right];
  const without = members.filter((key) => (ways.get(key) ?? []).length === 0);
  const [broken, ...more] = without;
  if (more.length > 0) return new Map();
  if (broken === undefined) {
    const exact = waysThatTie(tie, ways, COLUMNS);
    if ([...exact.values()].every((left) => left.length > 0)) return exact;
    return butForOneColumn(tie, ways);
  }
  const parted = splitDigits(rows.get(broken) ?? [], COUNT, () => true);
  if (parted === null || !areDigits(rows.get(broken) ?? [])) return new Map();
  const left = new Map(butForOneColumn(tie, new Map(ways).set(broken, parted)));
  // Its own sum contradicts what it is by the others: nobody is told what it says.
  left.delete(broken);
  return left;
}

/** The ways that are left when any one of the columns is allowed to fail. */
function butForOneColumn(tie: Tie, ways: Ways): Ways {
  const union = new Map<string, Set<Reading>>();
  for (const column of COLUMNS) {
    const others = COLUMNS.filter((each) => each !== column);
    for (const [key, left] of waysThatTie(tie, ways, others))
      for (const way of left) union.set(key, (union.get(key) ?? new Set()).add(way));
  }
  return new Map([...union].map(([key, left]) => [key, [...left]]));
}
