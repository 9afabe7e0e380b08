import type { z } from 'zod';
import { authorise, holds } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai, firstDayOf, lastDayOf } from '../../law/dates.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import type { feedbackApi, feedbackTicket } from './feedback.api.ts';
import { feedbackPolicy } from './feedback.policy.ts';
import { settingsOf } from './feedback-settings.ts';
import { countTickets, ticketCounts, ticketRows, type TicketRow } from './feedback.repository.ts';

/** A report as it is shown. */
export type FeedbackTicket = z.input<typeof feedbackTicket>;

const SHOWN_TO_DO = 20;

/** Reports of an agency; to who watches over others, of those below it too. */
export async function listFeedback(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly which: 'open' | 'all';
    readonly page: number;
    readonly size: number;
  },
): Promise<z.input<(typeof feedbackApi.list)['response']>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(feedbackPolicy.read(ctx.actor, place));
  const agencyIds = await agenciesSeen(ctx, input.agencyId);
  const of = { agencyIds, which: input.which };
  const rows = await ticketRows(ctx.db, { ...of, offset: (input.page - 1) * input.size, limit: input.size });
  return {
    items: await ticketsShown(ctx, rows),
    total: await countTickets(ctx.db, of),
    ...(await settingsOf(ctx.db, input.agencyId)),
    may: { set: feedbackPolicy.set(ctx.actor, place) === true },
  };
}

/** Counts of a year by month and kind, of the same reports. */
export async function feedbackFigures(
  ctx: Ctx,
  { agencyId, year }: { readonly agencyId: string; readonly year: number },
): Promise<z.input<(typeof feedbackApi.figures)['response']>> {
  authorise(feedbackPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const agencyIds = await agenciesSeen(ctx, agencyId);
  const today = dayInShanghai(ctx.clock.now());
  return {
    items: await ticketCounts(ctx.db, { agencyIds, from: firstDayOf(year), to: lastDayOf(year), today }),
  };
}

/** Reports that the actor may answer, the most urgent first. */
export async function feedbackTodo(ctx: Ctx): Promise<z.input<(typeof feedbackApi.todo)['response']>> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds: string[] = [];
  for (const agencyId of new Set(grants.map((grant) => grant.agencyId)))
    if (feedbackPolicy.answer(ctx.actor, await placeOf(ctx.db, agencyId)) === true) agencyIds.push(agencyId);
  if (agencyIds.length === 0) return { items: [], total: 0 };
  const of = { agencyIds, which: 'open' } as const;
  const rows = await ticketRows(ctx.db, { ...of, offset: 0, limit: SHOWN_TO_DO });
  return { items: await ticketsShown(ctx, rows), total: await countTickets(ctx.db, of) };
}

async function agenciesSeen(ctx: Ctx, agencyId: string): Promise<string[]> {
  const watches = holds(ctx.actor, ['supervisor'], await placeOf(ctx.db, agencyId));
  return watches ? agencyIdsBelow(ctx.db, [agencyId]) : [agencyId];
}

async function ticketsShown(ctx: Ctx, rows: readonly TicketRow[]): Promise<FeedbackTicket[]> {
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const today = dayInShanghai(ctx.clock.now());
  const shown: FeedbackTicket[] = [];
  for (const row of rows) {
    const place = await placeOf(ctx.db, row.agency_id);
    const open = row.outcome === null;
    shown.push({
      id: row.id,
      version: row.version,
      number: row.number,
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id)?.name ?? '',
      documentId: row.document_id,
      page: row.page_path,
      kind: row.kind,
      quote: row.quote,
      problem: row.problem,
      receivedAt: row.received_at.toISOString(),
      dueOn: row.due_on,
      latestOn: row.latest_on,
      overdue: open && row.due_on < today,
      outcome: row.outcome,
      answer: row.answer,
      answeredBy: row.answered_by,
      answeredOn: row.answered_on,
      forgotten: row.forgotten_at !== null,
      may: {
        answer: open && feedbackPolicy.answer(ctx.actor, place) === true,
        handOn: open && feedbackPolicy.handOn(ctx.actor, place) === true,
      },
    });
  }
  return shown;
}
