import { readFile } from 'node:fs/promises';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { agencyTree } from '../agencies/agencies.queries.ts';
import { standingPages, type StandingPage } from '../publishing/standing-pages.ts';
import { enterPage } from './gather-links.ts';
import { forgetPagesBut } from './links.repository.ts';
import { trustOf } from './trusted-hosts.ts';

/** Reads finished pages that aren't documents. What it has read stays read until the page changes. */
export interface PageGatherer {
  /** Enters the links of pages that have changed since; returns how many pages were read. */
  gather(ctx: Ctx, signal?: AbortSignal): Promise<number>;
}

/**
 * Enters the links of homes, columns, catalogues, guides and the other pages that aren't documents, as their files stand; pages
 * that are gone are forgotten. Of a home everything is looked at, navigation, foot and pictures too; of the others, which share
 * those, what stands in `main`.
 */
export function pageGatherer(): PageGatherer {
  const seen = new Map<string, string>();
  return {
    gather: async (ctx, signal) => {
      const pages = await standingPages(ctx);
      const [root] = await agencyTree(ctx.db);
      let read = 0;
      for (const page of pages) {
        if (signal?.aborted === true) return read;
        const agencyId = page.agencyId ?? root?.id;
        if (agencyId === undefined || seen.get(page.path) === page.sha256) continue;
        if (!(await gatherPage(ctx, page, agencyId))) continue;
        seen.set(page.path, page.sha256);
        read += 1;
      }
      const standing = new Set(pages.map(({ path }) => path));
      await inTransaction(ctx, async (tx) => forgetPagesBut(tx.db, [...standing]));
      // Should one come back as it was, its links are entered again.
      for (const path of seen.keys()) if (!standing.has(path)) seen.delete(path);
      return read;
    },
  };
}

/** Returns whether it could be read: a page that is being made may not be there yet. */
async function gatherPage(ctx: Ctx, page: StandingPage, agencyId: string): Promise<boolean> {
  const { file, path, siteUrl, isHome } = page;
  const html = await readFile(file, 'utf8').catch(() => null);
  if (html === null) return false;
  const of = { siteUrl, isTrusted: await trustOf(ctx.db, agencyId) };
  const kind = isHome ? 'home' : 'column';
  await inTransaction(ctx, async (tx) =>
    enterPage(tx, of, { html, path, agencyId, documentId: null, kind, mainOnly: !isHome }),
  );
  return true;
}
