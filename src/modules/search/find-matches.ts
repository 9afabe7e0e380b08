import type { Db } from '../../platform/database/connect.ts';
import { periodQuery, scopeQueries, type SearchScope } from './search-scope.ts';
import { COUNT_CAP, gather, publishedAtRank, type Gathered } from './search.repository.ts';

/**
 * Finds the newest matches among any number of documents in bounded time. A common word is in hundreds of thousands of them, and
 * whoever asks sees a thousand at most: so the newest months are asked first, and further back only as far as is needed
 * to fill the thousand. A rare word leaves the newest months nearly empty: then all are asked, for it has few matches anywhere.
 * Without a query the scope alone is asked, in the same way.
 */
export async function findNewest(
  db: Db,
  input: { readonly query: string | null; readonly scope: SearchScope; readonly now: Date },
): Promise<Gathered> {
  const { query, scope, now } = input;
  const narrowed = [...(query === null ? [] : [`(${query})`]), ...scopeQueries(scope)];
  const slices = await slicesOf(db, now);
  let at = 0;
  while (at < slices.length) {
    const slice = slices[at];
    if (slice === undefined) break;
    const found = await gather(db, [...narrowed, periodQuery(slice.from, now)].join(' & '), scope);
    if (found.ids.length > COUNT_CAP) return found;
    at = nextSlice(slices, at, found.ids.length);
  }
  return gather(db, (narrowed.length === 0 ? [periodQuery(BEGINNING, now)] : narrowed).join(' & '), scope);
}

/** Nothing that is public here is older: 条例 took force in 2008, and some was put in with its own day. */
const BEGINNING = new Date('1949-10-01T00:00:00Z');

/** The newest so-many documents, as far as the beginning of their month. */
interface Slice {
  readonly from: Date;
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
const KNOWN = new WeakMap<Db, { readonly until: number; readonly slices: readonly Slice[] }>();

/** Where the slices begin; looked up now and then, for they move slowly and needn't be exact. */
async function slicesOf(db: Db, now: Date): Promise<readonly Slice[]> {
  const known = KNOWN.get(db);
  if (known !== undefined && known.until > performance.now()) return known.slices;
  const slices: Slice[] = [];
  for (const documents of SIZES) {
    const from = await publishedAtRank(db, documents);
    if (from === null) break;
    if (from < now) slices.push({ from, documents });
  }
  KNOWN.set(db, { until: performance.now() + KNOWN_FOR_MS, slices });
  return slices;
}
