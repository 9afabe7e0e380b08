import '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { allowAddresses, stopAddresses } from './follow-publication.ts';
import { importItemsReport } from './import-report.ts';
import { listImportItems, listImports, viewImport } from './import-view.ts';
import {
  addImportFile,
  beginImport,
  cancelImport,
  chooseColumns,
  mayAddFile,
  startImport,
  startReading,
} from './imports.ts';
import { importsApi, REPORT_FORMATS } from './imports.api.ts';
import { importFileTooLarge, noImportFile } from './imports.errors.ts';
import { submitImported } from './submit-imported.ts';

const params = z.object({ importId: id });
const DONE = { ok: true as const };
/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024;
const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Registers the interface of bulk imports. `@fastify/multipart` must be registered before. */
export function registerImportRoutes(app: FastifyInstance): void {
  serve(app, importsApi.list, async ({ ctx, query }) => listImports(ctx, query));
  serve(app, importsApi.begin, async ({ ctx, body }) => beginImport(ctx, body));
  serve(app, importsApi.addFile, async ({ ctx, params: { importId }, request }) => {
    await mayAddFile(ctx, { importId });
    await receiveFile(request, importId);
    return DONE;
  });
  serve(app, importsApi.read, async ({ ctx, params: input }) => {
    await startReading(ctx, input);
    return DONE;
  });
  serve(app, importsApi.get, async ({ ctx, params: input }) => viewImport(ctx, input));
  serve(app, importsApi.items, async ({ ctx, params: input, query }) =>
    listImportItems(ctx, { ...input, ...query }),
  );
  serve(app, importsApi.choose, async ({ ctx, params: input, body }) => {
    await chooseColumns(ctx, { ...input, choices: body });
    return DONE;
  });
  serve(app, importsApi.start, async ({ ctx, params: input }) => {
    await startImport(ctx, input);
    return DONE;
  });
  serve(app, importsApi.cancel, async ({ ctx, params: input }) => {
    await cancelImport(ctx, input);
    return DONE;
  });
  serve(app, importsApi.addresses, async ({ ctx, params: input, body }) => {
    await (body.allowed ? allowAddresses : stopAddresses)(ctx, input);
    return DONE;
  });
  serve(app, importsApi.submit, async ({ ctx, params: input, body }) =>
    submitImported(ctx, { ...input, ...body }),
  );
  for (const format of REPORT_FORMATS) registerReport(app, format);
}

function registerReport(app: FastifyInstance, format: (typeof REPORT_FORMATS)[number]): void {
  app.get(
    `/api/imports/:importId/report.${format}`,
    { schema: { summary: `导出批量导入的情况（${format}）`, tags: ['imports'], params } },
    async (request, reply) => {
      const { importId } = params.parse(request.params);
      const { fileName, bytes } = await importItemsReport(request.ctx, { importId, format });
      return reply
        .header('content-disposition', contentDisposition(fileName, 'attachment'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type(MEDIA[format])
        .send(bytes);
    },
  );
}

async function receiveFile(request: FastifyRequest, importId: string): Promise<void> {
  const maxBytes = request.ctx.config.uploadBytes;
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_BYTES)
      throw importFileTooLarge(maxBytes);
    const part = request.isMultipart()
      ? // A byte above the limit comes through, so that the storage notices; more is cut off.
        await request.file({ limits: { files: 1, fileSize: maxBytes + 1 }, throwFileSizeLimit: false })
      : undefined;
    if (part === undefined) throw noImportFile();
    await addImportFile(request.ctx, { importId, name: part.filename, content: part.file, maxBytes });
  } catch (error) {
    // The rest is read and forgotten: a browser that is still sending wouldn't see the answer otherwise.
    request.raw.unpipe();
    request.raw.resume();
    throw error;
  }
}
