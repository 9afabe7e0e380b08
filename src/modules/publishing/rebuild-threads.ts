import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Ctx } from '../../platform/context.ts';
import type { MakingCounts } from './page-making.ts';
import type { RebuildWorkerData, RebuildWorkerReply } from './rebuild-worker.ts';
import type { PartMaker } from './site-job-runner.ts';

/** Below this many pages threads cost more than they bring. */
const WORTH_THREADS = 2_000;
/** Each keeps a heap and two connections. */
const MOST_THREADS = 8;
/**
 * How large, in MB, a thread's heap is from the beginning: room for the pages of a part. Left to grow by itself it stays so
 * small that the pages of every part are moved to the old generation and cleaned up there, which takes a third of the time.
 */
const HEAP = { semiSpace: 8, old: 64, oldAtMost: 192 };
/** Zero is what the flags are by themselves. */
const AS_IT_COMES = { semiSpace: 0, old: 0 };

/** Runs `work` with threads that make parts on all cores, at the lowest priority; null where they aren't worth it. */
export async function withThreads<T>(
  ctx: Ctx,
  input: { databaseUrl: string | undefined; pages: number; fresh: boolean },
  work: (makers: readonly PartMaker[] | null) => Promise<T>,
): Promise<T> {
  const { databaseUrl, pages, fresh } = input;
  const count = Math.min(MOST_THREADS, availableParallelism());
  if (databaseUrl === undefined || pages < WORTH_THREADS || count < 2) return work(null);
  const workerData: Omit<RebuildWorkerData, 'desk'> = {
    databaseUrl,
    dataDir: ctx.config.dataDir,
    siteUrl: ctx.config.siteUrl,
    fresh,
  };
  beginHeapsWith(HEAP);
  const threads = Array.from({ length: count }, (_, place) =>
    startThread({ ...workerData, desk: `thread-${place + 1}` }),
  );
  try {
    await Promise.all(threads.map(async (thread) => thread.begun));
    beginHeapsWith(AS_IT_COMES);
    return await work(threads);
  } finally {
    await Promise.all(threads.map(async (thread) => thread.end()));
  }
}

/** Nothing but these flags says how a heap begins, and they are the whole program's: other threads are to have theirs as ever. */
function beginHeapsWith({ semiSpace, old }: { semiSpace: number; old: number }): void {
  setFlagsFromString(`--min-semi-space-size=${semiSpace}`);
  setFlagsFromString(`--initial-old-space-size=${old}`);
}

interface Thread extends PartMaker {
  /** Its heap is made, or it has ended. */
  readonly begun: Promise<void>;
  end(): Promise<void>;
}

function startThread(workerData: RebuildWorkerData): Thread {
  const resourceLimits = {
    // Three semi-spaces: one to fill, two to move between.
    maxYoungGenerationSizeMb: 3 * HEAP.semiSpace,
    maxOldGenerationSizeMb: HEAP.oldAtMost,
  };
  const worker = new Worker(new URL('./rebuild-worker.ts', import.meta.url), { workerData, resourceLimits });
  let waiting: { resolve: (counts: MakingCounts) => void; reject: (error: Error) => void } | null = null;
  let broken: Error | null = null;
  const fail = (error: Error): void => {
    broken = error;
    waiting?.reject(error);
    waiting = null;
  };
  worker.on('message', (reply: RebuildWorkerReply) => {
    const asked = waiting;
    waiting = null;
    if (reply.kind === 'done') asked?.resolve(reply.counts);
    else asked?.reject(new Error(reply.error));
  });
  worker.on('error', fail);
  const begun = new Promise<void>((resolve) => {
    worker.once('online', () => resolve());
    worker.once('exit', () => resolve());
  });
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      fail(new Error(`a rebuilding thread ended with ${code}`));
      resolve();
    });
  });
  return {
    begun,
    make: async (part) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(broken);
          return;
        }
        waiting = { resolve, reject };
        worker.postMessage(part);
      }),
    end: async () => {
      worker.postMessage('end');
      await exited;
    },
  };
}
