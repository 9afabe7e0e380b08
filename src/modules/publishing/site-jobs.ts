import type { Db, Tx } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { Fact } from './page-facts.ts';
import { dropManyChanges } from './page-changes.repository.ts';
import type { PageId, PageRange } from './page-kind.ts';
import { allPages, pagesBornOf } from './page-kinds.ts';
import { agenciesOnSite } from './page-frames.ts';
import { nextStamp, raiseStamps, rangesReading } from './page-receipts.repository.ts';
import { agencyDigests, siteDigests } from './page-shared-facts.ts';
import { forgetDigests, keepDigests, lockSharedFacts } from './page-shared-facts.repository.ts';
import { pageSource } from './page-source.ts';
import { insertJob, replaceOpenJobs } from './site-jobs.repository.ts';

/** Pages of a part: few enough that their receipts and what they share fit into memory, enough to be worth reading together. */
const PAGES_IN_PART = 500;
/** Kinds of which one page is as much work as many of others. */
const HEAVY: ReadonlyMap<string, number> = new Map([
  ['sitemap', 20],
  ['applicationForm', 50],
]);
/** Fewer changes than these don't wait for a job. */
const MANY_CHANGES = 1_000;

/**
 * Writes down that all pages are to be made anew, instead of whatever else was to be made; returns the job. Whatever changes
 * from now on is followed besides.
 */
export async function requestAllPages(db: Db, options: { siteUrl: string; at: Date }): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await raiseStamps(tx);
    const stamp = await nextStamp(tx);
    await replaceOpenJobs(tx, options.at);
    await dropManyChanges(tx, MANY_CHANGES);
    await keepSharedDigests(tx, options);
    const id = newId(options.at.getTime());
    await insertJob(tx, { id, facts: null, stamp, at: options.at, parts: partsOf(await allPages(tx)) });
    return id;
  });
}

/** What shared facts are now: the pages will be made of that or of something later. */
async function keepSharedDigests(tx: Tx, options: { siteUrl: string }): Promise<void> {
  await lockSharedFacts(tx);
  await forgetDigests(tx);
  const source = pageSource(tx, options);
  await keepDigests(tx, { digests: await siteDigests(source), gone: [] });
  for (const { id } of await agenciesOnSite(tx))
    await keepDigests(tx, { digests: await agencyDigests(tx, source, id), gone: [] });
}

/** Writes down that the pages made from some facts are to be made anew, and those that they bring into being. */
export async function requestPagesReading(
  tx: Tx | Db,
  input: { facts: readonly Fact[]; appeared: readonly Fact[]; at: Date },
): Promise<string> {
  const { facts, appeared, at } = input;
  const stamp = await nextStamp(tx);
  const ranges = [...(await rangesReading(tx, facts)), ...(await pagesBornOf(tx, appeared))];
  const id = newId(at.getTime());
  await insertJob(tx, { id, facts, stamp, at, parts: partsOf(merged(ranges)) });
  return id;
}

/** The pages of ranges, each once, in order. */
export function pagesIn(ranges: readonly PageRange[]): PageId[] {
  return merged(ranges).flatMap(({ kind, owner, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ kind, owner, number: from + index })),
  );
}

/** How many pages ranges are, each counted once. */
export function countIn(ranges: readonly PageRange[]): number {
  return merged(ranges).reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Overlapping ranges become one. */
function merged(ranges: readonly PageRange[]): PageRange[] {
  const byOwner = new Map<string, PageRange[]>();
  for (const range of ranges) {
    const key = `${range.kind} ${range.owner}`;
    const list = byOwner.get(key);
    if (list === undefined) byOwner.set(key, [range]);
    else list.push(range);
  }
  return [...byOwner.values()].flatMap((list) => {
    const result: PageRange[] = [];
    for (const range of list.toSorted((a, b) => a.from - b.from)) {
      const last = result.at(-1);
      if (last !== undefined && range.from <= last.to + 1)
        result[result.length - 1] = { ...last, to: Math.max(last.to, range.to) };
      else result.push(range);
    }
    return result;
  });
}

/** Cuts ranges into parts; small ranges share one. */
function partsOf(ranges: readonly PageRange[]): { ranges: PageRange[]; pages: number }[] {
  const parts: { ranges: PageRange[]; pages: number }[] = [];
  let current: { ranges: PageRange[]; pages: number } = { ranges: [], pages: 0 };
  let weight = 0;
  for (const range of ranges) {
    const each = HEAVY.get(range.kind) ?? 1;
    for (let from = range.from; from <= range.to;) {
      const room = Math.max(1, Math.floor((PAGES_IN_PART - weight) / each));
      const to = Math.min(range.to, from + room - 1);
      current.ranges.push({ ...range, from, to });
      current.pages += to - from + 1;
      weight += (to - from + 1) * each;
      from = to + 1;
      if (weight < PAGES_IN_PART) continue;
      parts.push(current);
      current = { ranges: [], pages: 0 };
      weight = 0;
    }
  }
  return current.pages === 0 ? parts : [...parts, current];
}
