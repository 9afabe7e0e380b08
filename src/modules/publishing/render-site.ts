import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { factsAround, factsOfItem } from './page-changes.ts';
import { dropChanges, lockChanges, noteFollowed } from './page-changes.repository.ts';
import type { Fact } from './page-facts.ts';
import { eachOnce, ownPages, type PageId } from './page-kind.ts';
import { pagesBornOf } from './page-kinds.ts';
import { makePages, NOTHING_MADE, sumOf, workshop, type MakingCounts, type Workshop } from './page-making.ts';
import { nextStamp, pagesReading } from './page-receipts.repository.ts';
import { sharedChange } from './page-shared-facts.ts';
import { doubtDigests, keepDigests, lockSharedFacts } from './page-shared-facts.repository.ts';
import { pageSource } from './page-source.ts';
import { syncPublicItem } from './public-marks.ts';
import { countIn, pagesIn, requestPagesReading } from './site-jobs.ts';
import { writeAddresses } from './write-addresses.ts';

/** More pages than these are made in the background, all but the documents' own: what people publish meanwhile doesn't wait for them. */
const AT_ONCE = 200;
/** Changes that are followed together. */
const CHANGES_AT_ONCE = 200;

/** Pages made at once, and the job that makes the rest where they are many. */
export interface Followed extends MakingCounts {
  readonly jobs: readonly string[];
}

/**
 * Makes every page anew on which a change of a document is seen: its own, its place in the column, the agency's home and
 * feed, whatever else has read of it. As many files at any number of documents (`docs/architecture.md`, Pages that don't grow).
 * Doing it twice writes nothing the second time.
 */
export async function renderDocument(
  ctx: Ctx,
  documentId: string,
  shop: Workshop = workshop(ctx, { sync: true, thorough: false }),
): Promise<Followed> {
  await syncPublicItem(ctx, documentId);
  return followItems(ctx, shop);
}

/** The same for whatever changes of documents wait, whoever made them. */
export async function followItems(
  ctx: Ctx,
  shop: Workshop = workshop(ctx, { sync: true, thorough: false }),
): Promise<Followed> {
  let done: Followed = { ...NOTHING_MADE, jobs: [] };
  for (;;) {
    const followed = await ctx.db.transaction().execute(async (tx) => {
      const changes = await lockChanges(tx, CHANGES_AT_ONCE);
      if (changes.length === 0) return null;
      const facts = new Set<Fact>();
      const own: PageId[] = [];
      for (const { item, documentId } of changes) {
        if (item === null) {
          facts.add(`links:${documentId}`);
          continue;
        }
        for (const fact of [...factsOfItem(item), ...(await factsAround(ctx.db, item))]) facts.add(fact);
        for (const row of [item.before, item.after]) if (row !== null) own.push(...ownPages(row));
      }
      const result = await followFacts(ctx, tx, { shop, facts: [...facts], appeared: [...facts], own });
      await dropChanges(
        tx,
        changes.map(({ id }) => id),
      );
      return { ...result, all: changes.length < CHANGES_AT_ONCE };
    });
    if (followed === null) return done;
    done = both(done, followed);
    if (followed.all) return done;
  }
}

/**
 * Makes anew what a change of an agency changes: of its name and telephone, its columns, its lists of reports. What stands on
 * thousands of pages is left to a job.
 */
export async function renderAgency(
  ctx: Ctx,
  agencyId: string,
  shop: Workshop = workshop(ctx, { sync: true, thorough: false }),
): Promise<Followed> {
  const done = await followShared(ctx, agencyId, shop);
  // Where an agency or a column has come to stand, nothing leads away any more.
  await writeAddresses(ctx);
  return done;
}

/** Makes anew what a change of the site itself changes: which agencies are on it, the signed ends of the public log's days. */
export async function renderSite(ctx: Ctx): Promise<Followed> {
  return followShared(ctx, null, workshop(ctx, { sync: true, thorough: false }));
}

/** Writes what leads on from addresses that columns have left, as pages and for servers. */
export async function renderAddresses(
  ctx: Ctx,
  shop: Workshop = workshop(ctx, { sync: true, thorough: false }),
): Promise<Followed> {
  const done = await followShared(ctx, null, shop);
  await writeAddresses(ctx);
  return done;
}

async function followShared(ctx: Ctx, agencyId: string | null, shop: Workshop): Promise<Followed> {
  return ctx.db.transaction().execute(async (tx) => {
    // Two processes that find the same change would both make its pages.
    await lockSharedFacts(tx);
    const source = pageSource(ctx.db, { siteUrl: ctx.config.siteUrl });
    const change = await sharedChange(ctx.db, source, agencyId);
    // At once, and not with the transaction: should we be killed, some pages show what the facts are now, even if by then they are again
    // what they were.
    await doubtDigests(ctx.db, change.changed);
    const small = change.changed.filter((fact) => !/^(site|agency:|column:)/.test(fact));
    const followed = await followFacts(ctx, tx, {
      shop,
      facts: change.changed,
      appeared: [...new Set([...change.appeared, ...small])],
      own: [],
    });
    await keepDigests(tx, change);
    return followed;
  });
}

async function followFacts(
  ctx: Ctx,
  tx: Tx,
  input: {
    shop: Workshop;
    facts: readonly Fact[];
    appeared: readonly Fact[];
    /** Made at once however many others there are. */
    own: readonly PageId[];
  },
): Promise<Followed> {
  const { shop, facts, appeared, own } = input;
  if (facts.length === 0) return { ...NOTHING_MADE, jobs: [] };
  await noteFollowed(ctx.db, { stamp: await nextStamp(ctx.db), facts, at: ctx.clock.now() });
  const reading = await pagesReading(ctx.db, facts, AT_ONCE + 1);
  const born = await pagesBornOf(ctx.db, appeared);
  // Of a whole agency there may be hundreds of thousands: they are counted first.
  const pages = countIn(born) > AT_ONCE ? null : eachOnce([...reading, ...pagesIn(born)]);
  if (pages === null || pages.length > AT_ONCE) {
    const job = await requestPagesReading(tx, { facts, appeared, at: ctx.clock.now() });
    // A job may wait for others: what vanishes is gone by then, what is published is there.
    return { ...(await makePages(shop, own, { claim: 'all' })), jobs: [job] };
  }
  return { ...(await makePages(shop, pages, { claim: 'all' })), jobs: [] };
}

function both(one: Followed, other: Followed): Followed {
  return { ...sumOf(one, other), jobs: [...one.jobs, ...other.jobs] };
}
