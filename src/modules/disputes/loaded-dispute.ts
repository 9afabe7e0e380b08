import type { Place } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { must, notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { disputeMilestones, type DisputeMilestone } from '../../law/disputes/dispute-milestones.ts';
import { replayDispute, type DisputeState } from '../../law/disputes/dispute-state.ts';
import { replyDueOn } from '../../law/disputes/dispute-terms.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { disputeLedger, findDispute, type DisputeEntry, type DisputeRow } from './disputes.repository.ts';

/** A case with everything that follows from its ledger. */
export interface LoadedDispute {
  readonly row: DisputeRow;
  readonly place: Place;
  readonly ledger: readonly DisputeEntry[];
  readonly state: DisputeState;
  readonly milestones: { readonly open: readonly DisputeMilestone[] } | { readonly missing: string };
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

/** Reads a case and replays its ledger. `lock`: nobody else acts on it until the end of the transaction. */
export async function loadDispute(
  ctx: { readonly db: Db; readonly clock: Clock },
  disputeId: string,
  options: { lock?: boolean } = {},
): Promise<LoadedDispute> {
  const row = await findDispute(ctx.db, disputeId, options);
  if (row === null) throw notFound('这个案件');
  return assembledDispute({
    row,
    place: await placeOf(ctx.db, row.agency_id),
    ledger: await disputeLedger(ctx.db, disputeId),
    today: dayInShanghai(ctx.clock.now()),
    calendar: await calendarOf(ctx.db),
  });
}

/** The case with its state and open days. */
export function assembledDispute(
  parts: Pick<LoadedDispute, 'row' | 'place' | 'ledger' | 'today' | 'calendar'>,
): LoadedDispute {
  const state = replayDispute(parts.ledger);
  return { ...parts, state, milestones: disputeMilestones(state, parts.calendar) };
}

/** What lists show and sort by: it follows from the ledger and is written again after each event. */
export function projectionOf(loaded: LoadedDispute): Partial<DisputeRow> {
  const { state, ledger, milestones } = loaded;
  const own = 'open' in milestones ? milestones.open.find(({ who }) => who === 'agency') : undefined;
  return {
    number: state.number,
    authority: state.authority,
    position: must(state.position, 'position'),
    filed_on: must(state.filedOn, 'filedOn'),
    copy_received_on: state.copyReceivedOn,
    reply_due_on: dueReply(loaded),
    replied_on: state.repliedOn,
    closed_on: state.closedOn,
    outcome: state.outcome,
    outcome_words: state.words,
    result: resultOf(state),
    ordered_on: state.order?.runsFrom ?? null,
    ordered_due_on: state.order?.dueOn ?? null,
    carried_out_on: state.carriedOutOn,
    due_on: own?.due ?? null,
    last_seq: ledger.length,
  };
}

/** How the case is called in the audit: by its number, never by a person. */
export function disputeSubject({ id, number }: Pick<DisputeRow, 'id' | 'number'>): {
  kind: 'dispute';
  id: string;
  title: string;
} {
  return { kind: 'dispute', id, title: number };
}

function resultOf({ kind, withdrawnOn, deliveredOn, decision }: DisputeState): DisputeRow['result'] {
  if (kind !== 'correction') return null;
  if (withdrawnOn !== null) return 'withdrawn';
  return deliveredOn === null ? null : (decision?.result ?? null);
}

function dueReply({ state, calendar }: LoadedDispute): PlainDate | null {
  try {
    return replyDueOn(state, calendar);
  } catch (error) {
    // The next year's notice isn't there yet; the day is entered with the next event after it.
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}
