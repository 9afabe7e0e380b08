import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '../../platform/context.ts';
import { peopleWait } from '../../platform/outbox.ts';
import { workshop } from './page-making.ts';
import { packPages } from './page-packing.ts';
import { runOpenJobs } from './rebuild-site.ts';
import { followItems } from './render-site.ts';

const PAUSE_MS = 1_000;
/** After a failure: a full disk or a lost database may last. */
const LONG_PAUSE_MS = 30_000;
const PACKED_AT_ONCE = 50;

/**
 * What goes on in the background while the program runs: jobs that make many pages, packed copies of pages, and changes for
 * which nobody asked. What people publish comes first. What fails is logged and tried again.
 */
export function watchSite(ctx: Ctx, options: { databaseUrl: string }): { stop(): Promise<void> } {
  const end = new AbortController();
  const stopped = (): boolean => end.signal.aborted;
  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: end.signal }).catch(() => {});
  };
  const work = async (): Promise<void> => {
    while (!stopped()) {
      const idle = await workOnce(ctx, { ...options, stopped }).catch((error: unknown) => {
        ctx.log.error('site: background work failed', { error: String(error) });
        return null;
      });
      if (idle === null) await pause(LONG_PAUSE_MS);
      else if (idle) await pause(PAUSE_MS);
    }
  };
  const working = work();
  return {
    stop: async () => {
      end.abort();
      await working;
    },
  };
}

/** Returns whether nothing was left to do. */
async function workOnce(
  ctx: Ctx,
  options: { databaseUrl: string; stopped: () => boolean },
): Promise<boolean> {
  await runOpenJobs(ctx, options);
  if (await peopleWait(ctx.db)) return true;
  await followItems(ctx);
  const shop = workshop(ctx, { sync: true, thorough: false });
  return (await packPages(shop, PACKED_AT_ONCE)) === 0;
}
