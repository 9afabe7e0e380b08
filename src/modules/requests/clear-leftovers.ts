import type { Ctx } from '../../platform/context.ts';
import { forgetFormAnswers } from '../../platform/http/form-answers.ts';
import { regularly } from '../../platform/regularly.ts';
import { giveUpOldUploads } from './apply-uploads.ts';

const EVERY_MS = 5 * 60_000;

/**
 * Takes away what public forms leave behind: receipts with query codes once their time is over, and files that nobody sent
 * again. At once, for what became due while the program stood still, and then every five minutes.
 */
export function clearLeftovers(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? EVERY_MS,
    complaint: 'what public forms left behind could not be cleared away',
    work: async () => {
      await forgetFormAnswers(ctx.db, ctx.clock.now());
      await giveUpOldUploads(ctx);
    },
  });
}
