import type { Ctx } from './platform/context.ts';
import { assertNever } from './platform/errors.ts';
import type { OutboxMessage } from './platform/outbox.ts';
import { renderAddresses, renderAgency, renderDocument } from './modules/publishing/render-site.ts';
import { rebuildSite } from './modules/publishing/rebuild-site.ts';

/** Does what committed changes asked for. Each may run twice: rendering writes the same bytes again. */
export async function handleOutbox(ctx: Ctx, message: OutboxMessage): Promise<void> {
  switch (message.kind) {
    case 'render.document':
      await renderDocument(ctx, message.documentId);
      return;
    case 'render.agency':
      await renderAgency(ctx, message.agencyId);
      return;
    case 'render.all':
      await rebuildSite(ctx, {});
      return;
    case 'write.addresses':
      await renderAddresses(ctx);
      return;
    default:
      assertNever(message);
  }
}
