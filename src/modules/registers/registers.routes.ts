import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { importSheet } from './import-sheet.ts';
import { proposeRecord, unregisteredDocuments } from './published-normative.ts';
import {
  importReport,
  registerFilter,
  registerName,
  registersApi,
  type registerRecord,
} from './registers.api.ts';
import { REGISTER_SPECS } from './registers.definitions.ts';
import { exportRegister, templateSheet } from './registers.sheets.ts';
import {
  addRecord,
  correctRecord,
  listRegister,
  mayWriteRegister,
  removeRecord,
  restoreRecord,
  type ShownRecord,
} from './registers.usecases.ts';
import { uploadedRows } from './uploaded-sheet.ts';

const one = z.object({ register: registerName });
const exported = one.extend({ format: z.enum(['xlsx', 'csv'], { error: '只能导出 xlsx 或 csv' }) });
const wanted = z.object({ agencyId: id, commit: z.enum(['true', 'false']) });
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Registers the interface of the registers. `@fastify/multipart` must be registered before. */
export function registerRegisterRoutes(app: FastifyInstance): void {
  serve(app, registersApi.list, async ({ ctx, params, query }) => {
    const { items, ...rest } = await listRegister(ctx, {
      ...params,
      ...query,
      removed: query.removed === 'true',
    });
    return { ...rest, items: items.map(toView) };
  });
  serve(app, registersApi.unregistered, async ({ ctx, query }) => ({
    items: await unregisteredDocuments(ctx, query),
  }));
  serve(app, registersApi.propose, async ({ ctx, params }) => {
    const proposed = await proposeRecord(ctx, params);
    return { ...proposed, values: { ...proposed.values } };
  });
  serve(app, registersApi.create, async ({ ctx, params, body }) => addRecord(ctx, { ...params, ...body }));
  serve(app, registersApi.change, async ({ ctx, params, body }) =>
    correctRecord(ctx, { ...params, ...body }),
  );
  serve(app, registersApi.remove, async ({ ctx, params, body }) => removeRecord(ctx, { ...params, ...body }));
  serve(app, registersApi.restore, async ({ ctx, params, body }) =>
    restoreRecord(ctx, { ...params, ...body }),
  );
  registerSheets(app);
}

function registerSheets(app: FastifyInstance): void {
  app.post(
    '/api/registers/:register/import',
    {
      schema: {
        summary: '导入登记（multipart，一个 XLSX 或 CSV 文件）；commit=false 只检查',
        tags: ['registers'],
        params: one,
        querystring: wanted,
        response: { 200: importReport },
      },
    },
    async (request) => {
      const { register } = one.parse(request.params);
      const { agencyId, commit } = wanted.parse(request.query);
      await mayWriteRegister(request.ctx, { register, agencyId });
      const rows = await uploadedRows(request);
      return importSheet(request.ctx, { register, agencyId, rows, commit: commit === 'true' });
    },
  );
  app.get(
    '/api/registers/:register/export.:format',
    { schema: { summary: '导出登记', tags: ['registers'], params: exported, querystring: registerFilter } },
    async (request, reply) => {
      const { register, format } = exported.parse(request.params);
      const { removed, ...filter } = registerFilter.parse(request.query);
      const { fileName, bytes } = await exportRegister(request.ctx, {
        ...filter,
        register,
        format,
        removed: removed === 'true',
      });
      return sendFile(reply, { fileName, bytes, type: TYPES[format] });
    },
  );
  app.get(
    '/api/registers/:register/template.xlsx',
    { schema: { summary: '导入用的空表', tags: ['registers'], params: one } },
    async (request, reply) => {
      const { register } = one.parse(request.params);
      const fileName = `${REGISTER_SPECS[register].label}（导入模板）.xlsx`;
      return sendFile(reply, { fileName, bytes: await templateSheet(register), type: TYPES.xlsx });
    },
  );
}

function sendFile(
  reply: FastifyReply,
  file: { fileName: string; bytes: Buffer; type: string },
): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(file.fileName, 'attachment'))
    .header('cache-control', 'private, no-store')
    .type(file.type)
    .send(file.bytes);
}

function toView(record: ShownRecord): z.input<typeof registerRecord> {
  return {
    ...record,
    notices: [...record.notices],
    changedAt: record.changedAt.toISOString(),
    removedAt: record.removedAt?.toISOString() ?? null,
  };
}
