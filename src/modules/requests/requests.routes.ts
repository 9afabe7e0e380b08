import '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve } from '../../platform/http/serve.ts';
import { day, id } from '../../platform/http/shapes.ts';
import { draftLetter } from './draft-letter.ts';
import { dueDays, requestPeople } from './due-days.ts';
import { exportBoard } from './export-board.ts';
import { enterHolidayNotice, listHolidayNotices } from './holiday-notices.ts';
import { exportInformationFees, listInformationFees } from './information-fees.ts';
import { renewQueryCode } from './query-codes.ts';
import { requestBoard } from './request-board.ts';
import { writeCertificate, type CertificateFormat } from './request-certificate.ts';
import { addRequestFile, mayAddFile, openRequestFile, removeRequestFile } from './request-files.ts';
import { takeMessage } from './request-messages.ts';
import { saveRequestSettings, shownSettings } from './request-settings.ts';
import { requestStatistics } from './request-statistics.ts';
import { requestDeskApi } from './request-desk.api.ts';
import { requestTodo } from './request-todo.ts';
import { openRequest } from './request-view.ts';
import { releasesApi } from './releases.api.ts';
import { acceptRelease, listReleases } from './releases.ts';
import { boardFilter, requestsApi } from './requests.api.ts';
import { REQUEST_FILE_KINDS, type RequestFileKind } from './requests.definitions.ts';
import { missingFile } from './request-uploads.errors.ts';
import { actOnRequest, registerRequest } from './requests.usecases.ts';
import { toRequestView } from './to-request-view.ts';

const caseParams = z.object({ caseId: id });
const fileParams = caseParams.extend({ fileId: id });
const fileKinds = Object.keys(REQUEST_FILE_KINDS) as RequestFileKind[];
const upload = z.object({
  kind: z.enum(fileKinds, { error: '请选择材料种类' }),
  evidence: z.string().max(60).default(''),
  shown: z.enum(['true', 'false']).default('false'),
});
const certificate = caseParams.extend({ format: z.enum(['pdf', 'docx', 'html']) });
const CERTIFICATE_TYPES: Readonly<Record<CertificateFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Registers the staff's interface of 依申请公开. `@fastify/multipart` must be registered before. */
export function registerRequestRoutes(app: FastifyInstance): void {
  serve(app, requestsApi.board, async ({ ctx, query }) => requestBoard(ctx, query));
  serve(app, requestsApi.statistics, async ({ ctx, query }) => requestStatistics(ctx, query));
  serve(app, requestsApi.settings, async ({ ctx, query }) => shownSettings(ctx, query));
  serve(app, requestsApi.saveSettings, async ({ ctx, query, body }) =>
    saveRequestSettings(ctx, { ...query, ...body }),
  );
  serve(app, requestsApi.fees, async ({ ctx, query }) => listInformationFees(ctx, query));
  serve(app, requestsApi.holidays, async ({ ctx }) => listHolidayNotices(ctx));
  serve(app, requestsApi.enterHolidays, async ({ ctx, body }) => enterHolidayNotice(ctx, body));
  serve(app, requestsApi.register, async ({ ctx, body }) => {
    const { signedOn, confirmedOn, ...arrival } = body.arrival;
    return registerRequest(ctx, {
      ...body,
      arrival: { ...arrival, signedOn: signedOn ?? undefined, confirmedOn: confirmedOn ?? undefined },
    });
  });
  serve(app, requestsApi.open, async ({ ctx, params }) => toRequestView(await openRequest(ctx, params)));
  serve(app, requestsApi.act, async ({ ctx, params, body }) => actOnRequest(ctx, { ...params, ...body }));
  serve(app, requestsApi.letterDraft, async ({ ctx, params, body }) =>
    draftLetter(ctx, { ...params, ...body }),
  );
  serve(app, requestsApi.takeMessage, async ({ ctx, params }) => {
    await takeMessage(ctx, params);
    return { ok: true as const };
  });
  serve(app, requestsApi.removeFile, async ({ ctx, params, body }) => {
    await removeRequestFile(ctx, { ...params, ...body });
    return { ok: true as const };
  });
  serve(app, releasesApi.list, async ({ ctx, params }) => listReleases(ctx, params));
  serve(app, releasesApi.accept, async ({ ctx, params, body }) => {
    await acceptRelease(ctx, { ...params, ...body });
    return { ok: true as const };
  });
  serve(app, requestDeskApi.todo, async ({ ctx }) => requestTodo(ctx));
  serve(app, requestDeskApi.people, async ({ ctx, query }) => requestPeople(ctx, query));
  serve(app, requestDeskApi.renewCode, async ({ ctx, params, body }) =>
    renewQueryCode(ctx, { ...params, ...body }),
  );
  serve(app, requestDeskApi.dueDays, async ({ ctx, query }) => dueDays(ctx, query));
  registerFiles(app);
  registerDownloads(app);
}

