import { dayInShanghai } from '../../law/dates.ts';
import type { Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { lastFinishedJob } from '../publishing/publishing.queries.ts';
import { maskedDocuments } from './masking.repository.ts';
import { rereadWrittenPages } from './release-pages.ts';

/** Reads written pages again after each rebuild, and once a day. */
export interface RebuildReader {
  /**
   * Reads those of documents in which something was masked, unless that was done since. Returns how many were taken off. A document that
   * fails is logged and tried again after a while; those behind it are read all the same. One that was taken off is read again then, too:
   * who was about to make its page may have put it back. Left when the program ends, it begins anew.
   */
  look(ctx: Ctx, isEnding?: () => boolean): Promise<number>;
}

/** A document that fails once more says so in the log: not with each look. */
const AGAIN_AFTER_MS = 600_000;

/**
 * Pages that the background makes anew, by another template or with other facts, are read as those that a publication wrote: also at the
 * start of the program, for rebuilds that another process finished, and each day, for those that follow a change elsewhere.
 */
export function rebuildReader(): RebuildReader {
  let seen = '';
  let again: readonly string[] = [];
  let againAt = 0;
  return {
    look: async (ctx, isEnding = () => false) => {
      const state = `${await lastFinishedJob(ctx.db)} ${dayInShanghai(ctx.clock.now())}`;
      const isAgain = state === seen;
      if (isAgain && (again.length === 0 || ctx.clock.now().getTime() < againAt)) return 0;
      const read = await rereadAll(ctx, isAgain ? again : await maskedDocuments(ctx.db), isEnding);
      if (!read.whole) return read.taken;
      seen = state;
      again = read.again;
      againAt = ctx.clock.now().getTime() + AGAIN_AFTER_MS;
      return read.taken;
    },
  };
}

async function rereadAll(
  ctx: Ctx,
  documentIds: readonly string[],
  isEnding: () => boolean,
): Promise<{ readonly taken: number; readonly again: readonly string[]; readonly whole: boolean }> {
  const again: string[] = [];
  let taken = 0;
  for (const documentId of documentIds) {
    if (isEnding()) return { taken, again, whole: false };
    try {
      const pages = await rereadWrittenPages(ctx, documentId);
      taken += pages;
      if (pages > 0) again.push(documentId);
    } catch (error) {
      again.push(documentId);
      ctx.log.error('written pages could not be searched for what was masked', {
        documentId,
        error: kindOf(error),
      });
    }
  }
  return { taken, again, whole: true };
}

/** Without the message, which may quote what was read. */
function kindOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
