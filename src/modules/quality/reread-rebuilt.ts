import type { Ctx } from '../../platform/context.ts';
import { lastFinishedJob } from '../publishing/publishing.queries.ts';
import { maskedDocuments } from './masking.repository.ts';
import { rereadWrittenPages } from './release-pages.ts';

/** Reads written pages again after each rebuild. */
export interface RebuildReader {
  /** Reads those of documents in which something was masked, unless nothing was rebuilt meanwhile. Returns how many were taken off. */
  look(ctx: Ctx): Promise<number>;
}

/**
 * Pages that the background makes anew, by another template or with other facts, are read as those that a publication wrote: also at the
 * start of the program, for rebuilds that another process finished.
 */
export function rebuildReader(): RebuildReader {
  let seen: string | null | undefined;
  return {
    look: async (ctx) => {
      const last = await lastFinishedJob(ctx.db);
      if (last === seen) return 0;
      let taken = 0;
      for (const documentId of await maskedDocuments(ctx.db))
        taken += await rereadWrittenPages(ctx, documentId);
      seen = last;
      return taken;
    },
  };
}
