import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { AUDIT_CSV_PATH, auditApi, auditFilters } from './audit.api.ts';
import { exportAudit, listAudit, listAuditTypes, verifyChain } from './audit.usecases.ts';

/** Registers the interface of the audit log. */
export function registerAuditRoutes(app: FastifyInstance): void {
  serve(app, auditApi.list, async ({ ctx, query }) => listAudit(ctx, query));
  serve(app, auditApi.types, async ({ ctx }) => ({ items: listAuditTypes(ctx) }));
  serve(app, auditApi.verify, async ({ ctx }) => verifyChain(ctx));
  app.get(
    AUDIT_CSV_PATH,
    { schema: { summary: '导出审计记录', tags: ['audit'], querystring: auditFilters } },
    async (request, reply) => {
      const lines = await exportAudit(request.ctx, auditFilters.parse(request.query));
      return reply
        .header('content-disposition', contentDisposition('审计记录.csv', 'attachment'))
        .type('text/csv; charset=utf-8')
        .send(Readable.from(lines));
    },
  );
}
