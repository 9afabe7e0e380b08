import type { z } from 'zod';
import { authorise, isSystem } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import type { AgencySummary } from '../agencies/agencies.types.ts';
import type { account, accountsApi, accountSummary, me, shownGrant } from './accounts.api.ts';
import { accountsPolicy } from './accounts.policy.ts';
import type { SignedIn } from './accounts.queries.ts';
import { countAccounts, findAccount, listAccounts, listGrants } from './accounts.repository.ts';
import { sessionEnds } from './accounts.rules.ts';
import type { Account, GivenGrant } from './accounts.types.ts';
import { lastSeen } from './sessions.repository.ts';

type AccountQuery = z.output<NonNullable<typeof accountsApi.list.query>>;

/** What the person who is signed in sees of themselves. */
export async function showMe(ctx: Ctx, signedIn: SignedIn): Promise<z.input<typeof me>> {
  const { actor } = signedIn;
  const own = await findAccount(ctx.db, { id: actor.accountId });
  if (own === null) throw notFound('这个账号');
  const grants = await listGrants(ctx.db, [own.id]);
  const agencies = await agenciesById(ctx.db, [own.agencyId, ...grants.map((grant) => grant.agencyId)]);
  return {
    account: {
      id: own.id,
      username: own.username,
      displayName: own.displayName,
      agencyId: own.agencyId,
      agencyName: agencies.get(own.agencyId)?.name ?? '',
    },
    grants: grants.map((grant) => showGrant(grant, agencies)),
    mustChangePassword: signedIn.mustChangePassword,
    csrfToken: signedIn.csrfToken,
    idleMinutes: ctx.config.idleMinutes,
    endsAt: sessionEnds(signedIn.since).toISOString(),
    serverTime: ctx.clock.now().toISOString(),
  };
}

/** A page of the accounts in the actor's reach, in the order of usernames. */
export async function showAccounts(ctx: Ctx, query: AccountQuery) {
  authorise(accountsPolicy.list(ctx.actor));
  const filter = {
    agencyIds: await reach(ctx, query.agencyId),
    role: query.role,
    state: query.state,
    text: query.text,
    now: ctx.clock.now(),
  };
  const found = await listAccounts(ctx.db, { ...filter, after: query.cursor, limit: query.limit });
  const shown = found.slice(0, query.limit);
  const grants = Map.groupBy(
    await listGrants(
      ctx.db,
      shown.map(({ id }) => id),
    ),
    (grant) => grant.accountId,
  );
  const agencies = await agenciesById(ctx.db, [
    ...shown.map(({ agencyId }) => agencyId),
    ...[...grants.values()].flat().map(({ agencyId }) => agencyId),
  ]);
  return {
    items: shown.map((one) =>
      summarise(one, { grants: grants.get(one.id) ?? [], agencies, now: filter.now }),
    ),
    next: found.length > query.limit ? (shown.at(-1)?.username ?? null) : null,
    total: await countAccounts(ctx.db, filter),
  };
}

/** One account with what the actor may do with it; throws `common.not_found`. */
export async function showAccount(
  ctx: Ctx,
  input: { readonly id: string },
): Promise<z.input<typeof account>> {
  const found = await findAccount(ctx.db, { id: input.id });
  if (found === null) throw notFound('这个账号');
  const grants = await listGrants(ctx.db, [found.id]);
  const place = await placeOf(ctx.db, found.agencyId);
  const target = { accountId: found.id, place, roles: grants.map((grant) => grant.role) };
  authorise(accountsPolicy.read(ctx.actor, target));
  const agencies = await agenciesById(ctx.db, [found.agencyId, ...grants.map((grant) => grant.agencyId)]);
  return {
    ...summarise(found, { grants, agencies, now: ctx.clock.now() }),
    passwordChangedAt: found.passwordChangedAt.toISOString(),
    createdAt: found.createdAt.toISOString(),
    lastSeenAt: (await lastSeen(ctx.db, found.id))?.toISOString() ?? null,
    version: found.version,
    may: {
      manage: accountsPolicy.change(ctx.actor, target) === true,
      resetPassword: accountsPolicy.resetPassword(ctx.actor, target) === true,
      unlock: accountsPolicy.unlock(ctx.actor, target) === true,
      grant: accountsPolicy.grant(ctx.actor, target, place) === true,
    },
  };
}

/** Agencies whose accounts the actor sees, narrowed to one and those below it; null for all. */
async function reach(ctx: Ctx, below: string | undefined): Promise<string[] | null> {
  const wanted = below === undefined ? null : await agencyIdsBelow(ctx.db, [below]);
  if (isSystem(ctx.actor)) return wanted;
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const own = grants.filter((grant) => grant.role === 'systemAdmin' || grant.role === 'securityAdmin');
  const reached = await agencyIdsBelow(
    ctx.db,
    own.map((grant) => grant.agencyId),
  );
  if (wanted === null) return reached;
  const allowed = new Set(reached);
  return wanted.filter((id) => allowed.has(id));
}

function summarise(
  one: Account,
  context: { grants: readonly GivenGrant[]; agencies: ReadonlyMap<string, AgencySummary>; now: Date },
): z.input<typeof accountSummary> {
  const locked = one.lockedUntil !== null && one.lockedUntil > context.now;
  return {
    id: one.id,
    username: one.username,
    displayName: one.displayName,
    agencyId: one.agencyId,
    agencyName: context.agencies.get(one.agencyId)?.name ?? '',
    state: one.disabledAt !== null ? 'disabled' : locked ? 'locked' : 'active',
    lockedUntil: locked ? (one.lockedUntil?.toISOString() ?? null) : null,
    mustChangePassword: one.mustChangePassword,
    grants: context.grants.map((grant) => showGrant(grant, context.agencies)),
  };
}

function showGrant(
  grant: GivenGrant,
  agencies: ReadonlyMap<string, AgencySummary>,
): z.input<typeof shownGrant> {
  const agency = agencies.get(grant.agencyId);
  return {
    id: grant.id,
    role: grant.role,
    agencyId: grant.agencyId,
    agencyName: agency?.name ?? '',
    agencyPath: [...(agency?.path ?? [])],
    agencyKind: agency?.kind ?? '',
    grantedAt: grant.grantedAt.toISOString(),
  };
}
