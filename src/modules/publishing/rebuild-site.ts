import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { machineRun } from '../../platform/machine-run.ts';
import { must } from '../../platform/errors.ts';
import type { Workshop } from './page-making.ts';
import { digestsOf } from './page-shared-facts.repository.ts';
import { siteDigests } from './page-shared-facts.ts';
import { pageSource } from './page-source.ts';
import { withThreads } from './rebuild-threads.ts';
import { siteFolder } from './site-folder.ts';
import { runJob } from './site-job-runner.ts';
import { jobById, oldestOpenJob, type SiteJob } from './site-jobs.repository.ts';
import { requestAllPages } from './site-jobs.ts';
import { MAIN_SITE } from './sites.ts';

/** What a rebuild did. */
export interface RebuildResult {
  readonly pages: number;
  readonly written: number;
  readonly removed: number;
}

/** How jobs are done. */
export interface JobOptions {
  /** Large jobs are done by several threads, which need connections of their own. */
  readonly databaseUrl?: string;
  readonly shop?: Workshop;
  /** Who begins the threads; the program's own where it is left out. */
  readonly threads?: typeof withThreads;
  readonly progress?: (done: number, total: number) => void;
  readonly stopped?: () => boolean;
}

const LOOK_AGAIN_MS = 300;

/**
 * Writes the whole public site from the database: pages that differ are replaced one by one, pages that belong to nothing are
 * taken away; readers see the site all the time. Returns when it is done, whoever does it: a program that serves may be at it
 * already.
 */
export async function rebuildSite(ctx: Ctx, options: JobOptions): Promise<RebuildResult> {
  const { siteUrl } = ctx.config;
  const id = await requestAllPages(ctx.db, { siteUrl, at: ctx.clock.now() });
  const job = await waitForJob(ctx, id, options);
  return { pages: job.pages_done, written: job.written, removed: job.removed };
}

async function waitForJob(ctx: Ctx, id: string, options: JobOptions): Promise<SiteJob> {
  for (;;) {
    const ran = await runOpenJobs(ctx, options);
    const job = must(await jobById(ctx.db, id), `job ${id}`);
    if (job.state !== 'open') return job;
    if (options.stopped?.() === true) return job;
    options.progress?.(job.pages_done, job.pages);
    if (!ran) await sleep(LOOK_AGAIN_MS);
  }
}

/**
 * Does the jobs that wait, the oldest first, unless another process is at it: false then. Throws what a job threw; it stays
 * open.
 */
export async function runOpenJobs(ctx: Ctx, options: JobOptions): Promise<boolean> {
  if ((await oldestOpenJob(ctx.db)) === undefined) return true;
  return ctx.db.connection().execute(async (own) => {
    // Held by the connection: when the process dies, the next one may go on.
    const locked = await sql<{ ok: boolean }>`
      SELECT pg_try_advisory_lock(hashtextextended('site jobs', 0)) AS ok`.execute(own);
    if (locked.rows[0]?.ok !== true) return false;
    try {
      for (;;) {
        const job = await oldestOpenJob(ctx.db);
        if (job === undefined || options.stopped?.() === true) return true;
        if (brokenOff(job)) {
          const { siteUrl } = ctx.config;
          await requestAllPages(ctx.db, { siteUrl, at: ctx.clock.now() });
          continue;
        }
        await runOne(ctx, job, options);
      }
    } finally {
      await sql`SELECT pg_advisory_unlock(hashtextextended('site jobs', 0))`.execute(own);
    }
  });
}

/**
 * Whether the machine went down while a job was under way. Its pages wait for the disk at its end only: of the parts that are struck
 * off some may be empty files or none, and nobody knows which.
 */
function brokenOff({ started_at, machine_run }: SiteJob): boolean {
  return started_at !== null && machine_run !== machineRun();
}

async function runOne(ctx: Ctx, job: SiteJob, options: JobOptions): Promise<void> {
  const { databaseUrl, threads = withThreads, ...rest } = options;
  const fresh = job.facts === null && job.pages_done === 0 && !existsSync(siteFolder(ctx.config));
  await threads(ctx, { databaseUrl, pages: job.pages - job.pages_done, fresh }, async (makers) =>
    runJob(ctx, job, { ...rest, fresh, ...(makers && { makers }) }),
  );
}

/**
 * Asks for the whole site when it was made by another version of the program or its settings, and makes it at once where
 * there is none: of one that is there, visitors see the old pages until the new ones are made. Finishes what a killed process
 * left unless it is much.
 */
export async function ensureSite(
  ctx: Ctx,
  options: JobOptions & { databaseUrl: string; tell: (line: string) => void },
): Promise<void> {
  const { siteUrl } = ctx.config;
  const there = existsSync(join(siteFolder(ctx.config), 'index.html'));
  const fact = `site:${MAIN_SITE}` as const;
  const site = must((await siteDigests(pageSource(ctx.db, { siteUrl }))).get(fact), fact);
  const current = (await digestsOf(ctx.db, [fact])).get(fact) === site;
  if (there && current) return;
  options.tell('正在生成公开网站的全部网页……');
  if (there) await requestAllPages(ctx.db, { siteUrl, at: ctx.clock.now() });
  else await rebuildSite(ctx, options);
}
