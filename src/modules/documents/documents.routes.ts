import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { cleanHtml } from './clean-html.ts';
import { autosave } from './documents.autosaves.ts';
import { documentsApi } from './documents.api.ts';
import { listReadable } from './documents.list.ts';
import { changeValidity, linkDocuments, unlinkDocuments } from './documents.relations.ts';
import { createDocument, setSection } from './documents.usecases.ts';
import { viewDiff, viewDocument, viewRevision, viewRevisions } from './documents.views.ts';
import { pasteApi } from './paste.api.ts';

const done = { ok: true as const };

/** Registers the interface of documents, but for what changes a text under review: see drafting.routes.ts. */
export function registerDocumentRoutes(app: FastifyInstance): void {
  serve(app, documentsApi.list, async ({ ctx, query }) => listReadable(ctx, query));
  serve(app, documentsApi.create, async ({ ctx, body }) => createDocument(ctx, body));
  serve(app, documentsApi.get, async ({ ctx, params }) => viewDocument(ctx, params));
  serve(app, documentsApi.autosave, async ({ ctx, params, body }) => {
    const { id, savedAt } = await autosave(ctx, { ...params, ...body });
    return { id, savedAt: savedAt.toISOString() };
  });
  serve(app, documentsApi.revisions, async ({ ctx, params }) => viewRevisions(ctx, params));
  serve(app, documentsApi.revision, async ({ ctx, params }) => viewRevision(ctx, params));
  serve(app, documentsApi.diff, async ({ ctx, params, query }) => viewDiff(ctx, { ...params, ...query }));
  serve(app, documentsApi.setSection, async ({ ctx, params, body }) => {
    await setSection(ctx, { ...params, ...body });
    return done;
  });
  serve(app, documentsApi.link, async ({ ctx, params, body }) => ({
    links: await linkDocuments(ctx, { ...params, ...body }),
  }));
  serve(app, documentsApi.unlink, async ({ ctx, params }) => ({ links: await unlinkDocuments(ctx, params) }));
  serve(app, documentsApi.changeValidity, async ({ ctx, params, body }) =>
    changeValidity(ctx, { ...params, ...body }),
  );
  serve(app, pasteApi.clean, async ({ body }) => {
    const { html, notices } = cleanHtml(body.html);
    return { html, notices: [...notices] };
  });
}
