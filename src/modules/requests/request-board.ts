import { sql, type SqlBool, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { ApplicantKind, OutcomeRow } from '../../law/annual-report/form.ts';
import type { RequestChannel } from '../../law/requests/channels.ts';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { FINAL_POSITIONS, type Position } from '../../law/requests/positions.ts';
import { addWorkdays, CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { addDays } from '../../law/dates.ts';
import { accountNames } from '../accounts/accounts.queries.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { maskedName } from './masked-name.ts';
import { calendarOf } from './request-calendar.ts';
import { requestSettings } from './request-settings.ts';
import type { boardItem } from './requests.api.ts';
import { requestsPolicy } from './requests.policy.ts';
import { applicantsOf, type CaseRow } from './requests.repository.ts';

/** Which requests are wanted. */
export interface BoardFilter {
  readonly agencyId: string;
  readonly which: 'open' | 'overdue' | 'soon' | 'paused' | 'pending' | 'settled' | 'all';
  readonly position?: Position | undefined;
  readonly holderId?: string | undefined;
  /** Part of a number. */
  readonly number?: string | undefined;
  /** Days of submission. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

/** A row of the board. Names are masked for everybody; what is asked for is shown to whoever handles requests. */
export type BoardItem = z.output<typeof boardItem>;

/** How a deadline stands today. Computed, never stored. */
export type Urgency = BoardItem['urgency'];

/** Today and the day up to which a deadline is soon. */
export interface DueWindow {
  readonly today: PlainDate;
  readonly soon: PlainDate;
}

/** A page of the board: open ones by deadline, others by day of submission, newest first. */
export async function requestBoard(
  ctx: Ctx,
  input: BoardFilter & { page: number; size: number },
): Promise<{ items: BoardItem[]; total: number; may: { handle: boolean } }> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(requestsPolicy.list(ctx.actor, place));
  const handles = requestsPolicy.handle(ctx.actor, place) === true;
  const window = await dueWindow(ctx, input.agencyId);
  const where = boardConditions(input, window);
  const rows = await sql<CaseRow>`
    SELECT * FROM request_cases WHERE ${where} ORDER BY ${orderOf(input.which)}
    OFFSET ${(input.page - 1) * input.size} LIMIT ${input.size}`.execute(ctx.db);
  const total = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM request_cases WHERE ${where}`.execute(ctx.db);
  const items = await boardItems(ctx.db, rows.rows, { window, handles });
  return { items, total: total.rows[0]?.count ?? 0, may: { handle: handles } };
}

/** Today, and the last day that counts as soon by the agency's setting. */
export async function dueWindow(ctx: Ctx, agencyId: string): Promise<DueWindow> {
  const today = dayInShanghai(ctx.clock.now());
  const { soonWorkdays } = await requestSettings(ctx.db, agencyId);
  return { today, soon: soonDay(today, soonWorkdays, await calendarOf(ctx.db)) };
}

/** What a board's filter means in SQL. */
export function boardConditions(filter: BoardFilter, window: DueWindow): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`agency_id = ${filter.agencyId}`, standing(filter.which, window)];
  const { position, holderId, number, from, to } = filter;
  if (position !== undefined) conditions.push(sql<SqlBool>`position = ${position}`);
  if (holderId !== undefined) conditions.push(sql<SqlBool>`holder_id = ${holderId}`);
  if (number !== undefined && number !== '') conditions.push(sql<SqlBool>`strpos(number, ${number}) > 0`);
  if (from !== undefined) conditions.push(sql<SqlBool>`submitted_on >= ${from}`);
  if (to !== undefined) conditions.push(sql<SqlBool>`submitted_on <= ${to}`);
  return sql.join(conditions, sql` AND `);
}

/** Rows of the board out of stored requests. */
export async function boardItems(
  db: Db,
  rows: readonly CaseRow[],
  sees: { window: DueWindow; handles: boolean },
): Promise<BoardItem[]> {
  const applicants = await applicantsOf(
    db,
    rows.map(({ id }) => id),
  );
  const holders = await accountNames(
    db,
    rows.flatMap(({ holder_id: id }) => (id === null ? [] : [id])),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    // Written from these types themselves.
    position: row.position as Position,
    channel: row.channel as RequestChannel,
    applicantKind: row.applicant_kind as ApplicantKind,
    applicant: maskedName(applicants.get(row.id)?.name ?? '', row.applicant_kind === 'natural'),
    subject: sees.handles ? row.subject.slice(0, 200) : null,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    originalDueOn: row.original_due_on,
    dueOn: row.due_on,
    urgency: urgencyOf(row, sees.window),
    holder: row.holder_id === null ? null : (holders.get(row.holder_id) ?? null),
    unit: row.unit,
    extended: row.extended,
    outcome: row.outcome as OutcomeRow | null,
    settledOn: row.settled_on,
    inTime: row.in_time,
  }));
}

/** How the deadline of a request stands. */
export function urgencyOf(
  row: Pick<CaseRow, 'clock' | 'due_on' | 'paused_until'>,
  { today, soon }: DueWindow,
): Urgency {
  if (row.clock === 'unknown') return 'unknown';
  if (row.clock === 'paused' && (row.paused_until === null || row.paused_until >= today)) return 'paused';
  if (row.clock === 'none' || row.clock === 'ended' || row.due_on === null) return 'none';
  if (row.due_on < today) return 'overdue';
  if (row.due_on === today) return 'today';
  return row.due_on <= soon ? 'soon' : 'later';
}

function soonDay(today: PlainDate, workdays: number, calendar: WorkCalendar): PlainDate {
  try {
    return addWorkdays(today, workdays, calendar);
  } catch (error) {
    // Next year's notice isn't there yet: rather warn too early than not at all.
    if (error instanceof CalendarMissing) return addDays(today, workdays * 2);
    throw error;
  }
}

const OPEN = sql<SqlBool>`position NOT IN (${sql.join([...FINAL_POSITIONS])})`;

/** Whether the clock runs on the day: by its ledger, or because all who were asked kept silent beyond their term. */
export function runs(today: PlainDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`(clock = 'running' OR clock = 'paused' AND coalesce(paused_until < ${today}, false))`;
}

function standing(which: BoardFilter['which'], { today, soon }: DueWindow): RawBuilder<SqlBool> {
  switch (which) {
    case 'open':
      return OPEN;
    case 'overdue':
      return sql<SqlBool>`${OPEN} AND ${runs(today)} AND due_on < ${today}`;
    case 'soon':
      return sql<SqlBool>`${OPEN} AND ${runs(today)} AND due_on BETWEEN ${today} AND ${soon}`;
    case 'paused':
      return sql<SqlBool>`${OPEN} AND clock IN ('paused','unknown') AND NOT ${runs(today)}`;
    case 'pending':
      return sql<SqlBool>`position = 'pending'`;
    case 'settled':
      return sql<SqlBool>`settled_on IS NOT NULL`;
    case 'all':
      return sql<SqlBool>`true`;
  }
}

function orderOf(which: BoardFilter['which']): RawBuilder<unknown> {
  return which === 'settled' || which === 'all' ? sql`submitted_on DESC, id DESC` : sql`due_on, id`;
}
