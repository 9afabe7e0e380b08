import { sql } from 'kysely';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import type { PlainDate } from '../../law/dates.ts';
import { FINAL_POSITIONS } from '../../law/requests/positions.ts';
import { holdersOf } from '../accounts/accounts.queries.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { boardItems, dueWindow } from './request-board.ts';
import type { requestDeskApi } from './request-desk.api.ts';
import { requestsPolicy } from './requests.policy.ts';
import type { CaseRow } from './requests.repository.ts';

/** More than anybody looks at in a month's calendar. */
const SHOWN = 500;

/** Open requests whose answer falls due within the days, the earliest first; a day of a clock that stands still is its day so far. */
export async function dueDays(
  ctx: Ctx,
  input: { agencyId: string; from: PlainDate; to: PlainDate },
): Promise<ResponseOf<typeof requestDeskApi.dueDays>> {
  const { agencyId, from, to } = input;
  const place = await placeOf(ctx.db, agencyId);
  authorise(requestsPolicy.list(ctx.actor, place));
  const window = await dueWindow(ctx, agencyId);
  const { rows } = await sql<CaseRow>`
    SELECT * FROM request_cases
    WHERE agency_id = ${agencyId} AND position NOT IN (${sql.join([...FINAL_POSITIONS])})
      AND due_on BETWEEN ${from} AND ${to}
    ORDER BY due_on, id LIMIT ${SHOWN + 1}`.execute(ctx.db);
  const handles = requestsPolicy.handle(ctx.actor, place) === true;
  const items = await boardItems(ctx.db, rows.slice(0, SHOWN), { window, handles });
  return { today: window.today, items, more: rows.length > SHOWN };
}

/** Whoever may be asked to handle a request of the agency. */
export async function requestPeople(
  ctx: Ctx,
  { agencyId }: { agencyId: string },
): Promise<ResponseOf<typeof requestDeskApi.people>> {
  authorise(requestsPolicy.list(ctx.actor, await placeOf(ctx.db, agencyId)));
  const people = await holdersOf(ctx.db, { role: 'requestHandler', agencyId });
  return { items: people.map(({ id, displayName }) => ({ id, name: displayName })) };
}
