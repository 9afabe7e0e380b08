import { sql } from 'kysely';
import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { OutcomeRow } from '../../law/annual-report/form.ts';
import type { RequestChannel } from '../../law/requests/channels.ts';
import type { PlainDate } from '../../law/dates.ts';
import { FINAL_POSITIONS } from '../../law/requests/positions.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { dueWindow, runs } from './request-board.ts';
import type { requestStatisticsView } from './requests.api.ts';
import { requestsPolicy } from './requests.policy.ts';

/** How an agency's requests stand, and how those of a period went. */
export type RequestStatistics = z.output<typeof requestStatisticsView>;

/** Figures of an agency: as of today, and of the requests received or settled from `from` to `to`. */
export async function requestStatistics(
  ctx: Ctx,
  input: { agencyId: string; from: PlainDate; to: PlainDate },
): Promise<RequestStatistics> {
  const { agencyId, from, to } = input;
  authorise(requestsPolicy.list(ctx.actor, await placeOf(ctx.db, agencyId)));
  const { today, soon } = await dueWindow(ctx, agencyId);
  const open = sql`position NOT IN (${sql.join([...FINAL_POSITIONS])})`;
  const overdue = sql`${runs(today)} AND due_on < ${today}`;
  const one = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    (await query.execute(ctx.db)).rows;

  const [now] = await one(sql<RequestStatistics['now']>`
    SELECT count(*) AS open,
      count(*) FILTER (WHERE position = 'pending') AS pending,
      count(*) FILTER (WHERE ${overdue}) AS overdue,
      count(*) FILTER (WHERE ${runs(today)} AND due_on = ${today}) AS "dueToday",
      count(*) FILTER (WHERE ${runs(today)} AND due_on > ${today} AND due_on <= ${soon}) AS soon,
      count(*) FILTER (WHERE clock = 'paused' AND NOT ${runs(today)}) AS paused,
      count(*) FILTER (WHERE clock = 'unknown') AS unknown
    FROM request_cases WHERE agency_id = ${agencyId} AND ${open}`);
  const [received] = await one(sql<{ received: number }>`
    SELECT count(*) AS received FROM request_cases
    WHERE agency_id = ${agencyId} AND received_on BETWEEN ${from} AND ${to}`);
  const [settled] = await one(sql<Omit<RequestStatistics['period'], 'received'>>`
    SELECT count(*) AS settled,
      count(*) FILTER (WHERE in_time) AS "inTime",
      count(*) FILTER (WHERE NOT in_time) AS late,
      count(*) FILTER (WHERE extended) AS extended,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY settled_on - received_on) AS "medianDays"
    FROM request_cases WHERE agency_id = ${agencyId} AND settled_on BETWEEN ${from} AND ${to}`);
  const outcomes = await one(sql<{ row: OutcomeRow; count: number }>`
    SELECT outcome AS row, count(*) AS count FROM request_cases
    WHERE agency_id = ${agencyId} AND settled_on BETWEEN ${from} AND ${to} GROUP BY 1 ORDER BY 2 DESC, 1`);
  const channels = await one(sql<{ channel: RequestChannel; count: number }>`
    SELECT channel, count(*) AS count FROM request_cases
    WHERE agency_id = ${agencyId} AND received_on BETWEEN ${from} AND ${to} GROUP BY 1 ORDER BY 2 DESC, 1`);
  const units = await one(sql<{ unit: string; open: number; overdue: number }>`
    SELECT unit, count(*) AS open, count(*) FILTER (WHERE ${overdue}) AS overdue FROM request_cases
    WHERE agency_id = ${agencyId} AND ${open} GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1 LIMIT 50`);
  const [satisfaction] = await one(sql<RequestStatistics['satisfaction']>`
    SELECT count(*) AS answers, round(avg(s.score), 2)::float8 AS average
    FROM request_satisfaction s JOIN request_cases c ON c.id = s.case_id
    WHERE c.agency_id = ${agencyId} AND c.settled_on BETWEEN ${from} AND ${to}`);
  const [suggestions] = await one(sql<RequestStatistics['suggestions']>`
    SELECT coalesce(sum(shown), 0)::int AS shown, coalesce(sum(helped), 0)::int AS helped,
      coalesce(sum(applied), 0)::int AS applied
    FROM request_suggestions WHERE agency_id = ${agencyId} AND day BETWEEN ${from} AND ${to}`);
  return {
    today,
    now: now ?? NOTHING.now,
    period: { ...NOTHING.period, ...received, ...settled },
    outcomes,
    channels,
    units,
    satisfaction: satisfaction ?? NOTHING.satisfaction,
    suggestions: suggestions ?? NOTHING.suggestions,
  };
}

const NOTHING: Pick<RequestStatistics, 'now' | 'period' | 'satisfaction' | 'suggestions'> = {
  now: { open: 0, pending: 0, overdue: 0, dueToday: 0, soon: 0, paused: 0, unknown: 0 },
  period: { received: 0, settled: 0, inTime: 0, late: 0, medianDays: null, extended: 0 },
  satisfaction: { answers: 0, average: null },
  suggestions: { shown: 0, helped: 0, applied: 0 },
};
