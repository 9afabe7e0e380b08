import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToRead } from '../../files/readers/too-large.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { coverageFilter } from './coverage.api.ts';
import { exportCoverage } from './export-coverage.ts';
import { exportItems } from './export-items.ts';
import { lateFilter } from './document-days.api.ts';
import { exportLateDocuments } from './export-late-documents.ts';
import { exportRegister } from './export-register.ts';
import { importReport, previewItemImport } from './item-import-preview.ts';
import { applyItemImport, listItemImports, mayImportItems, readItemImport } from './item-imports.ts';
import { ITEM_FILE_MAX_BYTES, ITEM_FORMATS, itemImportsApi } from './item-imports.api.ts';
import { obligationFilter } from './obligations.api.ts';
import { noItemFile, unreadableItems } from './obligations.errors.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ITEM_FILE = {
  maxBytes: ITEM_FILE_MAX_BYTES,
  none: noItemFile,
  tooLarge: () => unreadableItems(tooLargeToRead(ITEM_FILE_MAX_BYTES), null),
};
const agencyParams = z.object({ agencyId: id });
const importParams = z.object({ importId: id });

/** Registers what is read from files and written into files: 标准目录, the register, its map and late documents. */
export function registerItemFileRoutes(app: FastifyInstance, pool: ReadingPool): void {
  serve(app, itemImportsApi.list, async ({ ctx, query }) => listItemImports(ctx, query));
  serve(app, itemImportsApi.upload, async ({ ctx, params, request }) => {
    await mayImportItems(ctx, params);
    return readItemImport(ctx, { ...params, file: await sentFile(request, ITEM_FILE), pool });
  });
  serve(app, itemImportsApi.preview, async ({ ctx, params, body }) =>
    previewItemImport(ctx, { ...params, choices: body }),
  );
  serve(app, itemImportsApi.apply, async ({ ctx, params, body }) => {
    const { expected, ...choices } = body;
    return applyItemImport(ctx, { ...params, choices, expected });
  });
  for (const format of ITEM_FORMATS) registerItemFile(app, format);
  app.get(
    '/api/item-imports/:importId/report.xlsx',
    { schema: { summary: '导出标准目录文件的读入情况', tags: ['obligations'], params: importParams } },
    async (request, reply) =>
      send(reply, {
        ...(await importReport(request.ctx, importParams.parse(request.params))),
        mediaType: XLSX,
      }),
  );
  app.get(
    '/api/obligations/export.xlsx',
    { schema: { summary: '导出公开义务登记册', tags: ['obligations'], querystring: obligationFilter } },
    async (request, reply) =>
      send(reply, {
        ...(await exportRegister(request.ctx, obligationFilter.parse(request.query))),
        mediaType: XLSX,
      }),
  );
  app.get(
    '/api/obligations/late-documents.xlsx',
    { schema: { summary: '导出逾期文稿', tags: ['obligations'], querystring: lateFilter } },
    async (request, reply) =>
      send(reply, {
        ...(await exportLateDocuments(request.ctx, lateFilter.parse(request.query))),
        mediaType: XLSX,
      }),
  );
  app.get(
    '/api/obligations/coverage.xlsx',
    { schema: { summary: '导出公开情况分布图', tags: ['obligations'], querystring: coverageFilter } },
    async (request, reply) =>
      send(reply, {
        ...(await exportCoverage(request.ctx, coverageFilter.parse(request.query))),
        mediaType: XLSX,
      }),
  );
}

function registerItemFile(app: FastifyInstance, format: (typeof ITEM_FORMATS)[number]): void {
  app.get(
    `/api/agencies/:agencyId/standard-items.${format}`,
    { schema: { summary: `导出标准目录（${format}）`, tags: ['obligations'], params: agencyParams } },
    async (request, reply) =>
      send(reply, await exportItems(request.ctx, { ...agencyParams.parse(request.params), format })),
  );
}

function send(
  reply: FastifyReply,
  file: { fileName: string; mediaType: string; bytes: Buffer },
): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(file.fileName, 'attachment'))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .type(file.mediaType)
    .send(file.bytes);
}
