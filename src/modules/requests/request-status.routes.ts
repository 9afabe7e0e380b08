import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import { failedTries, type FailedTries } from '../../platform/http/failed-tries.ts';
import { wasTaken } from '../../platform/http/form-answers.ts';
import type { FormGuard } from '../../platform/http/form-guard.ts';
import {
  FIELDS_ONLY,
  NO_FILES,
  readPublicForm,
  seeOther,
  sendPublicPage,
} from '../../platform/http/public-forms.ts';
import { addressKey } from '../../platform/http/token-buckets.ts';
import {
  REQUEST_STATUS,
  REQUEST_STATUS_LEAVE,
  REQUEST_STATUS_SEND,
  REQUEST_STATUS_VIEW,
} from '../../portal/paths.ts';
import type {
  AskedOnPage,
  StatusFormName,
  StatusPage,
  StatusQueryPage,
} from '../../portal/requests/request-model.ts';
import { statusPage } from '../../portal/requests/status-page.ts';
import { NO_SUCH_REQUEST, statusQueryPage } from '../../portal/requests/status-query-page.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { formIdOf } from './apply-form.ts';
import type { PublicSite } from './public-requests.types.ts';
import {
  giveRequestPass,
  keepsPasses,
  PASS_MINUTES,
  passedRequest,
  takeRequestPass,
  type PassedRequest,
} from './request-pass.ts';
import { openStatusFile } from './request-status-files.ts';
import { isStatusForm } from './request-status-forms.ts';
import { faultsOf, sentNotice } from './request-status-input.ts';
import { caseOfCode } from './request-status-query.ts';
import { sendToRequest, statusFormOf } from './request-status-send.ts';
import { readStatusPost, type StatusPost } from './request-status-upload.ts';
import { requestStatus } from './request-status-view.ts';
import { FORM_CLOSED, formClosed } from './requests.errors.ts';
import { asDownload } from './requests.routes.ts';

/** What the pages of one server share. */
export interface StatusDesk {
  readonly site: PublicSite;
  guardOf(request: FastifyRequest): FormGuard;
}

/** After so many failures within the window a question is asked besides; nobody is ever locked out. */
const FREE_TRIES = 5;
const WINDOW_MS = 15 * 60_000;
const QUERY_FORM = 'request status';
const HIDDEN = { schema: { hide: true } };

/** Where a request stands, for whoever has its number and query code; and what can be sent from there. */
export function registerRequestStatusRoutes(app: FastifyInstance, desk: StatusDesk): void {
  const tries = failedTries(WINDOW_MS);
  app.get(REQUEST_STATUS, HIDDEN, async (request, reply) => {
    const asked = question(
      request,
      desk,
      tries.count(addressOf(request), request.ctx.clock.now()) >= FREE_TRIES,
    );
    return showQuery(request, reply, { desk, page: { asked } });
  });
  app.post(REQUEST_STATUS, HIDDEN, async (request, reply) => lookUp(request, reply, { desk, tries }));
  app.get(REQUEST_STATUS_VIEW, HIDDEN, async (request, reply) => {
    const held = await passedRequest(request);
    if (held === null) return noPass(request, reply, { desk, unsent: '' });
    const { done } = Object(request.query) as { done?: unknown };
    const form = typeof done === 'string' && isStatusForm(done) ? done : null;
    return show(request, reply, { desk, held, done: form, refused: null });
  });
  app.post(REQUEST_STATUS_SEND, HIDDEN, async (request, reply) => send(request, reply, desk));
  app.post(REQUEST_STATUS_LEAVE, HIDDEN, async (request, reply) => {
    await readPublicForm(request, { limits: FIELDS_ONLY, files: NO_FILES });
    takeRequestPass(reply);
    return seeOther(reply, REQUEST_STATUS);
  });
  app.get<{ Params: { fileId: string } }>(
    `${REQUEST_STATUS}/files/:fileId`,
    HIDDEN,
    async (request, reply) => {
      const held = await passedRequest(request);
      if (held === null) return noPass(request, reply, { desk, unsent: '' });
      const { fileName, mediaType, content } = await openStatusFile(request.ctx, {
        caseId: held.row.id,
        fileId: request.params.fileId,
      });
      return asDownload(reply, { fileName, type: mediaType }).send(content);
    },
  );
}

function addressOf(request: FastifyRequest): string {
  return `from ${addressKey(request.ip)}`;
}

function question(request: FastifyRequest, desk: StatusDesk, wanted: boolean): AskedOnPage | null {
  if (!wanted) return null;
  const { token, question: text } = desk
    .guardOf(request)
    .ask({ form: QUERY_FORM, now: request.ctx.clock.now() });
  return { token, question: text, message: '' };
}

async function showQuery(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { desk: StatusDesk; page: Partial<StatusQueryPage>; status?: number },
): Promise<FastifyReply> {
  const page = { number: '', message: '', notice: '', unsent: '', asked: null, ...shown.page };
  const site = await shown.desk.site.siteAt(request.ctx, request.hostname);
  return sendPublicPage(reply, statusQueryPage(site, page), shown.status ?? 200);
}

