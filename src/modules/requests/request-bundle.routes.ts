import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { id } from '../../platform/http/shapes.ts';
import { CASE_FORMS } from './case-forms.definitions.ts';
import { archiveRows, bundlePdf, bundleZip } from './request-bundle.ts';
import { writeCaseForm } from './request-forms.ts';

const bundle = z.object({ caseId: id, format: z.enum(['pdf', 'zip']) });
const form = z.object({ caseId: id, kind: z.enum(CASE_FORMS), format: z.enum(['docx', 'pdf']) });

/** Registers the downloads of a request's whole dossier and of its forms. */
export function registerBundleRoutes(app: FastifyInstance): void {
  app.get(
    '/api/requests/:caseId/bundle.:format',
    { schema: { summary: '整卷下载，供复议应诉', tags: ['requests'], params: bundle } },
    async (request, reply) => {
      const { caseId, format } = bundle.parse(request.params);
      const make = format === 'pdf' ? bundlePdf : bundleZip;
      const { fileName, content } = await make(request.ctx, { caseId });
      return download(reply, fileName, `application/${format}`).send(content);
    },
  );
  app.get(
    '/api/requests/:caseId/forms/:kind.:format',
    { schema: { summary: '登记表、检索记录单、归档目录、送达回证', tags: ['requests'], params: form } },
    async (request, reply) => {
      const input = form.parse(request.params);
      const rows = async () => archiveRows(request.ctx, input.caseId);
      const { fileName, mediaType, bytes } = await writeCaseForm(request.ctx, input, rows);
      return download(reply, fileName, mediaType).send(bytes);
    },
  );
}

function download(reply: FastifyReply, fileName: string, type: string): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(fileName, 'attachment'))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .type(type);
}
