import { authorise, ROLE_LABELS, ROLES, type Grant } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { isSectionOf, NO_SECTION } from './belonging.ts';
import { faulty } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import type { responsibleApi } from './responsible.api.ts';
import { whoCanBeResponsible } from './responsible.ts';
import { findItem } from './standard-items.repository.ts';

/**
 * Whom those who edit an item may name as responsible for it, in its section or in the one that is to do the work; nothing else is
 * told of them.
 */
export async function responsiblePeople(
  ctx: Ctx,
  input: { readonly itemId: string; readonly unitId?: string | undefined },
): Promise<ResponseOf<typeof responsibleApi.people>> {
  const item = await findItem(ctx.db, input.itemId);
  if (item === null) throw notFound('这个公开事项');
  authorise(obligationsPolicy.editItems(ctx.actor, await placeOf(ctx.db, item.agency_id)));
  const { agency_id, unit_id } = item;
  const unitId = input.unitId === undefined ? unit_id : input.unitId || null;
  if (unitId !== null && unitId !== unit_id && !(await isSectionOf(ctx, unitId, agency_id)))
    throw faulty([NO_SECTION]);
  const people = await whoCanBeResponsible(ctx.db, { agency_id, unit_id: unitId });
  const agencies = await agenciesById(
    ctx.db,
    people.map(({ agencyId }) => agencyId),
  );
  return {
    items: people.map(({ id, displayName, agencyId, grants }) => ({
      id,
      name: displayName,
      roles: roleWords(grants),
      from: agencyId === item.agency_id ? '' : (agencies.get(agencyId)?.shortName ?? ''),
    })),
  };
}

function roleWords(grants: readonly Grant[]): string {
  const held = new Set(grants.map(({ role }) => role));
  return ROLES.filter((role) => held.has(role))
    .map((role) => ROLE_LABELS[role])
    .join('、');
}
