import type { FastifyInstance } from 'fastify';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToRead } from '../../files/readers/too-large.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { serve } from '../../platform/http/serve.ts';
import { PREVIOUS_MAX_BYTES, previousReportApi } from './previous-report.api.ts';
import {
  confirmPrevious,
  mayReadPrevious,
  readPrevious,
  removePrevious,
  viewPrevious,
} from './previous-report.usecases.ts';
import { noReportFile, unreadableReport } from './reports.errors.ts';

const REPORT_FILE = {
  maxBytes: PREVIOUS_MAX_BYTES,
  none: noReportFile,
  tooLarge: () => unreadableReport(tooLargeToRead(PREVIOUS_MAX_BYTES), null),
};
const done = { ok: true as const };

/** Registers the interface of last year's report. `@fastify/multipart` must be registered before. */
export function registerPreviousReportRoutes(app: FastifyInstance, pool: ReadingPool): void {
  serve(app, previousReportApi.get, async ({ ctx, params }) => viewPrevious(ctx, params));
  serve(app, previousReportApi.upload, async ({ ctx, params, request }) => {
    await mayReadPrevious(ctx, params);
    const file = await sentFile(request, REPORT_FILE);
    await readPrevious(ctx, { ...params, file, pool });
    return done;
  });
  serve(app, previousReportApi.confirm, async ({ ctx, params, body }) => {
    await confirmPrevious(ctx, { ...params, ...body });
    return done;
  });
  serve(app, previousReportApi.remove, async ({ ctx, params }) => {
    await removePrevious(ctx, params);
    return done;
  });
}
