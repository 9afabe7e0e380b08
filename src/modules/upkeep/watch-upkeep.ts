import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { createReadingPool } from '../../files/readers/sandbox.ts';
import { bringUpkeepUpToDate } from './bring-upkeep-up-to-date.ts';
import { scanPublicTexts } from './scan-public-texts.ts';

const HOUR_MS = 3_600_000;
/** One file at a time: nobody waits for it. */
const POOL = { workers: 1, timeoutMs: 30_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 };

/** Reads what is new in public and enters what belongs under review: at once, and then every hour. */
export function watchUpkeep(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  const pool = createReadingPool(POOL);
  const work = regularly(ctx, {
    everyMs: options.everyMs ?? HOUR_MS,
    complaint: 'what is to be reviewed could not be looked for',
    work: async () => {
      await scanPublicTexts(ctx, { pool });
      await bringUpkeepUpToDate(ctx);
    },
  });
  return {
    stop: async () => {
      // A file that is being read is given up, so that nobody waits for it.
      await pool.close();
      await work.stop();
    },
  };
}
