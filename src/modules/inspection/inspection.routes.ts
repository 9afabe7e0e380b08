import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { inspectionReport, REPORT_FORMATS } from './inspection-report.ts';
import { setInspectionSettings } from './inspection-settings.ts';
import {
  inspectionTodo,
  listInspections,
  showInspection,
  showInspectionSettings,
} from './inspection-view.ts';
import { inspectionApi } from './inspection.api.ts';
import { makeInspection } from './make-inspection.ts';
import { recordHandCheck } from './record-hand-check.ts';

const params = z.object({ inspectionId: id });

/** Registers the staff's interface of 网站检查. */
export function registerInspectionRoutes(app: FastifyInstance): void {
  serve(app, inspectionApi.list, async ({ ctx, query }) => listInspections(ctx, query));
  serve(app, inspectionApi.make, async ({ ctx, body }) => makeInspection(ctx, body));
  serve(app, inspectionApi.open, async ({ ctx, params: of }) => showInspection(ctx, of));
  serve(app, inspectionApi.recordHandCheck, async ({ ctx, params: of, body }) =>
    recordHandCheck(ctx, { ...body, ...of }),
  );
  serve(app, inspectionApi.todo, async ({ ctx }) => inspectionTodo(ctx));
  serve(app, inspectionApi.settings, async ({ ctx, query }) => showInspectionSettings(ctx, query));
  serve(app, inspectionApi.setSettings, async ({ ctx, body }) => {
    await setInspectionSettings(ctx, body);
    return { ok: true } as const;
  });
  for (const format of REPORT_FORMATS)
    app.get(
      `/api/inspections/:inspectionId/report.${format}`,
      { schema: { summary: `导出网站检查情况（${format.toUpperCase()}）`, tags: ['inspections'], params } },
      async (request, reply) => {
        const report = await inspectionReport(request.ctx, { ...params.parse(request.params), format });
        return reply
          .type(report.mediaType)
          .header('cache-control', 'private, no-store')
          .header('x-content-type-options', 'nosniff')
          .header('content-disposition', contentDisposition(report.fileName, 'attachment'))
          .send(report.bytes);
      },
    );
}
