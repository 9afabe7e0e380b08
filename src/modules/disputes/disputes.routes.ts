import type { FastifyInstance } from 'fastify';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { disputeTodo, exportDisputes, listDisputes } from './dispute-list.ts';
import { draftCorrection, openDispute } from './dispute-view.ts';
import { disputeFilter, disputesApi } from './disputes.api.ts';
import { actOnDispute, fileDispute } from './disputes.usecases.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Registers the staff's interface of reviews, suits, corrections and complaints. */
export function registerDisputeRoutes(app: FastifyInstance): void {
  serve(app, disputesApi.list, async ({ ctx, query }) => listDisputes(ctx, query));
  serve(app, disputesApi.todo, async ({ ctx }) => disputeTodo(ctx));
  serve(app, disputesApi.file, async ({ ctx, body }) => fileDispute(ctx, body));
  serve(app, disputesApi.open, async ({ ctx, params }) => openDispute(ctx, params));
  serve(app, disputesApi.act, async ({ ctx, params, body }) => actOnDispute(ctx, { ...params, ...body }));
  serve(app, disputesApi.letterDraft, async ({ ctx, params, body }) =>
    draftCorrection(ctx, { ...params, ...body }),
  );
  app.get(
    '/api/disputes/export.xlsx',
    { schema: { summary: '导出复议、诉讼与更正', tags: ['disputes'], querystring: disputeFilter } },
    async (request, reply) => {
      const { fileName, bytes } = await exportDisputes(request.ctx, disputeFilter.parse(request.query));
      return reply
        .header('content-disposition', contentDisposition(fileName, 'attachment'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type(XLSX)
        .send(bytes);
    },
  );
}
