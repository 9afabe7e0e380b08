import '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { serve } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { keepPhoto, PHOTO_BYTES, photoOf } from './board-photos.ts';
import { boardSheet } from './board-sheets.ts';
import { boardsApi, photoTaken } from './boards.api.ts';
import { listBoards, saveBoard } from './boards.ts';
import { channelsOfDocument, listRecords } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { channelsApi } from './channels.api.ts';
import { photoRefused } from './channels.errors.ts';
import { checkItem, checkPackage } from './check-package.ts';
import { listCms, makePackage } from './cms-packages.ts';
import { cmsApi } from './cms.api.ts';
import { connectionsApi } from './connections.api.ts';
import { listConnections, saveConnection } from './connections.ts';
import { deliveriesApi } from './deliveries.api.ts';
import { deliveryFile, listDeliveries, makeDelivery, recordDelivery } from './deliveries.ts';
import { accountChoices, exportAccounts, listAccounts } from './media-account-list.ts';
import {
  changeAccount,
  closeAccount,
  openAccount,
  reopenAccount,
  updateAccountByHand,
} from './media-accounts.ts';
import { mediaAccountsApi } from './media-accounts.api.ts';
import { listOutdated } from './outdated-records.ts';
import { packageFile } from './package-file.ts';
import { listPostings, post, takeDown } from './postings.ts';
import { retryPush } from './push-items.ts';
import { recallFile } from './recall-list.ts';
import { replaceSheet } from './replace-sheet.ts';
import { settleOutdated } from './settle-outdated.ts';
import { voidAccountUpdate } from './void-account-update.ts';
import { voidPosting } from './void-posting.ts';
import { wechatApi } from './wechat.api.ts';
import {
  approveIssue,
  dropDraft,
  previewIssue,
  previewPage,
  removeIssue,
  saveIssue,
} from './wechat-issues.ts';
import { listIssues } from './wechat-list.ts';

const DONE = { ok: true } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Registers the staff's interface of channels. `@fastify/multipart` must be registered before. */
export function registerChannelRoutes(app: FastifyInstance): void {
  serve(app, channelsApi.records, async ({ ctx, query }) => listRecords(ctx, query));
  serve(app, channelsApi.document, async ({ ctx, params }) => channelsOfDocument(ctx, params));
  serve(app, channelsApi.outdated, async ({ ctx, query }) => listOutdated(ctx, query));
  serve(app, channelsApi.settle, async ({ ctx, body }) => {
    await settleOutdated(ctx, body);
    return DONE;
  });
  serve(app, channelsApi.todo, async ({ ctx }) => channelTodo(ctx));
  registerAccounts(app);
  registerBoards(app);
  registerPhotos(app);
  registerCms(app);
  registerWechat(app);
  registerPreview(app);
  registerDeliveries(app);
}

