import type { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import type { qualityApi } from './quality.api.ts';
import { countFindings } from './site-findings.repository.ts';

/** Faults that are certain and before the public, at each agency whose publisher the actor is. */
export async function qualityTodo(ctx: Ctx): Promise<z.input<(typeof qualityApi.todo)['response']>> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds = [
    ...new Set(grants.filter(({ role }) => role === 'publisher').map(({ agencyId }) => agencyId)),
  ];
  const agencies = await agenciesById(ctx.db, agencyIds);
  const items: { agencyId: string; agencyName: string; count: number }[] = [];
  for (const agencyId of agencyIds) {
    const count = await countFindings(ctx.db, { agencyIds: [agencyId], severity: 'gate' });
    if (count > 0) items.push({ agencyId, agencyName: agencies.get(agencyId)?.name ?? '', count });
  }
  return { items, total: items.length };
}
