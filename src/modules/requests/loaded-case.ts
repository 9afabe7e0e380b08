import type { Place } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import type { ClockState } from '../../law/clock/clock.ts';
import { requestClock } from '../../law/requests/clock-ledger.ts';
import { replay } from '../../law/requests/replay-request.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import type { WorkCalendar } from '../../law/workdays.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { calendarOf } from './request-calendar.ts';
import { findCase, ledgerOf, type CaseRow, type LedgerEntry } from './requests.repository.ts';

/** A request with everything that follows from its ledger. */
export interface LoadedCase {
  readonly row: CaseRow;
  readonly place: Place;
  readonly ledger: readonly LedgerEntry[];
  readonly state: RequestState;
  /** Its clock today; `missing` says which notice it can't be computed without. */
  readonly clock: { readonly state: ClockState } | { readonly missing: string };
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

/** Reads a request and replays its ledger. `lock`: nobody else acts on it until the end of the transaction. */
export async function loadCase(
  ctx: { readonly db: Db; readonly clock: Clock },
  caseId: string,
  options: { lock?: boolean } = {},
): Promise<LoadedCase> {
  const row = await findCase(ctx.db, caseId, options);
  if (row === null) throw notFound('这件申请');
  const ledger = await ledgerOf(ctx.db, caseId);
  return assembled({
    row,
    place: await placeOf(ctx.db, row.agency_id),
    ledger,
    today: dayInShanghai(ctx.clock.now()),
    calendar: await calendarOf(ctx.db),
  });
}

/** The request with its state and clock. */
export function assembled(
  parts: Pick<LoadedCase, 'row' | 'place' | 'ledger' | 'today' | 'calendar'>,
): LoadedCase {
  const { ledger, today, calendar } = parts;
  return { ...parts, state: replay(ledger), clock: requestClock(ledger, { asOf: today, calendar }) };
}

/** The last day for the answer while the clock runs; the day that a review ordered, where there is one. */
export function dueOf({ state, clock }: LoadedCase): PlainDate | null {
  if (state.redo !== null) return state.redo.dueOn;
  return 'state' in clock ? clock.state.due : null;
}
