import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { machineRun } from '../../platform/machine-run.ts';
import { peopleWait } from '../../platform/outbox.ts';
import { forgetFollowed } from './page-changes.repository.ts';
import { makePages, workshop, type MakingCounts, type Workshop } from './page-making.ts';
import { siteFolder } from './site-folder.ts';
import {
  failPart,
  finishJob,
  finishPart,
  jobById,
  markStarted,
  openParts,
  type JobPart,
  type SiteJob,
} from './site-jobs.repository.ts';
import { pagesIn } from './site-jobs.ts';
import { settleSite } from './site-writer.ts';
import { removeForgotten, removeStrays } from './stray-files.ts';

/** Makes parts of a job, one after the other. */
export interface PartMaker {
  make(part: JobPart): Promise<MakingCounts>;
}

/** How a job is done. */
export interface RunOptions {
  /** Who makes parts, several at once; without them they are made here, one after the other. */
  readonly makers?: readonly PartMaker[];
  readonly shop?: Workshop;
  /** The site's folder wasn't there: nothing in it can belong to nothing. */
  readonly fresh?: boolean;
  readonly progress?: (done: number, total: number) => void;
  /** Asked before each part. */
  readonly stopped?: () => boolean;
}

const PARTS_AT_ONCE = 100;
/** So many failures in a row are no accident: the disk is full, or the program has a fault. */
const TOO_MANY_FAILURES = 10;
const LONGEST_WAIT_MS = 2_000;
const HOUR_MS = 3_600_000;

/**
 * Does what is left of a job. Killed on the way, it goes on with the parts that weren't done. Throws what the parts threw
 * that couldn't be made; the job stays open then.
 */
export async function runJob(ctx: Ctx, job: SiteJob, options: RunOptions): Promise<void> {
  await markStarted(ctx.db, { id: job.id, at: ctx.clock.now(), machineRun: machineRun() });
  const state: RunState = { done: job.pages_done, failures: [], ended: false };
  const parts = partsOf(ctx, job, state, options);
  const makers = options.makers ?? [
    partMaker(options.shop ?? workshop(ctx, { sync: false, thorough: true })),
  ];
  await Promise.all(makers.map(async (maker) => runParts(ctx, { job, maker, parts, state, options })));
  const [failure] = state.failures;
  if (failure !== undefined) throw failure;
  if (state.ended) return;
  await closeJob(ctx, job, options.fresh === true);
}

/** Makes parts in this very thread. */
export function partMaker(shop: Workshop): PartMaker {
  return {
    make: async (part) => {
      const counts = await makePages(shop, pagesIn(part.ranges), { claim: 'replaced' });
      await finishPart(shop.db, part, counts);
      return counts;
    },
  };
}

interface RunState {
  done: number;
  readonly failures: unknown[];
  ended: boolean;
}

interface Run {
  readonly job: SiteJob;
  readonly maker: PartMaker;
  readonly parts: AsyncGenerator<JobPart>;
  readonly state: RunState;
  readonly options: RunOptions;
}

async function runParts(ctx: Ctx, { job, maker, parts, state, options }: Run): Promise<void> {
  for (;;) {
    const { value: part } = await parts.next();
    if (part === undefined) return;
    const failure = await maker.make(part).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null) {
      state.failures.push(failure);
      await failPart(ctx.db, part, String(failure));
      if (state.failures.length >= TOO_MANY_FAILURES) state.ended = true;
      continue;
    }
    state.done += part.pages;
    options.progress?.(state.done, job.pages);
  }
}

/** The parts that are left, one by one, for however many take them. */
async function* partsOf(
  ctx: Ctx,
  job: SiteJob,
  state: RunState,
  { stopped }: RunOptions,
): AsyncGenerator<JobPart, undefined> {
  let after = -1;
  for (;;) {
    const some = await openParts(ctx.db, { jobId: job.id, after, limit: PARTS_AT_ONCE });
    for (const part of some) {
      if (state.ended) return;
      if (stopped?.() === true) {
        state.ended = true;
        return;
      }
      await letPeopleFirst(ctx);
      yield part;
    }
    const last = some.at(-1);
    if (last === undefined) return;
    after = last.seq;
    // Another rebuild may have taken the place of this one.
    if ((await jobById(ctx.db, job.id))?.state !== 'open') state.ended = true;
  }
}

/** What somebody has just published comes before what is made in the background. */
async function letPeopleFirst(ctx: Ctx): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS && (await peopleWait(ctx.db)); waited += 50) await sleep(50);
}

/** After the last part of all pages: what none of them has looked at belongs to nothing. */
async function closeJob(ctx: Ctx, job: SiteJob, fresh: boolean): Promise<void> {
  const all = job.facts === null;
  const forgotten = all ? await removeForgotten(ctx, job.stamp) : 0;
  const removed = forgotten + (all && !fresh ? await removeStrays(ctx) : 0);
  // What was taken away waits for the disk as what was written does.
  await settleSite(siteFolder(ctx.config));
  await inTransaction(ctx, async (tx) => {
    const closed = await finishJob(tx.db, { id: job.id, removed, at: tx.clock.now() });
    if (closed === undefined || !all) return;
    const { pages_done: pages, written } = closed;
    tx.record({
      type: 'site.rebuilt',
      agencyId: null,
      subject: null,
      after: { pages, written, removed: closed.removed },
    });
  });
  await forgetFollowed(ctx.db, new Date(ctx.clock.now().getTime() - HOUR_MS));
}
