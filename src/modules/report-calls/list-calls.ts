import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById, agencyById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { reportersBelow } from './call-members.ts';
import { viewMembers } from './call-members-view.ts';
import type { reportCallsApi } from './report-calls.api.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import { callsAround } from './report-calls.repository.ts';
import type { Call } from './report-calls.types.ts';

type Listed = ResponseOf<typeof reportCallsApi.list>;

/** The calls that the actor opened or could have opened, and those that ask an agency at which the actor works. */
export async function listCalls(ctx: Ctx): Promise<Listed> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const own = [...new Set(grants.map(({ agencyId }) => agencyId))];
  const items: Listed['items'] = [];
  for (const call of await callsAround(ctx.db, await agencyIdsBelow(ctx.db, own))) {
    const item = await headOf(ctx, { call, own });
    if (item.convenes || item.places.length > 0) items.push(item);
  }
  return { items, mayOpen: await mayOpenFor(ctx, own) };
}

async function headOf(
  ctx: Ctx,
  of: { call: Call; own: readonly string[] },
): Promise<Listed['items'][number]> {
  const { call } = of;
  const convener = await agencyById(ctx.db, call.agency_id);
  const place = { agencyId: convener.id, agencyPath: convener.path };
  return {
    id: call.id,
    agencyId: convener.id,
    agencyName: convener.name,
    year: call.year,
    convenes: reportCallsPolicy.convene(ctx.actor, place) === true,
    places: await placesOf(ctx, of),
  };
}

async function placesOf(
  ctx: Ctx,
  { call, own }: { call: Call; own: readonly string[] },
): Promise<Listed['items'][number]['places']> {
  const readable: string[] = [];
  for (const agencyId of own.filter((id) => call.memberIds.includes(id))) {
    const verdict = reportCallsPolicy.readOwn(ctx.actor, await placeOf(ctx.db, agencyId));
    if (verdict === true) readable.push(agencyId);
  }
  return (await viewMembers(ctx, call, readable)).map(({ agencyId, agencyName, state }) => ({
    agencyId,
    agencyName,
    state,
  }));
}

async function mayOpenFor(ctx: Ctx, own: readonly string[]): Promise<Listed['mayOpen']> {
  const names = await agenciesById(ctx.db, own);
  const found: Listed['mayOpen'] = [];
  for (const [agencyId, { name: agencyName }] of names) {
    const place = await placeOf(ctx.db, agencyId);
    if (reportCallsPolicy.convene(ctx.actor, place) !== true) continue;
    if ((await reportersBelow(ctx.db, agencyId)).length > 0) found.push({ agencyId, agencyName });
  }
  return found;
}
