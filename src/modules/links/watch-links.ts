import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { checkDueLinks } from './check-links.ts';
import { gatherLinks } from './gather-links.ts';
import { pageGatherer } from './gather-pages.ts';
import { hostQueue } from './host-queue.ts';
import { insidePages } from './inside-pages.ts';
import { linkLooker, PUBLIC_LIMITS } from './look-at-address.ts';

const MINUTE_MS = 60_000;
/** Homes and lists change with every publication; where they lead hardly ever does. */
const PAGES_EVERY = 60;

/** Enters new links and looks at those whose time has come: at once, and then every minute. */
export function watchLinks(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  const inside = insidePages(ctx.config);
  // One for all rounds: hosts that asked for a rest have it.
  const queue = hostQueue();
  const pages = pageGatherer();
  let turn = 0;
  return regularly(ctx, {
    everyMs: options.everyMs ?? MINUTE_MS,
    complaint: 'links could not be looked at',
    work: async (_ctx, ending) => {
      await gatherLinks(ctx);
      if (turn % PAGES_EVERY === 0) await pages.gather(ctx, ending);
      turn += 1;
      // A looker a round: what servers answer to addresses that can't exist is asked anew.
      const looker = ctx.config.linkCheck
        ? linkLooker({
            queue,
            now: () => ctx.clock.now(),
            limits: { ...PUBLIC_LIMITS, signal: ending },
          })
        : null;
      await checkDueLinks(ctx, { looker, inside, signal: ending });
    },
  });
}