function registerAccounts(app: FastifyInstance): void {
  serve(app, mediaAccountsApi.list, async ({ ctx, query }) => listAccounts(ctx, query));
  serve(app, mediaAccountsApi.choices, async ({ ctx, query }) => accountChoices(ctx, query));
  serve(app, mediaAccountsApi.open, async ({ ctx, body }) => openAccount(ctx, body));
  serve(app, mediaAccountsApi.change, async ({ ctx, params, body }) => {
    await changeAccount(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, mediaAccountsApi.update, async ({ ctx, params, body }) => {
    await updateAccountByHand(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, mediaAccountsApi.close, async ({ ctx, params, body }) => {
    await closeAccount(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, mediaAccountsApi.voidUpdate, async ({ ctx, params, body }) => {
    await voidAccountUpdate(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, mediaAccountsApi.reopen, async ({ ctx, params, body }) => {
    await reopenAccount(ctx, { ...params, ...body });
    return DONE;
  });
  const exported = z.object({ agencyId: id });
  app.get(
    '/api/channels/accounts/export.xlsx',
    { schema: { summary: '导出政务新媒体登记册', tags: ['channels'], querystring: exported } },
    async (request, reply) => {
      const file = await exportAccounts(request.ctx, exported.parse(request.query));
      return sendFile(reply, file, XLSX);
    },
  );
}

function registerBoards(app: FastifyInstance): void {
  serve(app, boardsApi.list, async ({ ctx, query }) => listBoards(ctx, query));
  serve(app, boardsApi.save, async ({ ctx, body }) => saveBoard(ctx, body));
  serve(app, boardsApi.postings, async ({ ctx, query }) => listPostings(ctx, query));
  serve(app, boardsApi.post, async ({ ctx, body }) => post(ctx, body));
  serve(app, boardsApi.takeDown, async ({ ctx, params, body }) => {
    await takeDown(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, boardsApi.replace, async ({ ctx, params, body }) => replaceSheet(ctx, { ...params, ...body }));
  serve(app, boardsApi.void, async ({ ctx, params, body }) => {
    await voidPosting(ctx, { ...params, ...body });
    return DONE;
  });
  const wanted = z.object({ documentId: id, paper: z.enum(['a4', 'a3']) });
  app.get(
    '/api/documents/:documentId/board-sheet-:paper.pdf',
    { schema: { summary: '公开栏张贴版（A4、A3，带二维码）', tags: ['channels'], params: wanted } },
    async (request, reply) =>
      sendFile(reply, await boardSheet(request.ctx, wanted.parse(request.params)), 'application/pdf'),
  );
}

function registerPhotos(app: FastifyInstance): void {
  const photo = z.object({ recordId: id });
  const seen = z.object({ version: z.coerce.number().int().min(1) });
  app.post(
    '/api/channels/postings/:recordId/photo',
    {
      schema: {
        summary: '上传张贴照片（multipart，一个 JPG 或者 PNG 文件）',
        tags: ['channels'],
        params: photo,
        querystring: seen,
        response: { 200: photoTaken },
      },
    },
    async (request) => {
      const file = await sentFile(request, {
        maxBytes: PHOTO_BYTES,
        none: photoRefused,
        tooLarge: photoRefused,
      });
      const { recordId } = photo.parse(request.params);
      return keepPhoto(request.ctx, { recordId, ...seen.parse(request.query), bytes: file.bytes });
    },
  );
  app.get(
    '/api/channels/postings/:recordId/photo',
    { schema: { summary: '张贴照片', tags: ['channels'], params: photo } },
    async (request, reply) => {
      const { sha256, mediaType } = await photoOf(request.ctx, photo.parse(request.params));
      return reply
        .header('content-type', mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-cache')
        .send(request.ctx.storage.read(sha256));
    },
  );
}

function registerCms(app: FastifyInstance): void {
  serve(app, connectionsApi.list, async ({ ctx, query }) => listConnections(ctx, query));
  serve(app, connectionsApi.save, async ({ ctx, body }) => saveConnection(ctx, body));
  serve(app, cmsApi.list, async ({ ctx, query }) => listCms(ctx, query));
  serve(app, cmsApi.makePackage, async ({ ctx, params }) => makePackage(ctx, params));
  serve(app, cmsApi.check, async ({ ctx, params, body }) => checkPackage(ctx, { ...params, ...body }));
  serve(app, cmsApi.checkItem, async ({ ctx, params, body }) => {
    await checkItem(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, cmsApi.retry, async ({ ctx, params, body }) => {
    await retryPush(ctx, { ...params, ...body });
    return DONE;
  });
  const wanted = z.object({ packageId: id });
  app.get(
    '/api/channels/packages/:packageId/file.zip',
    { schema: { summary: '下载报送包', tags: ['channels'], params: wanted } },
    async (request, reply) =>
      sendFile(reply, await packageFile(request.ctx, wanted.parse(request.params)), 'application/zip'),
  );
}

function registerWechat(app: FastifyInstance): void {
  serve(app, wechatApi.list, async ({ ctx, query }) => listIssues(ctx, query));
  serve(app, wechatApi.save, async ({ ctx, body }) => saveIssue(ctx, body));
  serve(app, wechatApi.preview, async ({ ctx, params }) => previewIssue(ctx, params));
  serve(app, wechatApi.approve, async ({ ctx, params, body }) => {
    await approveIssue(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, wechatApi.drop, async ({ ctx, params, body }) => {
    await dropDraft(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, wechatApi.remove, async ({ ctx, params, body }) => {
    await removeIssue(ctx, { ...params, ...body });
    return DONE;
  });
}

/** Styles stand in the text itself, as on the platform: a page of its own, in which nothing runs, may have them. */
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

function registerPreview(app: FastifyInstance): void {
  const wanted = z.object({ issueId: id, position: z.coerce.number().int().min(1).max(8) });
  app.get(
    '/api/channels/wechat/:issueId/preview/:position.html',
    { schema: { summary: '一篇图文在公众号里的样子', tags: ['channels'], params: wanted } },
    async (request, reply) => {
      const { issueId, position } = wanted.parse(request.params);
      const { articles } = await previewIssue(request.ctx, { issueId });
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', PREVIEW_POLICY)
        .send(previewPage(articles[position - 1]?.html ?? ''));
    },
  );
}

function registerDeliveries(app: FastifyInstance): void {
  serve(app, deliveriesApi.list, async ({ ctx, query }) => listDeliveries(ctx, query));
  serve(app, deliveriesApi.make, async ({ ctx, body }) => makeDelivery(ctx, body));
  serve(app, deliveriesApi.record, async ({ ctx, params, body }) => {
    await recordDelivery(ctx, { ...params, ...body });
    return DONE;
  });
  const recalled = z.object({ agencyId: id, recipient: z.string().trim().min(1).max(100) });
  const recalledFormat = z.object({ format: z.enum(['docx', 'xlsx']) });
  app.get(
    '/api/channels/recalls/list.:format',
    {
      schema: {
        summary: '收回清单：已移送、网站已撤下的政府信息',
        tags: ['channels'],
        params: recalledFormat,
        querystring: recalled,
      },
    },
    async (request, reply) => {
      const { format } = recalledFormat.parse(request.params);
      const file = await recallFile(request.ctx, { ...recalled.parse(request.query), format });
      return sendFile(reply, file, format === 'docx' ? DOCX : XLSX);
    },
  );
  const wanted = z.object({ deliveryId: id, format: z.enum(['docx', 'xlsx']) });
  app.get(
    '/api/channels/deliveries/:deliveryId/list.:format',
    { schema: { summary: '移送清单', tags: ['channels'], params: wanted } },
    async (request, reply) => {
      const asked = wanted.parse(request.params);
      const file = await deliveryFile(request.ctx, asked);
      return sendFile(reply, file, asked.format === 'docx' ? DOCX : XLSX);
    },
  );
}

async function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly bytes: Buffer | NodeJS.ReadableStream },
  type: string,
): Promise<FastifyReply> {
  return reply
    .header('content-type', type)
    .header('content-disposition', contentDisposition(file.name, 'attachment'))
    .header('cache-control', 'private, no-store')
    .send(file.bytes);
}
