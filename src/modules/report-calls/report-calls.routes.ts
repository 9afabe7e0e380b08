import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToRead } from '../../files/readers/too-large.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { serve, signInFirst } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { listCalls } from './list-calls.ts';
import { callDefaults, changeCall, convenedCall, openCall } from './open-call.ts';
import { answerFinding, dropDraft, mayPrepare, prepareFile, prepareFrozen } from './prepare-submission.ts';
import { publishList, withdrawList } from './publish-list.ts';
import { REPORT_MAX_BYTES, reportCallsApi } from './report-calls.api.ts';
import { noReportFile, unreadableReport } from './report-calls.errors.ts';
import { reportCallTodo } from './report-call-todo.ts';
import { exportRollUp, readRollUpSource, removeRollUpSource, viewRollUp } from './roll-up.ts';
import { makeSubmissionDocument } from './submission-document.ts';
import { approveSubmission, returnSubmission, submitReport, submittedFile } from './submit-report.ts';
import { viewBoard, viewPlace, viewSameness } from './view-call.ts';

const REPORT_FILE = {
  maxBytes: REPORT_MAX_BYTES,
  none: noReportFile,
  tooLarge: () => unreadableReport(tooLargeToRead(REPORT_MAX_BYTES), null),
};
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const done = { ok: true as const };
const sheetParams = z.object({ callId: id });
const fileParams = z.object({ callId: id, submissionId: id });

/** Registers the interface of calls for annual reports. `@fastify/multipart` must be registered before. */
export function registerReportCallRoutes(app: FastifyInstance, pool: ReadingPool): void {
  serve(app, reportCallsApi.list, async ({ ctx }) => listCalls(ctx));
  serve(app, reportCallsApi.todo, async ({ ctx }) => reportCallTodo(ctx));
  serve(app, reportCallsApi.defaults, async ({ ctx, query }) => {
    const { reporters, deadlines } = await callDefaults(ctx, query);
    return { reporters: [...reporters], deadlines: [...deadlines] };
  });
  serve(app, reportCallsApi.open, async ({ ctx, body }) => openCall(ctx, body));
  serve(app, reportCallsApi.change, async ({ ctx, params, body }) => changeCall(ctx, { ...params, ...body }));
  serve(app, reportCallsApi.board, async ({ ctx, params }) => viewBoard(ctx, params));
  serve(app, reportCallsApi.makeDocument, async ({ ctx, params }) => makeSubmissionDocument(ctx, params));
  serve(app, reportCallsApi.sameness, async ({ ctx, params }) => viewSameness(ctx, params));
  serve(app, reportCallsApi.publishList, async ({ ctx, params }) => publishList(ctx, params));
  serve(app, reportCallsApi.withdrawList, async ({ ctx, params, body }) => {
    await withdrawList(ctx, { ...params, ...body });
    return done;
  });
  registerSubmissions(app);
  registerRollUp(app);
  registerFiles(app, pool);
}

function registerSubmissions(app: FastifyInstance): void {
  serve(app, reportCallsApi.place, async ({ ctx, params }) => viewPlace(ctx, params));
  serve(app, reportCallsApi.prepareFrozen, async ({ ctx, params }) => {
    await prepareFrozen(ctx, params);
    return done;
  });
  serve(app, reportCallsApi.dropDraft, async ({ ctx, params }) => {
    await dropDraft(ctx, params);
    return done;
  });
  serve(app, reportCallsApi.answer, async ({ ctx, params, body }) => {
    await answerFinding(ctx, { ...params, ...body });
    return done;
  });
  serve(app, reportCallsApi.submit, async ({ ctx, params, body }) =>
    submitReport(ctx, { ...params, ...body }),
  );
  serve(app, reportCallsApi.returnSubmission, async ({ ctx, params, body }) => {
    await returnSubmission(ctx, { ...params, ...body });
    return done;
  });
  serve(app, reportCallsApi.approve, async ({ ctx, params, body }) => {
    await approveSubmission(ctx, { ...params, ...body });
    return done;
  });
}

function registerRollUp(app: FastifyInstance): void {
  serve(app, reportCallsApi.rollUp, async ({ ctx, params }) => viewRollUp(ctx, params));
  serve(app, reportCallsApi.removeSource, async ({ ctx, params }) => {
    await removeRollUpSource(ctx, params);
    return done;
  });
  app.get(
    '/api/report-calls/:callId/roll-up.xlsx',
    { schema: { summary: '下载年报汇总表', tags: ['report-calls'], params: sheetParams } },
    async (request, reply) => {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const { fileName, bytes } = await exportRollUp(request.ctx, sheetParams.parse(request.params));
      return asDownload(reply, { fileName, mediaType: SHEET }).send(bytes);
    },
  );
}

/** Files come in as multipart and go out as they came, never to be shown by a browser in our name. */
function registerFiles(app: FastifyInstance, pool: ReadingPool): void {
  serve(app, reportCallsApi.prepareFile, async ({ ctx, params, request }) => {
    await mayPrepare(ctx, params);
    await prepareFile(ctx, { ...params, file: await sentFile(request, REPORT_FILE), pool });
    return done;
  });
  serve(app, reportCallsApi.readSource, async ({ ctx, params, query, request }) => {
    await convenedCall(ctx, params.callId);
    const file = await sentFile(request, REPORT_FILE);
    await readRollUpSource(ctx, { ...params, file, pool, concernsSeen: query.concernsSeen === 'true' });
    return done;
  });
  app.get(
    '/api/report-calls/:callId/submissions/:submissionId/file',
    { schema: { summary: '下载报送的年报文件', tags: ['report-calls'], params: fileParams } },
    async (request, reply) => {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const file = await submittedFile(request.ctx, fileParams.parse(request.params));
      return asDownload(reply, { fileName: file.fileName, mediaType: 'application/octet-stream' })
        .header('content-length', file.bytes)
        .send(request.ctx.storage.read(file.sha256));
    },
  );
}

function asDownload(
  reply: FastifyReply,
  file: { readonly fileName: string; readonly mediaType: string },
): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', contentDisposition(file.fileName, 'attachment'))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-cache');
}
