import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failedTries, type FailedTries } from '../../platform/http/failed-tries.ts';
import { formGuard, type FormGuard } from '../../platform/http/form-guard.ts';
import { FIELDS_ONLY, NO_FILES, readPublicForm, sendPublicPage } from '../../platform/http/public-forms.ts';
import { addressKey, tokenBuckets, type TokenBuckets } from '../../platform/http/token-buckets.ts';
import { checkFeedback, pageOf, readFeedback } from '../../portal/feedback/feedback-fields.ts';
import {
  feedbackPage,
  feedbackStatusPage,
  feedbackTakenPage,
  type FeedbackForm,
  type FeedbackStatus,
} from '../../portal/feedback/feedback-page.ts';
import { FEEDBACK, FEEDBACK_STATUS } from '../../portal/paths.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { siteFrameAt } from '../publishing/site-frames.ts';
import { FEEDBACK_FORM, feedbackOfCode, takeFeedback } from './take-feedback.ts';

/** After so many failures within the window a question is asked besides; nobody is ever locked out. */
const FREE_TRIES = 5;
const WINDOW_MS = 15 * 60_000;
const STATUS_FORM = 'feedback status';
const HIDDEN = { schema: { hide: true } };
const TOO_MANY = '提交的网页纠错太多。您填写的内容还在下面，请过几分钟再提交，也可以打电话告诉我们。';
const NO_SUCH = '编号或者查询码不正确，请对照提交时得到的编号和查询码逐位核对。';

interface Desk {
  readonly reports: TokenBuckets;
  readonly all: TokenBuckets;
  guardOf(request: FastifyRequest): FormGuard;
  readonly tries: FailedTries;
}

/** 网页纠错 for everybody: the form, and the answer by number and query code. Works without scripts. */
export function registerPublicFeedbackRoutes(app: FastifyInstance): void {
  const guards = new WeakMap<object, FormGuard>();
  const desk: Desk = {
    reports: tokenBuckets({ capacity: 20, perMinute: 1 }),
    all: tokenBuckets({ capacity: 200, perMinute: 10 }, 1),
    tries: failedTries(WINDOW_MS),
    guardOf: ({ ctx }) => {
      const guard = guards.get(ctx.keys) ?? formGuard(ctx.keys);
      guards.set(ctx.keys, guard);
      return guard;
    },
  };
  app.get(FEEDBACK, HIDDEN, async (request, reply) => {
    const { page } = Object(request.query) as { page?: unknown };
    const from = typeof page === 'string' ? page : (request.headers.referer ?? '');
    const values = { page: onSite(request, from), kind: '', quote: '', problem: '' };
    return showForm(request, reply, { desk, form: { values, errors: {} }, status: 200 });
  });
  app.post(FEEDBACK, HIDDEN, async (request, reply) => take(request, reply, desk));
  app.get(FEEDBACK_STATUS, HIDDEN, async (request, reply) =>
    showStatus(request, reply, { desk, page: { number: '', message: '', found: null }, refused: null }),
  );
  app.post(FEEDBACK_STATUS, HIDDEN, async (request, reply) => lookUp(request, reply, desk));
}

/** The page of this site from which somebody came; empty where it was another's, or unknown. */
function onSite(request: FastifyRequest, from: string): string {
  const page = pageOf(from, [request.hostname]);
  return page.startsWith('/') && !page.startsWith('//') && !page.startsWith(FEEDBACK) ? page : '';
}

async function take(request: FastifyRequest, reply: FastifyReply, desk: Desk): Promise<FastifyReply> {
  const { ctx } = request;
  const sent = await readPublicForm(request, { limits: FIELDS_ONLY, files: NO_FILES });
  const values = readFeedback(sent.field, [request.hostname]);
  const checked = checkFeedback(values);
  if (checked.errors !== null)
    return showForm(request, reply, { desk, form: { values, errors: checked.errors }, status: 422 });
  const verdict = desk.guardOf(request).check({
    form: FEEDBACK_FORM,
    token: sent.field('token'),
    answer: sent.field('answer'),
    trap: sent.field('more'),
    ip: request.ip,
    now: ctx.clock.now(),
  });
  if (!verdict.ok) {
    const asked = { ...verdict.next, message: verdict.message };
    const site = await siteFrameAt(ctx, request.hostname);
    return sendPublicPage(reply, feedbackPage(site, { values, errors: {}, asked }), 422);
  }
  // No right hangs on this form: beyond what people send, it may be closed for a while.
  if (!desk.reports.take(addressKey(request.ip), ctx.clock.now()) || !desk.all.take('', ctx.clock.now()))
    return showForm(request, reply, {
      desk,
      form: { values, errors: {}, refusal: TOO_MANY },
      status: 429,
    });
  const receipt = await takeFeedback(ctx, { formId: verdict.id, values: checked.values });
  return sendPublicPage(reply, feedbackTakenPage(await siteFrameAt(ctx, request.hostname), receipt));
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { desk: Desk; form: Omit<FeedbackForm, 'asked'>; status: 200 | 422 | 429 },
): Promise<FastifyReply> {
  const { ctx } = request;
  const asked = page.desk.guardOf(request).ask({ form: FEEDBACK_FORM, now: ctx.clock.now() });
  const shown = feedbackPage(await siteFrameAt(ctx, request.hostname), {
    ...page.form,
    asked: { ...asked, message: '' },
  });
  return sendPublicPage(reply, shown, page.status);
}

async function lookUp(request: FastifyRequest, reply: FastifyReply, desk: Desk): Promise<FastifyReply> {
  const { ctx } = request;
  const now = ctx.clock.now();
  const address = `from ${addressKey(request.ip)}`;
  const sent = await readPublicForm(request, { limits: FIELDS_ONLY, files: NO_FILES });
  const number = sent.field('number').trim();
  if (desk.tries.count(address, now) >= FREE_TRIES) {
    const verdict = desk.guardOf(request).check({
      form: STATUS_FORM,
      token: sent.field('token'),
      answer: sent.field('answer'),
      trap: sent.field('more'),
      ip: request.ip,
      now,
    });
    if (!verdict.ok) {
      const page = { number, message: '', found: null };
      return showStatus(request, reply, {
        desk,
        page,
        refused: { ...verdict.next, message: verdict.message },
      });
    }
  }
  const row = await feedbackOfCode(ctx, { number, code: sent.field('code') });
  if (row === null) {
    desk.tries.failed(address, now);
    return showStatus(request, reply, {
      desk,
      page: { number, message: NO_SUCH, found: null },
      refused: null,
    });
  }
  const { name: agency } = await agencyById(ctx.db, row.agency_id);
  const found = {
    page: row.page_path,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    outcome: row.outcome,
    answer: row.answer,
    answeredOn: row.answered_on,
    agency,
  };
  return showStatus(request, reply, { desk, page: { number, message: '', found }, refused: null });
}

async function showStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: {
    desk: Desk;
    page: Omit<FeedbackStatus, 'asked'>;
    refused: { token: string; question: string; message: string } | null;
  },
): Promise<FastifyReply> {
  const { ctx } = request;
  const { desk, page, refused } = shown;
  const now = ctx.clock.now();
  const tired = desk.tries.count(`from ${addressKey(request.ip)}`, now) >= FREE_TRIES;
  const asked =
    refused ?? (tired ? { ...desk.guardOf(request).ask({ form: STATUS_FORM, now }), message: '' } : null);
  const html = feedbackStatusPage(await siteFrameAt(ctx, request.hostname), { ...page, asked });
  return sendPublicPage(reply, html, page.message === '' && refused === null ? 200 : 422);
}
