import { createReadingPool } from '../../files/readers/sandbox.ts';
import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { readWaitingFiles } from '../search/read-files.ts';
import { bringSearchUpToDate, finishSearchEntries } from './search-entries.ts';

/** Soon enough that an attachment is found within a minute of its publication. */
const EVERY_MS = 20_000;
const DAY_MS = 24 * 3_600_000;
/** One at a time, beside the people's work; a scan of hundreds of pages takes its time. */
const POOL = { workers: 1, timeoutMs: 90_000, memoryMb: 768, maxBytes: 100 * 1024 * 1024 };

/** Reads attachments of what was published, enters what is long to its end, and keeps the search in step with the program's version, both in the background. */
export function watchSearch(ctx: Ctx): { stop(): Promise<void> } {
  const pool = createReadingPool(POOL);
  const files = regularly(ctx, {
    everyMs: EVERY_MS,
    complaint: 'attachments could not be read for the search',
    work: async (_ctx, ending) => readWaitingFiles(ctx, pool.read, () => ending.aborted),
  });
  const rests = regularly(ctx, {
    everyMs: EVERY_MS,
    complaint: 'long documents could not be entered into the search',
    work: async (_ctx, ending) => finishSearchEntries(ctx, () => ending.aborted),
  });
  const entries = regularly(ctx, {
    everyMs: DAY_MS,
    complaint: 'the search could not be brought up to date',
    work: bringSearchUpToDate,
  });
  return {
    stop: async () => {
      // Told first, so that a file whose reading is broken off isn't taken for one that can't be read.
      const stopped = Promise.all([files.stop(), rests.stop(), entries.stop()]);
      await pool.close();
      await stopped;
    },
  };
}
