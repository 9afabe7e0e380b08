import '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
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

/** What one file may cost: a report takes a fraction of it. */
const POOL = { workers: 1, timeoutMs: 30_000, memoryMb: 768, maxBytes: PREVIOUS_MAX_BYTES };
const done = { ok: true as const };

/** Registers the interface of last year's report. `@fastify/multipart` must be registered before. */
export function registerPreviousReportRoutes(app: FastifyInstance): void {
  let pool: ReadingPool | null = null;
  app.addHook('onClose', async () => pool?.close());
  serve(app, previousReportApi.get, async ({ ctx, params }) => viewPrevious(ctx, params));
  serve(app, previousReportApi.upload, async ({ ctx, params, request }) => {
    await mayReadPrevious(ctx, params);
    const file = await sentFile(request);
    pool ??= createReadingPool(POOL);
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

async function sentFile(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  const part = request.isMultipart()
    ? await request.file({ limits: { files: 1, fileSize: PREVIOUS_MAX_BYTES }, throwFileSizeLimit: false })
    : undefined;
  if (part === undefined) throw noReportFile();
  const bytes = await part.toBuffer();
  if (part.file.truncated) {
    const megabytes = PREVIOUS_MAX_BYTES / 1024 / 1024;
    throw unreadableReport(
      `文件超过 ${megabytes} MB，没有读取。请删去图片和附件，只留报告本身，另存后再试。`,
      null,
    );
  }
  return { name: part.filename.slice(0, 200), bytes };
}
