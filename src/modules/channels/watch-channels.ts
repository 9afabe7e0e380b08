import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { pushDue, queueChanges } from './push-items.ts';
import { workIssues } from './work-issues.ts';

const EVERY_MS = 30_000;

/** Sends what waits for other systems and asks how publications stand: at once and then every half minute. */
export function watchChannels(
  ctx: Ctx,
  options: { everyMs?: number; loopback?: boolean } = {},
): { stop(): Promise<void> } {
  const { everyMs = EVERY_MS, loopback = false } = options;
  const pushing = regularly(ctx, {
    everyMs,
    complaint: 'items could not be pushed to other systems',
    work: async (own, ending) => {
      await queueChanges(own);
      await pushDue(own, { ending, loopback });
    },
  });
  const issues = regularly(ctx, {
    everyMs,
    complaint: 'issues for WeChat could not be worked on',
    work: async (own, ending) => workIssues(own, { ending, loopback }),
  });
  return {
    stop: async () => {
      await Promise.all([pushing.stop(), issues.stop()]);
    },
  };
}
