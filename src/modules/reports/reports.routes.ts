import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { id } from '../../platform/http/shapes.ts';
import { serve, signInFirst } from '../../platform/http/serve.ts';
import { EXPORT_FORMATS, reportsApi } from './reports.api.ts';
import { exportReport } from './export-report.ts';
import { freezeReport } from './freeze-report.ts';
import { registerPreviousReportRoutes } from './previous-report.routes.ts';
import { recordsBehind } from './records-behind.ts';
import { storedBlock } from './reports.types.ts';
import {
  answerFinding,
  createReport,
  listVisibleReports,
  overrideCell,
  removeOverride,
  saveNarrative,
} from './reports.usecases.ts';
import { restorePrinted } from './restore-printed.ts';
import { viewReport } from './view-report.ts';

const exportParams = z.object({ reportId: id, format: z.enum(EXPORT_FORMATS) });
const exportQuery = z.object({
  /** Number of a 定稿; left out: the last one. */
  version: z.coerce.number().int().min(1).max(10_000).optional(),
});
const done = { ok: true as const };

/** Registers the interface of annual reports. */
export function registerReportRoutes(app: FastifyInstance, pool: ReadingPool): void {
  serve(app, reportsApi.list, async ({ ctx }) => ({
    items: (await listVisibleReports(ctx)).map((head) => ({
      ...head,
      frozenAt: head.frozenAt?.toISOString() ?? null,
    })),
  }));
  serve(app, reportsApi.create, async ({ ctx, body }) => createReport(ctx, body));
  serve(app, reportsApi.get, async ({ ctx, params }) => viewReport(ctx, params));
  serve(app, reportsApi.saveNarrative, async ({ ctx, params, body }) =>
    saveNarrative(ctx, { ...params, version: body.version, blocks: body.blocks.map(storedBlock) }),
  );
  serve(app, reportsApi.records, async ({ ctx, params, query }) =>
    recordsBehind(ctx, { ...params, ...query }),
  );
  serve(app, reportsApi.override, async ({ ctx, params, body }) => {
    await overrideCell(ctx, { ...params, ...body });
    return done;
  });
  serve(app, reportsApi.removeOverride, async ({ ctx, params }) => {
    await removeOverride(ctx, params);
    return done;
  });
  serve(app, reportsApi.answer, async ({ ctx, params, body }) => {
    await answerFinding(ctx, { ...params, ...body });
    return done;
  });
  serve(app, reportsApi.freeze, async ({ ctx, params, body }) => freezeReport(ctx, { ...params, ...body }));
  serve(app, reportsApi.restorePrinted, async ({ ctx, params }) => restorePrinted(ctx, params));

  registerPreviousReportRoutes(app, pool);
  app.get(
    '/api/reports/:reportId/export/:format',
    {
      schema: { summary: '下载年度报告', tags: ['reports'], params: exportParams, querystring: exportQuery },
    },
    async (request, reply) => {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const file = await exportReport(request.ctx, {
        ...exportParams.parse(request.params),
        ...exportQuery.parse(request.query),
      });
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', contentDisposition(file.fileName, 'attachment'))
        .send(file.bytes);
    },
  );
}
