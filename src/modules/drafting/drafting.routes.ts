import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { documentsApi } from '../documents/documents.api.ts';
import { requirementsForReview } from '../documents/documents.rules.ts';
import { editionView, headView } from '../documents/documents.views.ts';
import { discardEdition, saveRevision, startEdition } from './drafting.usecases.ts';

/** Registers the part of the documents' interface that changes texts. */
export function registerDraftingRoutes(app: FastifyInstance): void {
  serve(app, documentsApi.saveRevision, async ({ ctx, params, body }) => {
    const saved = await saveRevision(ctx, { ...params, ...body });
    return {
      revision: headView(saved.revision),
      edition: editionView(saved.edition),
      changed: saved.changed,
      bodyHtml: saved.revision.bodyHtml,
      notices: [...saved.notices],
      reviewVoided: saved.reviewVoided,
      issues: requirementsForReview(saved.revision, saved.locked.document.kind),
    };
  });
  serve(app, documentsApi.startEdition, async ({ ctx, params, body }) =>
    startEdition(ctx, { ...params, ...body }),
  );
  serve(app, documentsApi.discard, async ({ ctx, params, body }) => {
    await discardEdition(ctx, { ...params, ...body });
    return { ok: true as const };
  });
}
