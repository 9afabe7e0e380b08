import type { Ctx } from '../../../platform/context.ts';
import type { OutboxMessage } from '../../../platform/outbox.ts';
import type { Workshop } from '../page-making.ts';
import { packPages } from '../page-packing.ts';
import { runOpenJobs } from '../rebuild-site.ts';
import { followItems, renderAddresses, renderAgency, renderDocument } from '../render-site.ts';
import { requestAllPages } from '../site-jobs.ts';
import type { Life } from './killing.ts';

/** What the outbox and the background work of a program do. */
export async function followAll(life: Life, { packs }: { packs: boolean }): Promise<void> {
  await followChanges(life);
  await runOpenJobs(life.ctx, { shop: life.shop });
  if (packs) await packPages(life.shop, 20);
}

/** The same without jobs, which another process is at. */
export async function followChanges({ ctx, shop }: Pick<Life, 'ctx' | 'shop'>): Promise<void> {
  const rows = await ctx.db.selectFrom('outbox').selectAll().orderBy('id').execute();
  for (const row of rows) {
    await handle(ctx, shop, row.body as OutboxMessage);
    await ctx.db.deleteFrom('outbox').where('id', '=', row.id).execute();
  }
  await followItems(ctx, shop);
}

async function handle(ctx: Ctx, shop: Workshop, message: OutboxMessage): Promise<void> {
  switch (message.kind) {
    case 'render.document':
      await renderDocument(ctx, message.documentId, shop);
      return;
    case 'render.agency':
      await renderAgency(ctx, message.agencyId, shop);
      return;
    case 'render.all':
      await requestAllPages(ctx.db, { siteUrl: ctx.config.siteUrl, at: ctx.clock.now() });
      return;
    default:
      await renderAddresses(ctx, shop);
  }
}
