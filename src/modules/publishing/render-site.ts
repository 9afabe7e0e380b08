import type { Ctx } from '../../platform/context.ts';
import { agenciesOnSite } from './page-frames.ts';
import { pagesShowing, sitemapOf } from './page-numbers.ts';
import { agencyTasks, pageMaker, type PageTask } from './page-tasks.ts';
import { writingSink, type SinkCounts } from './page-sink.ts';
import { itemOf, lastListNumberOf } from './published-items.repository.ts';
import { syncPublicItem } from './publishing.usecases.ts';
import { listingAgencies } from './report-lists.repository.ts';
import { siteFolder } from './site-folder.ts';
import { settleSite, siteWriter } from './site-writer.ts';
import { removeStrayColumns } from './stray-files.ts';
import { writeAddresses } from './write-addresses.ts';

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
  const tasks: PageTask[] = [
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
    ...(item.kind === 'annualReport' ? await tasksOfLists(ctx, agencyId) : []),
  ];
  return runTasks(ctx, { tasks, sync: true });
}

/** An annual report stands on the lists of the agencies above, too. */
async function tasksOfLists(ctx: Ctx, memberId: string): Promise<PageTask[]> {
  return (await listingAgencies(ctx.db, memberId)).map((agencyId) => ({ kind: 'reportLists', agencyId }));
}

/**
 * Writes all pages of an agency, for a change of what stands on each of them: its name and telephone, its columns.
 * Those of moved or retired columns are taken away.
 */
export async function renderAgency(ctx: Ctx, agencyId: string): Promise<SinkCounts> {
  const agency = (await agenciesOnSite(ctx.db)).find((each) => each.id === agencyId);
  const own: PageTask[] = [];
  if (agency !== undefined) for await (const { task } of agencyTasks(ctx, agency)) own.push(task);
  const done = await runTasks(ctx, { tasks: [...own, { kind: 'site' }, { kind: 'siteMap' }], sync: false });
  const removed = agency === undefined ? 0 : await removeStrayColumns(ctx, agency.slug);
  await settleSite(siteFolder(ctx.config));
  return { ...done, removed: done.removed + removed };
}

/** Writes what leads on from addresses that columns have left, as pages and for servers. */
export async function renderAddresses(ctx: Ctx): Promise<SinkCounts> {
  const done = await runTasks(ctx, { tasks: [{ kind: 'oldAddresses' }], sync: true });
  await writeAddresses(ctx);
  return done;
}

/** `sync`: each file by itself; for many files `settleSite` does it at once. */
async function runTasks(ctx: Ctx, input: { tasks: readonly PageTask[]; sync: boolean }): Promise<SinkCounts> {
  const writer = siteWriter(siteFolder(ctx.config), { sync: input.sync, thorough: false });
  const sink = writingSink(writer, (sha256) => ctx.storage.pathOf(sha256));
  const maker = await pageMaker(ctx);
  for (const task of input.tasks) await maker.run(task, sink);
  writer.settle();
  return sink.counts;
}
