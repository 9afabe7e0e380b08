import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { rebuildReader } from './reread-rebuilt.ts';
import { continueScan, startNightly } from './scan-site.ts';

/** Soon enough that whoever asked for a look sees it move. */
const EVERY_MS = 5_000;

/** Looks over the site every night and whenever somebody asks, from where a process that was killed left it; after rebuilds at what was masked. */
export function watchQuality(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  const rebuilt = rebuildReader();
  return regularly(ctx, {
    everyMs: options.everyMs ?? EVERY_MS,
    complaint: 'the public site could not be proofread',
    work: async (_ctx, ending) => {
      const isEnding = (): boolean => ending.aborted;
      await rebuilt.look(ctx, isEnding);
      await startNightly(ctx);
      await continueScan(ctx, isEnding);
    },
  });
}
