import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { countLinks } from './link-lists.repository.ts';
import type { linksApi } from './links.api.ts';

/** Links that lead readers nowhere, at each agency whose publisher the actor is; those left as they are with a reason don't count. */
export async function linksTodo(ctx: Ctx): Promise<ResponseOf<typeof linksApi.todo>> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds = [
    ...new Set(grants.filter(({ role }) => role === 'publisher').map(({ agencyId }) => agencyId)),
  ];
  const agencies = await agenciesById(ctx.db, agencyIds);
  const items: { agencyId: string; agencyName: string; count: number }[] = [];
  for (const agencyId of agencyIds) {
    const { faulty: count } = await countLinks(ctx.db, await placeOf(ctx.db, agencyId));
    if (count > 0) items.push({ agencyId, agencyName: agencies.get(agencyId)?.name ?? '', count });
  }
  return { items, total: items.reduce((sum, { count }) => sum + count, 0) };
}
