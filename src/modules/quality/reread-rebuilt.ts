import { dayInShanghai } from '../../law/dates.ts';
import type { Ctx } from '../../platform/context.ts';
import { lastFinishedJob } from '../publishing/publishing.queries.ts';
import { maskedDocuments } from './masking.repository.ts';
import { rereadWrittenPages } from './release-pages.ts';

/** Reads written pages again after each rebuild, and once a day. */
export interface RebuildReader {
  /** Reads those of documents in which something was masked, unless that was done since. Returns how many were taken off. */
  look(ctx: Ctx): Promise<number>;
}

/**
 * Pages that the background makes anew, by another template or with other facts, are read as those that a publication wrote: also at the
 * start of the program, for rebuilds that another process finished, and each day, for those that follow a change elsewhere.
 */
export function rebuildReader(): RebuildReader {
  let seen = '';
  return {
    look: async (ctx) => {
      const state = `${await lastFinishedJob(ctx.db)} ${dayInShanghai(ctx.clock.now())}`;
      if (state === seen) return 0;
      let taken = 0;
      for (const documentId of await maskedDocuments(ctx.db))
        taken += await rereadWrittenPages(ctx, documentId);
      seen = state;
      return taken;
    },
  };
}