/** An unknown number and a wrong code are told in the same words after the same work. */
async function lookUp(
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, tries }: { desk: StatusDesk; tries: FailedTries },
): Promise<FastifyReply> {
  const { ctx } = request;
  const form = await readPublicForm(request, { limits: FIELDS_ONLY, files: NO_FILES });
  const now = ctx.clock.now();
  const number = form.field('number').trim();
  const keys = [addressOf(request), `of ${createHash('sha256').update(number).digest('base64url')}`];
  const isAsked = (): boolean => keys.some((key) => tries.count(key, now) >= FREE_TRIES);
  if (isAsked()) {
    const sent = { token: form.field('token'), answer: form.field('answer'), trap: form.field('more') };
    const verdict = desk.guardOf(request).check({ form: QUERY_FORM, ...sent, ip: request.ip, now });
    const used = verdict.ok && tries.count(`answered ${verdict.id}`, now) > 0;
    if (verdict.ok) tries.failed(`answered ${verdict.id}`, now);
    if (!verdict.ok || used) {
      const asked = verdict.ok
        ? question(request, desk, true)
        : { ...verdict.next, message: verdict.message };
      return showQuery(request, reply, { desk, page: { number, asked }, status: 422 });
    }
  }
  const found = await caseOfCode(ctx, { number, code: form.field('code') });
  if (found === null) {
    for (const key of keys) tries.failed(key, now);
    const page = { number, message: NO_SUCH_REQUEST, asked: question(request, desk, isAsked()) };
    return showQuery(request, reply, { desk, page, status: 422 });
  }
  giveRequestPass(reply, { row: found });
  return seeOther(reply, `${REQUEST_STATUS_VIEW}?from=query`);
}

/** Without a pass: it is over, or the browser keeps no cookies. What was written is shown, so that it isn't lost. */
async function noPass(
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, unsent }: { desk: StatusDesk; unsent: string },
): Promise<FastifyReply> {
  const { from } = Object(request.query) as { from?: unknown };
  const notice =
    from === 'query' && !keepsPasses(request)
      ? '编号和查询码是对的，但是浏览器没有保存本站的 Cookie，不能继续显示。请在浏览器设置中允许本站使用 Cookie 后重新查询，或者换一个浏览器；也可以打电话、当面向受理机关询问。'
      : `为了保护您的信息，查询结果只保留${PASS_MINUTES}分钟。请重新输入编号和查询码。`;
  return showQuery(request, reply, { desk, page: { notice, unsent }, status: 403 });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: {
    desk: StatusDesk;
    held: PassedRequest;
    done: StatusFormName | null;
    refused: StatusPage['refused'];
  },
): Promise<FastifyReply> {
  const { ctx } = request;
  const { desk, held, done, refused } = shown;
  const status = await requestStatus(ctx, { caseId: held.row.id, guard: desk.guardOf(request) });
  const { agencyId, page, restarted } = status;
  const notice = done === null ? '' : sentNotice(done, { restarts: restarted });
  const frame = await desk.site.agency(ctx, await agencyById(ctx.db, agencyId));
  // Who is still reading or writing isn't sent away.
  giveRequestPass(reply, held);
  const site = await desk.site.siteOf(ctx, agencyId);
  const html = statusPage(site, frame, { ...page, notice, refused });
  return sendPublicPage(reply, html, refused === null ? 200 : 422);
}

async function send(request: FastifyRequest, reply: FastifyReply, desk: StatusDesk): Promise<FastifyReply> {
  const held = await passedRequest(request);
  const post = await readStatusPost(request, reply, held?.row.id ?? null);
  const name = post.form.field('form');
  let taken = false;
  try {
    if (held === null || !isStatusForm(name)) {
      return await noPass(request, reply, { desk, unsent: post.form.field(`${name}-text`) });
    }
    const refused = await refusalOf(request, { caseId: held.row.id, name, post }, (done) => {
      taken = done;
    });
    if (refused !== null) return await show(request, reply, { desk, held, done: null, refused });
    return seeOther(reply, `${REQUEST_STATUS_VIEW}?done=${name}`);
  } finally {
    if (!taken) await post.discard();
  }
}

/** Sends it, or says why it can't be sent; everything that was typed comes back with that. */
async function refusalOf(
  request: FastifyRequest,
  sent: { caseId: string; name: StatusFormName; post: StatusPost },
  took: (done: boolean) => void,
): Promise<StatusPage['refused']> {
  const { ctx } = request;
  const { caseId, name, post } = sent;
  const text = post.form.field(`${name}-text`);
  const choice = post.form.field(`${name}-score`);
  const typed = { [`${name}-text`]: text, [`${name}-score`]: choice };
  const form = statusFormOf(name, caseId);
  const formId = formIdOf(ctx, { form, token: post.form.field('token') });
  if (formId === null) {
    const message = '这一页打开得太久，或者您后来查看了另一份申请。请核对是不是这份申请，再提交一次。';
    return { form: name, errors: { [`${name}-text`]: message }, typed };
  }
  if (post.passedOver) {
    // The form was closed when its file came: it has been taken already, or the request has moved on.
    const repeated = await wasTaken(ctx.db, { form, id: formId, now: ctx.clock.now() });
    return repeated ? null : movedOn(formClosed(), text);
  }
  const errors = faultsOf(name, { text: text.trim(), score: choice, file: post.file ?? undefined });
  if (Object.keys(errors).length > 0) return { form: name, errors, typed };
  const upload = post.file?.ok === true ? post.file.upload : null;
  const score = Number(choice.slice(1));
  try {
    const input = { caseId, form: name, formId, text: text.trim(), score, upload };
    const { repeated } = await sendToRequest(ctx, input);
    took(!repeated);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== FORM_CLOSED) return { form: name, errors: { [`${name}-text`]: error.message }, typed };
    return movedOn(error, text);
  }
}

/** Its own form may be gone; what was written can still be sent as a message. */
function movedOn(error: AppError, text: string): StatusPage['refused'] {
  return {
    form: 'message',
    errors: { 'message-text': error.message },
    typed: { 'message-text': text },
  };
}
