import type { Ctx } from './platform/context.ts';
import { assertNever } from './platform/errors.ts';
import type { OutboxMessage } from './platform/outbox.ts';
import { lookAgainAtLinksTo } from './modules/links/links-to-document.ts';
import { rereadWrittenPages } from './modules/quality/release-pages.ts';
import {
  renderAddresses,
  renderAgency,
  renderDocument,
  renderSite,
} from './modules/publishing/render-site.ts';
import { requestAllPages } from './modules/publishing/site-jobs.ts';

/**
 * Does what committed changes asked for. Each may run twice: rendering writes the same bytes again. What takes long is only
 * written down here and done in the background (`watchSite`), so that no publication waits for it.
 */
export async function handleOutbox(ctx: Ctx, message: OutboxMessage): Promise<void> {
  switch (message.kind) {
    case 'render.document':
      await renderDocument(ctx, message.documentId);
      await rereadWrittenPages(ctx, message.documentId);
      await lookAgainAtLinksTo(ctx, message.documentId);
      return;
    case 'render.agency':
      await renderAgency(ctx, message.agencyId);
      return;
    case 'render.site':
      await renderSite(ctx);
      return;
    case 'render.all':
      await requestAllPages(ctx.db, { siteUrl: ctx.config.siteUrl, at: ctx.clock.now() });
      return;
    case 'write.addresses':
      await renderAddresses(ctx);
      return;
    default:
      assertNever(message);
  }
}
