import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import type { Db } from '../../platform/database/connect.ts';
import { periodQuery, scopeQueries, widePeriod, type SearchScope } from './search-scope.ts';
import { COUNT_CAP, countBetween, gather, publishedAtRank, type Gathered } from './search.repository.ts';

/**
 * Finds the newest matches among any number of documents in bounded time. A common word is in hundreds of thousands of them, and
 * whoever asks sees a thousand at most: so the newest months are asked first, and further back only as far as is needed
 * to fill the thousand. A rare word leaves the newest months nearly empty: then all are asked, for it has few matches anywhere.
 * Without a query the scope alone is asked, in the same way.
 */
export async function findNewest(
  db: Db,
  input: {
    readonly query: string | null;
    readonly scope: SearchScope;
    readonly now: Date;
    /** What was found of a wider query: where that reached back to, this one must as well. */
    readonly wider?: Found;
    /** How many of the newest are asked first, and how many next; for tests. */
    readonly sizes?: readonly number[];
  },
): Promise<Found> {
  const { query, scope, now, wider, sizes = SIZES } = input;
  const narrowed = [...(query === null ? [] : [`(${query})`]), ...scopeQueries(scope)];
  const within = daysOf(scope, now);
  const gatherSince = async (from: PlainDate | null): Promise<Found> => {
    const period = from === null ? [] : [periodQuery(from, within.to)];
    return { ...(await gather(db, [...narrowed, ...period].join(' & '), scope)), since: from };
  };
  const latest = wider === undefined ? within.to : (wider.since ?? within.from);
  const known = within.from > within.to ? [] : await slicesOf(db, within.to, sizes);
  const slices = known.filter(({ from }) => from > within.from && from <= latest);
  let at = 0;
  while (at < slices.length) {
    const slice = slices[at];
    if (slice === undefined) break;
    const found = await gatherSince(slice.from);
    if (found.ids.length > COUNT_CAP) return found;
    at = nextSlice(slices, at, found.ids.length);
  }
  const isWhole = (scope.period ?? null) === null && narrowed.length > 0;
  return gatherSince(isWhole ? null : within.from);
}

/** What a query found. */
export interface Found extends Gathered {
  /** The day from which all was looked at; null for everything. */
  readonly since: PlainDate | null;
}

/** Nothing that is public here is older: 条例 took force in 2008, and some was put in with its own day. */
const BEGINNING: PlainDate = '1949-10-01';

/** The days that a scope reaches over. */
function daysOf({ period = null, year = null }: SearchScope, now: Date): { from: PlainDate; to: PlainDate } {
  const days = [
    { from: BEGINNING, to: dayInShanghai(now) },
    ...(year === null ? [] : [{ from: `${year}-01-01`, to: `${year}-12-31` }]),
    ...(period === null
      ? []
      : [{ from: dayInShanghai(period[0]), to: dayInShanghai(new Date(period[1].getTime() - 1)) }]),
  ];
  return {
    from: days.map(({ from }) => from).reduce((one, other) => (one > other ? one : other)),
    to: days.map(({ to }) => to).reduce((one, other) => (one < other ? one : other)),
  };
}

/** All documents from the first day of a month or year until the last day of a scope. */
interface Slice {
  readonly from: PlainDate;
  readonly documents: number;
}

const SIZES = [16_384, 65_536, 262_144];
/** A slice is asked when it should have so many: as many as are wanted, and some for chance. */
const WANTED = COUNT_CAP * 1.3;

/** The next slice that should hold enough, going by what the last one held. */
function nextSlice(slices: readonly Slice[], at: number, found: number): number {
  const asked = slices[at];
  if (asked === undefined) return slices.length;
  const next = slices.findIndex(
    (slice, index) => index > at && (found * slice.documents) / asked.documents >= WANTED,
  );
  return next < 0 ? slices.length : next;
}

const KNOWN_FOR_MS = 10 * 60_000;
/** Years, and the present. */
const MOST_KNOWN = 100;
type Known = Map<string, { readonly until: number; readonly slices: Promise<readonly Slice[]> }>;
const KNOWN = new WeakMap<Db, Known>();

/** Where the slices before the end of a day begin; looked up now and then by one for all, for they move slowly and needn't be exact. */
async function slicesOf(db: Db, to: PlainDate, sizes: readonly number[]): Promise<readonly Slice[]> {
  const all: Known = KNOWN.get(db) ?? new Map();
  KNOWN.set(db, all);
  const key = `${to} ${sizes.join(' ')}`;
  const known = all.get(key);
  if (known !== undefined && known.until > performance.now()) return known.slices;
  if (all.size >= MOST_KNOWN) all.clear();
  const slices = findSlices(db, to, sizes);
  all.set(key, { until: performance.now() + KNOWN_FOR_MS, slices });
  slices.catch(() => all.delete(key));
  return slices;
}

async function findSlices(db: Db, to: PlainDate, sizes: readonly number[]): Promise<readonly Slice[]> {
  const before = beginningOf(addDays(to, 1));
  const slices: Slice[] = [];
  for (const size of sizes) {
    const moment = await publishedAtRank(db, size, before);
    if (moment === null) break;
    const month = `${dayInShanghai(moment).slice(0, 7)}-01`;
    const [from] = widePeriod(month, to);
    if (slices.some((slice) => slice.from <= from)) continue;
    slices.push({ from, documents: await countBetween(db, beginningOf(from), before) });
  }
  return slices;
}

function beginningOf(day: PlainDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
