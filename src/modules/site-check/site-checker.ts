import { Worker } from 'node:worker_threads';
import type { Config } from '../../platform/config.ts';
import type { Logger } from '../../platform/log.ts';
import { keepCheckResult } from './check-result.ts';
import type { CheckedOne, CheckThreadData, CheckThreadReply } from './check-thread.ts';

/** Checks the public sites in a thread of its own, one check at a time. */
export interface SiteChecker {
  /** Begins a check; false when one is being made. What it finds is kept, see `lastCheckResult`. */
  start(by: string): boolean;
  /** How far the present one is, in files of the site it is at; null when there is none. */
  progress(): { readonly done: number; readonly total: number } | null;
  /** Chinese: why the last one didn't end well; null when it did. */
  fault(): string | null;
  /** Resolves when the present one has ended, however it did. */
  ended(): Promise<void>;
  /** Breaks off the present one. */
  stop(): Promise<void>;
}

const HEAP_MB = 512;
const FAULT =
  '检查没有完成：程序出错，或者读不到公开网站的文件。请稍后再检查一次；仍然出错的，重建全部网页后再试。';

/** Makes a checker for the sites of an installation. */
export function siteChecker(of: {
  readonly config: Pick<Config, 'dataDir' | 'siteUrl'>;
  readonly log: Logger;
  readonly now: () => Date;
}): SiteChecker {
  const { config, log, now } = of;
  let progress: { done: number; total: number } | null = null;
  let fault: string | null = null;
  let present: { readonly worker: Worker; readonly ended: Promise<void> } | null = null;
  const run = async (worker: Worker, by: string): Promise<void> => {
    try {
      const sites = await resultOf(worker, (at) => (progress = at));
      if (sites === null) return;
      await keepCheckResult(config, {
        finishedAt: now().toISOString(),
        startedBy: by,
        sites: sites.map((site) => ({ ...site, findings: [...site.findings] })),
      });
    } catch (error) {
      fault = FAULT;
      log.error('the public sites could not be checked', { error: String(error) });
    } finally {
      progress = null;
      present = null;
    }
  };
  return {
    start: (by) => {
      if (present !== null) return false;
      fault = null;
      progress = { done: 0, total: 0 };
      const worker = startThread(config);
      present = { worker, ended: run(worker, by) };
      return true;
    },
    progress: () => progress,
    fault: () => fault,
    ended: async () => present?.ended,
    stop: async () => {
      await present?.worker.terminate();
      await present?.ended;
    },
  };
}

function startThread({ dataDir, siteUrl }: CheckThreadData): Worker {
  const workerData: CheckThreadData = { dataDir, siteUrl };
  return new Worker(new URL('./check-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
}

/** What the thread found; null when it was ended before. */
async function resultOf(
  worker: Worker,
  onProgress: (at: { done: number; total: number }) => void,
): Promise<readonly CheckedOne[] | null> {
  return new Promise((resolve, reject) => {
    worker.on('message', (reply: CheckThreadReply) => {
      if (reply.kind === 'done') resolve(reply.sites);
      else onProgress({ done: reply.done, total: reply.total });
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve(null));
  });
}
