import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { wasTaken } from '../../platform/http/form-answers.ts';
import { formGuard, type FormGuard } from '../../platform/http/form-guard.ts';
import { readPublicForm, sendPublicPage, type SentForm } from '../../platform/http/public-forms.ts';
import { addressKey, tokenBuckets, type TokenBuckets } from '../../platform/http/token-buckets.ts';
import {
  checkApplicant,
  checkDescription,
  EMPTY_APPLICATION,
  readApplication,
  type ApplyErrors,
  type ApplyValues,
} from '../../portal/requests/apply-fields.ts';
import { applicantPage, describePage, helpedPage } from '../../portal/requests/apply-page.ts';
import type { AskedOnPage } from '../../portal/requests/request-model.ts';
import { agencyBySlug } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { submitApplication } from './apply-online.ts';
import { giveReceiptPass, leadToReceipt, showReceipt } from './apply-receipt.ts';
import { formIdOf, isEndless, sentUploads, type SentUploads } from './apply-form.ts';
import { countSuggestion, suggestionsOnPage } from './apply-suggestions.ts';
import {
  discardUpload,
  giveUpOldUploads,
  keepUpload,
  keptToken,
  mostUploadBytes,
  type PublicUpload,
} from './apply-uploads.ts';
import type { PublicSite } from './public-requests.types.ts';
import { registerRequestStatusRoutes } from './request-status.routes.ts';
import { agencyClosed } from './requests.errors.ts';
import { senderOf } from './upload-room.ts';

/** What the pages of one server share. */
interface ApplyDesk {
  readonly public: PublicSite;
  readonly guard: FormGuard;
  /** Beyond it no suggestions are looked for; nobody is refused for it. */
  readonly searches: TokenBuckets;
}

const FIELDS = { fields: 60, fieldBytes: 64 * 1024, files: 2 };

/** The public side of 依申请公开: applying online, the receipt, and where a request stands. Needs `@fastify/multipart`. */
export function registerPublicRequestRoutes(app: FastifyInstance, site: PublicSite): void {
  const guards = new WeakMap<object, FormGuard>();
  const searches = tokenBuckets({ capacity: 20, perMinute: 20 });
  const deskOf = ({ ctx }: FastifyRequest): ApplyDesk => {
    const guard = guards.get(ctx.keys) ?? formGuard(ctx.keys);
    guards.set(ctx.keys, guard);
    return { public: site, guard, searches };
  };
  app.get<AgencyParams>('/:agency/apply/online', { schema: { hide: true } }, async (request, reply) => {
    const { ctx } = request;
    const agency = await openAgency(ctx, request.params.agency);
    return describe(reply, { ctx, site, agency, values: EMPTY_APPLICATION, errors: {} });
  });
  app.post<AgencyParams>('/:agency/apply/online', { schema: { hide: true } }, async (request, reply) => {
    const agency = await openAgency(request.ctx, request.params.agency);
    return takeApplication(request, reply, { desk: deskOf(request), agency });
  });
  app.get<AgencyParams>('/:agency/apply/receipt', { schema: { hide: true } }, async (request, reply) =>
    showReceipt(request, reply, { site, agency: await agencyBySlug(request.ctx.db, request.params.agency) }),
  );
  registerRequestStatusRoutes(app, { site, guardOf: (request) => deskOf(request).guard });
}

interface AgencyParams {
  Params: { agency: string };
}

/** An agency that takes applications; throws `common.not_found`. */
async function openAgency(ctx: Ctx, slug: string): Promise<Agency> {
  const agency = await agencyBySlug(ctx.db, slug);
  if (agency === null || !agency.publishes) throw notFound('这个机构');
  if (agency.closedOn !== null) throw agencyClosed(agency.name);
  return agency;
}

async function describe(
  reply: FastifyReply,
  page: { ctx: Ctx; site: PublicSite; agency: Agency; values: ApplyValues; errors: ApplyErrors },
): Promise<FastifyReply> {
  const { ctx, site, agency, values, errors } = page;
  const shown = describePage(await site.siteOf(ctx, agency.id), await site.agency(ctx, agency), {
    values,
    errors,
  });
  return sendPublicPage(reply, shown, Object.keys(errors).length === 0 ? 200 : 422);
}

async function takeApplication(
  request: FastifyRequest,
  reply: FastifyReply,
  at: { desk: ApplyDesk; agency: Agency },
): Promise<FastifyReply> {
  const { ctx } = request;
  const { agency, desk } = at;
  const form = await readForm(request, reply);
  const values = readApplication(form.field);
  const giveUp = async (): Promise<void> => {
    for (const { kept } of form.files) await discardUpload(ctx, kept);
  };
  const helped = form.field('helped');
  const errors = helped === '' ? checkDescription(values) : {};
  if (helped !== '' || form.field('do') !== 'submit' || Object.keys(errors).length > 0) {
    await giveUp();
    if (helped !== '') return showHelped(reply, { ctx, desk, agency, helped });
    const back = form.field('do') === 'back';
    if (back || Object.keys(errors).length > 0) {
      return describe(reply, { ctx, site: desk.public, agency, values, errors: back ? {} : errors });
    }
    return askWho(request, reply, {
      ...at,
      values,
      errors: {},
      uploads: NO_UPLOADS,
      asked: null,
      suggested: false,
    });
  }
  try {
    return await decide(request, reply, { ...at, form, values });
  } catch (error) {
    // Of an application that was taken nothing is lost by it: its files belong to the dossier by then.
    await giveUp();
    throw error;
  }
}

