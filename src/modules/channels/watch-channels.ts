import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { pushDue, queueChanges } from './push-items.ts';
import { workIssues } from './work-issues.ts';

const EVERY_MS = 30_000;

/** Sends what waits for other systems and asks how publications stand: at once and then every half minute. */
export function watchChannels(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  const everyMs = options.everyMs ?? EVERY_MS;
  const pushing = regularly(ctx, {
    everyMs,
    complaint: 'items could not be pushed to other systems',
    work: async (own) => {
      await queueChanges(own);
      await pushDue(own);
    },
  });
  const issues = regularly(ctx, {
    everyMs,
    complaint: 'issues for WeChat could not be worked on',
    work: workIssues,
  });
  return {
    stop: async () => {
      await Promise.all([pushing.stop(), issues.stop()]);
    },
  };
}
