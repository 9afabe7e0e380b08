import { createHash } from 'node:crypto';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { nextCounter } from '../../platform/counters.ts';
import { onceForForm } from '../../platform/http/form-answers.ts';
import { newId } from '../../platform/ids.ts';
import { hashQueryCode, isQueryCode, newQueryCode } from '../../platform/query-code.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { feedbackTerms } from '../../law/feedback.ts';
import { z } from 'zod';
import type { FeedbackValues } from '../../portal/feedback/feedback-fields.ts';
import { agencyBySlug, publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { itemByPath } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { settingsOf } from './feedback-settings.ts';
import { insertTicket, ticketByNumber, type TicketRow } from './feedback.repository.ts';

/** What a visitor is told, and again when the same form is sent again. */
const feedbackReceipt = z.object({ number: z.string(), queryCode: z.string(), dueOn: z.string() });
/** What a visitor is told. */
export type FeedbackReceipt = z.output<typeof feedbackReceipt>;

/** The form, as its guard and its answers know it. */
export const FEEDBACK_FORM = 'feedback';

/**
 * Takes what a visitor reports of a page; the agency whose page it is gets it, of pages of the whole site the first agency.
 * Sent twice, it is taken once; null then, when the hour for which the code is told is over. Null too while there is no
 * agency at all.
 */
export async function takeFeedback(
  ctx: Ctx,
  input: { readonly formId: string; readonly values: FeedbackValues },
): Promise<FeedbackReceipt | null> {
  // From where somebody reports is nobody's business.
  return inTransaction({ ...ctx, actor: { kind: 'public', ip: null } }, async (tx) => {
    const to = await addressee(tx.db, input.values.page);
    if (to === null) return null;
    // The same form with other words, after going back, is another report.
    const id = createHash('sha256')
      .update(`${input.formId}\0${JSON.stringify(input.values)}`)
      .digest('hex')
      .slice(0, 32);
    const taken = { form: FEEDBACK_FORM, id, now: tx.clock.now() };
    const { answer } = await onceForForm(tx.db, tx.keys, taken, async () =>
      JSON.stringify(await enter(tx, { ...to, values: input.values })),
    );
    return answer === null ? null : feedbackReceipt.parse(JSON.parse(answer));
  });
}

async function enter(
  tx: TxCtx,
  given: { readonly agency: Agency; readonly documentId: string | null; readonly values: FeedbackValues },
): Promise<FeedbackReceipt> {
  const { agency, documentId, values } = given;
  const at = tx.clock.now();
  const receivedOn = dayInShanghai(at);
  const { answerDays } = await settingsOf(tx.db, agency.id);
  const { dueOn, latestOn } = feedbackTerms(receivedOn, answerDays, await calendarOf(tx.db));
  const day = receivedOn.replaceAll('-', '');
  const number = `JC${day}-${String(await nextCounter(tx, `feedback ${day}`)).padStart(4, '0')}`;
  const queryCode = newQueryCode();
  const id = newId(at.getTime());
  await insertTicket(tx.db, {
    id,
    number,
    query_code_hash: hashQueryCode(tx.keys, { number, code: queryCode }),
    agency_id: agency.id,
    document_id: documentId,
    page_path: values.page,
    kind: values.kind,
    quote: values.quote,
    problem: values.problem,
    received_at: at,
    received_on: receivedOn,
    due_on: dueOn,
    latest_on: latestOn,
    outcome: null,
    answered_at: null,
    answered_on: null,
    forgotten_at: null,
  });
  // What visitors write may name people: the audit tells that there was a report, not what it says.
  tx.record({
    type: 'feedback.received',
    agencyId: agency.id,
    subject: { kind: 'feedback', id, title: number },
    after: { kind: values.kind, dueOn },
  });
  return { number, queryCode, dueOn };
}

async function addressee(
  db: Db,
  page: string,
): Promise<{ agency: Agency; documentId: string | null } | null> {
  const item = await itemByPath(db, page);
  const [slug = ''] = page.split('/', 2).slice(1);
  const agency = await agencyBySlug(db, slug);
  if (agency !== null && agency.publishes && agency.closedOn === null)
    return { agency, documentId: item?.state === 'public' ? item.document_id : null };
  const [first] = await publishingAgencies(db);
  return first === undefined ? null : { agency: first, documentId: null };
}

/** The report that number and query code belong to; null for any that don't fit, which of the two isn't told. */
export async function feedbackOfCode(
  ctx: Ctx,
  typed: { readonly number: string; readonly code: string },
): Promise<TicketRow | null> {
  const number = typed.number.normalize('NFKC').replace(/\s/gu, '').toUpperCase().slice(0, 40);
  const row = await ticketByNumber(ctx.db, number);
  const hash = row?.query_code_hash ?? null;
  return isQueryCode(ctx.keys, { number, typed: typed.code, hash }) ? row : null;
}