const NO_UPLOADS: SentUploads = { proof: null, authorisation: null, errors: {} };

async function readForm(request: FastifyRequest, reply: FastifyReply): Promise<SentForm<PublicUpload>> {
  const { ctx } = request;
  await giveUpOldUploads(ctx);
  const endless = isEndless(request, reply);
  const sender = senderOf(request);
  return readPublicForm<PublicUpload>(request, {
    limits: { ...FIELDS, fileBytes: mostUploadBytes(ctx) },
    files: {
      keep: async ({ name, content }) => keepUpload(ctx, { name, content, endless, sender }),
      discard: async (kept) => discardUpload(ctx, kept),
    },
  });
}

/** Takes it, or says what is missing; a form that was taken before leads to its receipt again. */
async function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: { desk: ApplyDesk; agency: Agency; form: SentForm<PublicUpload>; values: ApplyValues },
): Promise<FastifyReply> {
  const { ctx } = request;
  const { desk, agency, form, values } = sent;
  const now = ctx.clock.now();
  const guarded = `apply ${agency.id}`;
  const token = form.field('token');
  const suggested = form.field('suggested') !== '';
  const known = formIdOf(ctx, { form: guarded, token });
  if (known !== null && (await wasTaken(ctx.db, { form: guarded, id: known, now }))) {
    for (const { kept } of form.files) await discardUpload(ctx, kept);
    return leadToReceipt(reply, { site: desk.public, agency, formId: known });
  }
  const uploads = sentUploads(ctx, form);
  const errors = {
    ...checkApplicant(values, {
      proof: uploads.proof !== null,
      authorisation: uploads.authorisation !== null,
    }),
    ...uploads.errors,
  };
  if (Object.keys(errors).length > 0)
    return askWho(request, reply, { desk, agency, values, errors, uploads, asked: null, suggested });
  const verdict = desk.guard.check({
    form: guarded,
    token,
    answer: form.field('answer'),
    trap: form.field('more'),
    ip: request.ip,
    now,
  });
  if (!verdict.ok) {
    const asked = { ...verdict.next, message: verdict.message };
    return askWho(request, reply, { desk, agency, values, errors: {}, uploads, asked, suggested });
  }
  const { proof, authorisation } = uploads;
  const input = { agencyId: agency.id, formId: verdict.id, values, proof, authorisation };
  const { repeated } = await submitApplication(ctx, input);
  if (repeated) for (const { kept } of form.files) await discardUpload(ctx, kept);
  else if (suggested) await countSuggestion(ctx, agency.id, 'applied');
  return leadToReceipt(reply, { site: desk.public, agency, formId: verdict.id });
}

/** The second page: for the first time, or once more with what was wrong and all that was typed. */
async function askWho(
  request: FastifyRequest,
  reply: FastifyReply,
  page: {
    desk: ApplyDesk;
    agency: Agency;
    values: ApplyValues;
    errors: ApplyErrors;
    uploads: SentUploads;
    asked: AskedOnPage | null;
    /** Whether public documents were shown with an earlier try of it. */
    suggested: boolean;
  },
): Promise<FastifyReply> {
  const { ctx } = request;
  const { desk, agency, values, errors, uploads } = page;
  const again = page.asked !== null || Object.keys(errors).length > 0;
  const now = ctx.clock.now();
  const looks = again ? page.suggested : desk.searches.take(addressKey(request.ip), now);
  const suggestions = looks ? await suggestionsOnPage(ctx, { site: desk.public, agency, values }) : [];
  if (!again && suggestions.length > 0) await countSuggestion(ctx, agency.id, 'shown');
  const asked = page.asked ?? { ...desk.guard.ask({ form: `apply ${agency.id}`, now }), message: '' };
  const keptFiles = (['proof', 'authorisation'] as const).flatMap((field) => {
    const upload = uploads[field];
    return upload === null ? [] : [{ field, name: upload.name, token: keptToken(ctx, upload) }];
  });
  const shown = applicantPage(
    await desk.public.siteOf(ctx, agency.id),
    await desk.public.agency(ctx, agency),
    {
      values,
      errors,
      suggestions,
      keptFiles,
      asked,
    },
  );
  // By what comes back with the form it is known whether the browser will find its receipt.
  giveReceiptPass(reply, agency);
  return sendPublicPage(reply, shown, again ? 422 : 200);
}

async function showHelped(
  reply: FastifyReply,
  { ctx, desk, agency, helped }: { ctx: Ctx; desk: ApplyDesk; agency: Agency; helped: string },
): Promise<FastifyReply> {
  const documents = /^[0-9a-f-]{36}$/.test(helped) ? await desk.public.documents(ctx, [helped]) : new Map();
  const document = documents.get(helped);
  if (document === undefined || document.agencyId !== agency.id) throw notFound('这份文件');
  await countSuggestion(ctx, agency.id, 'helped');
  const frame = await desk.public.agency(ctx, agency);
  return sendPublicPage(reply, helpedPage(await desk.public.siteOf(ctx, agency.id), frame, document));
}
