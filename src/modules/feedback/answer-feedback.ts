import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { FeedbackOutcome } from '../../law/feedback.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { alreadyAnswered, feedbackChanged, unfitAgency } from './feedback.errors.ts';
import { feedbackPolicy } from './feedback.policy.ts';
import { lockTicket, updateTicket, type TicketRow } from './feedback.repository.ts';

/** A report as the person saw it. */
export interface SeenTicket {
  readonly ticketId: string;
  readonly version: number;
}

/** Settles a report: the visitor reads outcome and answer with the query code. An answer is given once. */
export async function answerFeedback(
  ctx: Ctx,
  input: SeenTicket & { readonly outcome: FeedbackOutcome; readonly answer: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    authorise(feedbackPolicy.answer(tx.actor, await placeOf(tx.db, row.agency_id)));
    requireOpen(row, input);
    const at = tx.clock.now();
    await updateTicket(tx.db, row.id, {
      outcome: input.outcome,
      answer: input.answer,
      answered_by: nameOf(tx.actor),
      answered_at: at,
      answered_on: dayInShanghai(at),
      version: row.version + 1,
    });
    tx.record({
      type: 'feedback.answered',
      agencyId: row.agency_id,
      subject: { kind: 'feedback', id: row.id, title: row.number },
      // The answer may quote the visitor; the ticket keeps it, the audit tells that there is one.
      after: { outcome: input.outcome },
    });
  });
}

/** Hands a report to the agency that it concerns; its day stays, for the visitor waits for one answer. */
export async function handOnFeedback(
  ctx: Ctx,
  input: SeenTicket & { readonly agencyId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lock(tx, input);
    authorise(feedbackPolicy.handOn(tx.actor, await placeOf(tx.db, row.agency_id)));
    requireOpen(row, input);
    const agency = await agencyById(tx.db, input.agencyId);
    if (!agency.publishes || agency.closedOn !== null || agency.id === row.agency_id)
      throw unfitAgency(agency.name);
    await updateTicket(tx.db, row.id, { agency_id: agency.id, version: row.version + 1 });
    tx.record({
      type: 'feedback.handed_on',
      agencyId: row.agency_id,
      subject: { kind: 'feedback', id: row.id, title: row.number },
      reason: input.reason,
      after: { to: agency.name },
    });
  });
}

async function lock(tx: TxCtx, { ticketId }: SeenTicket): Promise<TicketRow> {
  const row = await lockTicket(tx.db, ticketId);
  if (row === null) throw notFound('这条网页纠错');
  return row;
}

function requireOpen(row: TicketRow, { version }: SeenTicket): void {
  if (row.outcome !== null) throw alreadyAnswered();
  if (row.version !== version) throw feedbackChanged();
}
