import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { fullPages, pagesShowing, sitemapOf } from './page-numbers.ts';
import { pageMaker, type PageTask } from './page-tasks.ts';
import { writingSink, type SinkCounts } from './page-sink.ts';
import { columnCounts, itemOf, lastListNumberOf } from './published-items.repository.ts';
import { syncPublicItem } from './publishing.usecases.ts';
import { siteWriter } from './site-writer.ts';

/** The folder that web servers read. */
export function siteFolder(config: Ctx['config']): string {
  return join(config.dataDir, 'site');
}

/**
 * Writes every page on which a document stands: its own, its place in the column, the agency's home, catalogue and
 * feed, the sitemap, the site's home. At most a dozen files, however many documents there are. Doing it twice writes
 * nothing the second time.
 */
export async function renderDocument(ctx: Ctx, documentId: string): Promise<SinkCounts> {
  await syncPublicItem(ctx, documentId);
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined) return { pages: 0, written: 0, removed: 0 };
  const agencyId = item.agency_id;
  const lastListNumber = await lastListNumberOf(ctx.db, item.node_id);
  return runTasks(ctx, [
    { kind: 'documents', agencyId, from: item.public_number, to: item.public_number },
    {
      kind: 'column',
      agencyId,
      nodeId: item.node_id,
      pages: pagesShowing(item.list_number, lastListNumber),
      lastListNumber,
    },
    { kind: 'sitemap', agencyId, number: sitemapOf(item.public_number) },
    { kind: 'agency', agencyId },
    { kind: 'site' },
  ]);
}

/** Writes the pages that show an agency's own data and columns, and the first page of each column. */
export async function renderAgency(ctx: Ctx, agencyId: string): Promise<SinkCounts> {
  const counts = await columnCounts(ctx.db, agencyId);
  const columns = (await nodesOf(ctx.db, agencyId)).map((node): PageTask => {
    const lastListNumber = counts.get(node.id)?.lastListNumber ?? 0;
    const pages = [null, ...Array.from({ length: fullPages(lastListNumber) }, (_, index) => index + 1)];
    return { kind: 'column', agencyId, nodeId: node.id, pages, lastListNumber };
  });
  return runTasks(ctx, [...columns, { kind: 'agency', agencyId }, { kind: 'site' }]);
}

async function runTasks(ctx: Ctx, tasks: readonly PageTask[]): Promise<SinkCounts> {
  const sink = writingSink(siteWriter(siteFolder(ctx.config), { sync: true }), (sha256) =>
    ctx.storage.pathOf(sha256),
  );
  const maker = await pageMaker(ctx);
  for (const task of tasks) await maker.run(task, sink);
  return sink.counts;
}