function registerFiles(app: FastifyInstance): void {
  app.post(
    '/api/requests/:caseId/files',
    {
      schema: {
        summary: '增加卷内材料（multipart，一个文件）',
        tags: ['requests'],
        params: caseParams,
        querystring: upload,
      },
    },
    async (request) => {
      const { caseId } = caseParams.parse(request.params);
      const { kind, evidence, shown } = upload.parse(request.query);
      await mayAddFile(request.ctx, { caseId });
      try {
        const part = await uploadedFile(request);
        const file = {
          kind,
          evidence,
          shownToApplicant: shown === 'true',
          name: part.filename,
          content: part.file,
        };
        return await addRequestFile(request.ctx, { caseId, file });
      } catch (error) {
        // The rest is read and forgotten: a browser that is still sending wouldn't see the answer otherwise.
        request.raw.unpipe();
        request.raw.resume();
        throw error;
      }
    },
  );
  app.get(
    '/api/requests/:caseId/files/:fileId',
    { schema: { summary: '下载卷内材料', tags: ['requests'], params: fileParams } },
    async (request, reply) => {
      const { name, mediaType, content } = await openRequestFile(
        request.ctx,
        fileParams.parse(request.params),
      );
      const stream = content.stream();
      stream.once('close', () => void content.close());
      return asDownload(reply, { fileName: name, type: mediaType })
        .header('content-length', content.size)
        .send(stream);
    },
  );
}

async function uploadedFile(request: FastifyRequest) {
  if (!request.isMultipart()) throw missingFile();
  const { uploadBytes } = request.ctx.config;
  // A byte above the limit comes through, so that the storage notices; more is cut off.
  const limits = { files: 1, fileSize: uploadBytes + 1 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (part === undefined) throw missingFile();
  return part;
}

function registerDownloads(app: FastifyInstance): void {
  app.get(
    '/api/requests/export.xlsx',
    { schema: { summary: '导出申请列表', tags: ['requests'], querystring: boardFilter } },
    async (request, reply) => {
      const { fileName, bytes } = await exportBoard(request.ctx, boardFilter.parse(request.query));
      return asDownload(reply, { fileName, type: XLSX }).send(bytes);
    },
  );
  const year = z.object({ agencyId: id, year: z.coerce.number().int().min(2019).max(2100) });
  app.get(
    '/api/requests/fees.xlsx',
    { schema: { summary: '导出信息处理费登记', tags: ['requests'], querystring: year } },
    async (request, reply) => {
      const { fileName, bytes } = await exportInformationFees(request.ctx, year.parse(request.query));
      return asDownload(reply, { fileName, type: XLSX }).send(bytes);
    },
  );
  const known = z.object({ knownOn: day.optional() });
  app.get(
    '/api/requests/:caseId/certificate.:format',
    { schema: { summary: '答复期限计算书', tags: ['requests'], params: certificate, querystring: known } },
    async (request, reply) => {
      const { caseId, format } = certificate.parse(request.params);
      const { knownOn } = known.parse(request.query);
      const { fileName, content } = await writeCertificate(request.ctx, { caseId, format, knownOn });
      return asDownload(reply, { fileName, type: CERTIFICATE_TYPES[format], inline: format === 'html' }).send(
        content,
      );
    },
  );
}

/** A file that browsers keep instead of showing; pages of ours are shown, without scripts and frames of others. */
export function asDownload(
  reply: FastifyReply,
  file: { fileName: string; type: string; inline?: boolean },
): FastifyReply {
  const how = file.inline === true ? 'inline' : 'attachment';
  return reply
    .header('content-disposition', contentDisposition(file.fileName, how))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
    )
    .type(file.type);
}
