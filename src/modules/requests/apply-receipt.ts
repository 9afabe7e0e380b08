import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { givePass, readPass, type PassKind } from '../../platform/http/browser-pass.ts';
import { seeOther, sendPublicPage } from '../../platform/http/public-forms.ts';
import { rulesFor } from '../../law/clock/clock-rules.ts';
import { addWorkdays, CalendarMissing } from '../../law/workdays.ts';
import { applyGuideHref, receiptHref } from '../../portal/paths.ts';
import { receiptPage } from '../../portal/requests/receipt-page.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { RECEIPT_MINUTES, receiptOfApplication } from './apply-online.ts';
import type { PublicSite } from './public-requests.types.ts';
import { calendarOf } from './request-calendar.ts';
import { receiptGone } from './requests.errors.ts';

/** Whoever applies for several things in a row still finds the receipts. */
const MOST_RECEIPTS = 10;

const receipts = z.object({ forms: z.array(z.string()) });

/** Below the pages of one agency's form; each new one of a browser prolongs it, the receipts themselves end by their own time. */
function passOf(agency: Pick<Agency, 'slug'>): PassKind {
  return {
    name: 'gongkai_receipt',
    path: applyGuideHref(agency.slug).replace(/\/$/, ''),
    minutes: RECEIPT_MINUTES,
    longestMinutes: RECEIPT_MINUTES,
  };
}

function formsOf(request: FastifyRequest, agency: Pick<Agency, 'slug'>): string[] | null {
  const { ctx } = request;
  const held = readPass(request, ctx.keys, { kind: passOf(agency), now: ctx.clock.now() });
  const read = receipts.safeParse(held?.body);
  return read.success ? read.data.forms : null;
}

/** Gives the browser the pass for its receipts, with one more in it where a form has just been taken. */
export function giveReceiptPass(
  reply: FastifyReply,
  agency: Pick<Agency, 'slug'>,
  ...taken: readonly string[]
): void {
  const { ctx } = reply.request;
  const known = (formsOf(reply.request, agency) ?? []).filter((form) => !taken.includes(form));
  const forms = [...known, ...taken].slice(-MOST_RECEIPTS);
  givePass(reply, ctx.keys, { kind: passOf(agency), body: { forms }, now: ctx.clock.now() });
}

/**
 * Leads to the receipt of a form that was taken. A browser that gave back no pass with its form may keep no cookies: it is
 * shown the receipt at once, for it would find none at another address and the code is told nowhere else.
 */
export async function leadToReceipt(
  reply: FastifyReply,
  to: { readonly site: PublicSite; readonly agency: Agency; readonly formId: string },
): Promise<FastifyReply> {
  const { site, agency, formId } = to;
  const keepsCookies = formsOf(reply.request, agency) !== null;
  giveReceiptPass(reply, agency, formId);
  if (keepsCookies) return seeOther(reply, receiptHref(agency.slug, formId));
  return sendReceipt(reply, { site, agency, formId });
}

/** The receipt at its own address: for the browser that sent the form, within the hour. */
export async function showReceipt(
  request: FastifyRequest,
  reply: FastifyReply,
  at: { readonly site: PublicSite; readonly agency: Agency | null },
): Promise<FastifyReply> {
  const { site, agency } = at;
  const asked = Object(request.query) as { form?: unknown };
  const formId = typeof asked.form === 'string' ? asked.form : '';
  if (agency === null || formsOf(request, agency)?.includes(formId) !== true)
    throw receiptGone(RECEIPT_MINUTES);
  return sendReceipt(reply, { site, agency, formId });
}

async function sendReceipt(
  reply: FastifyReply,
  of: { readonly site: PublicSite; readonly agency: Agency; readonly formId: string },
): Promise<FastifyReply> {
  const { ctx } = reply.request;
  const { site, agency, formId } = of;
  const receipt = await receiptOfApplication(ctx, { agencyId: agency.id, formId });
  if (receipt === null) throw receiptGone(RECEIPT_MINUTES);
  const page = {
    number: receipt.number,
    code: receipt.queryCode,
    subject: receipt.subject,
    submittedOn: receipt.submittedOn,
    dates: await knownDates(ctx, receipt.submittedOn),
  };
  return sendPublicPage(
    reply,
    receiptPage(await site.siteOf(ctx, agency.id), await site.agency(ctx, agency), page),
  );
}

async function knownDates(ctx: Ctx, from: string): Promise<{ on: string; words: string }[]> {
  try {
    const on = addWorkdays(from, rulesFor(from).answer.workdays, await calendarOf(ctx.db));
    return [{ on, words: '提交当天就确认收到的，最迟这一天答复；确认得晚的，相应顺延' }];
  } catch (error) {
    if (error instanceof CalendarMissing) return [];
    throw error;
  }
}
