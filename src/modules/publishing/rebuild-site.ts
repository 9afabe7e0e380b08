import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { assetVersion } from '../../portal/assets.ts';
import { allTasks, pageMaker, type PageTask } from './page-tasks.ts';
import { writingSink, type SinkCounts } from './page-sink.ts';
import type { RebuildWorkerData, RebuildWorkerReply } from './rebuild-worker.ts';
import { siteFolder } from './site-folder.ts';
import { readSiteSettings } from './site-settings.repository.ts';
import { settleSite, siteWriter } from './site-writer.ts';
import { removeStrays } from './stray-files.ts';

/** What a rebuild did. */
export interface RebuildResult {
  readonly pages: number;
  readonly written: number;
  readonly removed: number;
}

/** Below this many pages threads cost more than they bring. */
const WORTH_THREADS = 2_000;
const MOST_THREADS = 4;

/**
 * Writes the whole public site from the database: pages that differ are replaced one by one, pages that belong to
 * nothing are taken away; readers see the site all the time. With `databaseUrl` large sites are made by several threads.
 */
export async function rebuildSite(
  ctx: Ctx,
  options: { databaseUrl?: string; progress?: (done: number, total: number) => void },
): Promise<RebuildResult> {
  const tasks: { task: PageTask; pages: number }[] = [];
  for await (const each of allTasks(ctx)) tasks.push(each);
  const total = tasks.reduce((sum, each) => sum + each.pages, 0);
  let done = 0;
  const finished = (pages: number): void => {
    done += pages;
    options.progress?.(done, total);
  };
  const { databaseUrl } = options;
  const threads = Math.min(MOST_THREADS, availableParallelism());
  const counts =
    databaseUrl !== undefined && total >= WORTH_THREADS && threads > 1
      ? await runOnThreads(ctx, { databaseUrl, threads, tasks, finished })
      : await runHere(ctx, tasks, finished);
  const removed = await removeStrays(ctx);
  await settleSite(siteFolder(ctx.config));
  await markBuilt(ctx);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'site.rebuilt',
      agencyId: null,
      subject: null,
      after: { pages: counts.pages, written: counts.written, removed: counts.removed + removed },
    }),
  );
  return { pages: counts.pages, written: counts.written, removed: counts.removed + removed };
}

/** Rebuilds when there is no site yet, or when it was made by another version of the program or of the settings. */
export async function ensureSite(
  ctx: Ctx,
  options: {
    databaseUrl: string;
    tell: (line: string) => void;
    progress?: (done: number, total: number) => void;
  },
): Promise<void> {
  const found = await readFile(stampFile(ctx), 'utf8').catch(() => null);
  if (found === (await stampOf(ctx))) return;
  options.tell('正在生成公开网站的全部网页……');
  await rebuildSite(ctx, {
    databaseUrl: options.databaseUrl,
    ...(options.progress && { progress: options.progress }),
  });
}

async function runHere(
  ctx: Ctx,
  tasks: readonly { task: PageTask; pages: number }[],
  finished: (pages: number) => void,
): Promise<SinkCounts> {
  const writer = siteWriter(siteFolder(ctx.config), { sync: false, thorough: true });
  const sink = writingSink(writer, (sha256) => ctx.storage.pathOf(sha256));
  const maker = await pageMaker(ctx);
  for (const { task, pages } of tasks) {
    await maker.run(task, sink);
    finished(pages);
  }
  return sink.counts;
}

/** Each thread takes the next task when it is through with one. */
async function runOnThreads(
  ctx: Ctx,
  input: {
    databaseUrl: string;
    threads: number;
    tasks: readonly { task: PageTask; pages: number }[];
    finished: (pages: number) => void;
  },
): Promise<SinkCounts> {
  const queue = [...input.tasks];
  const workerData: RebuildWorkerData = {
    databaseUrl: input.databaseUrl,
    dataDir: ctx.config.dataDir,
    siteUrl: ctx.config.siteUrl,
  };
  const results = await Promise.all(
    Array.from({ length: input.threads }, async () => runThread(workerData, queue, input.finished)),
  );
  return results.reduce(
    (sum, each) => ({
      pages: sum.pages + each.pages,
      written: sum.written + each.written,
      removed: sum.removed + each.removed,
    }),
    { pages: 0, written: 0, removed: 0 },
  );
}

async function runThread(
  workerData: RebuildWorkerData,
  queue: { task: PageTask; pages: number }[],
  finished: (pages: number) => void,
): Promise<SinkCounts> {
  const worker = new Worker(new URL('./rebuild-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    let running = 0;
    const next = (): void => {
      const task = queue.shift();
      running = task?.pages ?? 0;
      worker.postMessage(task?.task ?? 'end');
    };
    worker.on('message', (reply: RebuildWorkerReply) => {
      if (reply.kind === 'finished') {
        resolve(reply.counts);
        return;
      }
      finished(running);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`rebuild worker ended with ${code}`));
    });
    next();
  });
}

function stampFile(ctx: Ctx): string {
  return join(ctx.config.dataDir, 'site.stamp');
}

/** Grows when pages look different for the same data; the style sheet's version counts by itself. */
const PAGE_FORMAT = 3;

async function stampOf(ctx: Ctx): Promise<string> {
  const { settings } = await readSiteSettings(ctx.db);
  const parts = [
    PAGE_FORMAT,
    await assetVersion(),
    ctx.config.siteUrl,
    settings,
    must(ctx.config.dataDir, 'dataDir'),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function markBuilt(ctx: Ctx): Promise<void> {
  await writeFile(stampFile(ctx), await stampOf(ctx));
}
