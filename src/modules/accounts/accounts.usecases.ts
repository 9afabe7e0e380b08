import {
  accountIdOf,
  authorise,
  isSystem,
  ROLE_LABELS,
  type Place,
  type Role,
} from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { cannotGrant, changedMeanwhile, usernameTaken, weakPassword, wrongState } from './accounts.errors.ts';
import { accountsPolicy, type AccountTarget } from './accounts.policy.ts';
import {
  endGrant,
  findAccount,
  insertAccount,
  insertGrant,
  listGrants,
  lockAccount,
  rememberPassword,
  updateAccount,
} from './accounts.repository.ts';
import { isAdminRole, PASSWORD_RULES, passwordFaults, separationFault } from './accounts.rules.ts';
import type { Account, GivenGrant } from './accounts.types.ts';
import { generatePassword, hashPassword } from './passwords.ts';
import { storePassword } from './sessions.usecases.ts';
import { endSessionsOf } from './sessions.repository.ts';

/** A chosen first password; only the program itself may choose one (demo, command line). */
export interface ChosenPassword {
  readonly text: string;
  /** Whether it must be changed at the first sign-in. */
  readonly mustChange: boolean;
  /** When it counts as set; else the moment of the context. The demo's accounts are years old, their passwords new. */
  readonly setAt?: Date;
  /** Its hash, where there is one already: the demo's accounts have one password and share it. */
  readonly hash?: string;
}

/**
 * Creates an account without any role. The generated initial password is in the answer and nowhere else, and
 * must be changed at the first sign-in. Throws `accounts.username_taken`.
 */
export async function createAccount(
  ctx: Ctx,
  input: {
    readonly username: string;
    readonly displayName: string;
    readonly agencyId: string;
    readonly password?: ChosenPassword;
  },
): Promise<{ id: string; initialPassword: string }> {
  authorise(accountsPolicy.create(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const chosen = chosenPassword(ctx, input);
  const hash = chosen.hash ?? (await hashPassword(chosen.text));
  return inTransaction(ctx, async (tx) => {
    await requireOpen(tx, input.agencyId);
    if ((await findAccount(tx.db, { username: input.username })) !== null) throw usernameTaken();
    const at = ctx.clock.now();
    const id = newId(at.getTime());
    await uniquely('accounts_username', usernameTaken, async () =>
      insertAccount(tx.db, {
        id,
        username: input.username,
        display_name: input.displayName,
        agency_id: input.agencyId,
        password_hash: hash,
        must_change_password: chosen.mustChange,
        password_changed_at: chosen.setAt ?? at,
        locked_until: null,
        disabled_at: null,
        created_at: at,
      }),
    );
    await rememberPassword(tx.db, { accountId: id, hash, at, keep: PASSWORD_RULES.history });
    tx.record({
      type: 'account.created',
      agencyId: input.agencyId,
      subject: { kind: 'account', id, title: input.displayName },
      after: { username: input.username, displayName: input.displayName, agencyId: input.agencyId },
    });
    return { id, initialPassword: chosen.text };
  });
}

/** Changes name and agency of an account; throws `accounts.changed_meanwhile` when it isn't at `version` any more. */
export async function changeAccount(
  ctx: Ctx,
  input: {
    readonly id: string;
    readonly displayName: string;
    readonly agencyId: string;
    readonly version: number;
  },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const { account, target } = await loadLocked(tx, input.id);
    authorise(accountsPolicy.change(ctx.actor, target));
    // Moving somebody needs the right at both ends.
    authorise(accountsPolicy.create(ctx.actor, await placeOf(tx.db, input.agencyId)));
    if (account.version !== input.version) throw changedMeanwhile();
    if (input.agencyId !== account.agencyId) await requireOpen(tx, input.agencyId);
    const version = account.version + 1;
    await updateAccount(tx.db, account.id, {
      display_name: input.displayName,
      agency_id: input.agencyId,
      version,
    });
    record(tx, account, 'account.changed', {
      before: { displayName: account.displayName, agencyId: account.agencyId },
      after: { displayName: input.displayName, agencyId: input.agencyId },
    });
    return { version };
  });
}

/** Disables an account and ends its sessions. Its records keep its name. */
export async function disableAccount(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { account, target } = await loadLocked(tx, input.id);
    authorise(accountsPolicy.disable(ctx.actor, target));
    if (account.disabledAt !== null) throw wrongState('这个账号已经停用。');
    const at = ctx.clock.now();
    await updateAccount(tx.db, account.id, { disabled_at: at, version: account.version + 1 });
    await endSessionsOf(tx.db, account.id, at);
    record(tx, account, 'account.disabled', { reason: input.reason });
  });
}

/** Enables a disabled account again, with the roles it has and the password it had. */
export async function enableAccount(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { account, target } = await loadLocked(tx, input.id);
    authorise(accountsPolicy.enable(ctx.actor, target));
    if (account.disabledAt === null) throw wrongState('这个账号没有停用。');
    await updateAccount(tx.db, account.id, { disabled_at: null, version: account.version + 1 });
    record(tx, account, 'account.enabled', { reason: input.reason });
  });
}

/**
 * Gives an account a new initial password, lifts a lock and ends its sessions. The program itself may choose
 * the password, for instance to leave demo accounts with a known and fresh one.
 */
export async function resetPassword(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string; readonly password?: ChosenPassword },
): Promise<{ id: string; initialPassword: string }> {
  const known = await findAccount(ctx.db, { id: input.id });
  if (known === null) throw notFound('这个账号');
  const chosen = chosenPassword(ctx, {
    username: known.username,
    ...(input.password && { password: input.password }),
  });
  const hash = await hashPassword(chosen.text);
  return inTransaction(ctx, async (tx) => {
    const { account, target } = await loadLocked(tx, input.id);
    authorise(accountsPolicy.resetPassword(ctx.actor, target));
    if (account.disabledAt !== null) throw wrongState('这个账号已经停用，请先由系统管理员启用，再重置密码。');
    await storePassword(tx, account.id, { hash, mustChange: chosen.mustChange });
    record(tx, account, 'account.password_reset', { reason: input.reason });
    return { id: account.id, initialPassword: chosen.text };
  });
}

/** Lifts the lock that failed sign-ins have set. */
export async function unlockAccount(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { account, target } = await loadLocked(tx, input.id);
    authorise(accountsPolicy.unlock(ctx.actor, target));
    if (account.lockedUntil === null || account.lockedUntil <= ctx.clock.now()) {
      throw wrongState('这个账号没有被锁定。');
    }
    await updateAccount(tx.db, account.id, { failed_count: 0, locked_until: null });
    record(tx, account, 'account.unlocked', { reason: input.reason });
  });
}

/**
 * Gives an account a role at an agency. Throws `accounts.cannot_grant` where 三员分立 forbids it, and for an
 * administrator's role while somebody else may know the account's first password.
 */
export async function grantRole(
  ctx: Ctx,
  input: { readonly accountId: string; readonly role: Role; readonly agencyId: string },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { account, target, grants } = await loadLocked(tx, input.accountId);
    authorise(accountsPolicy.grant(ctx.actor, target, await placeOf(tx.db, input.agencyId)));
    if (account.disabledAt !== null) throw wrongState('这个账号已经停用，不能授予角色。');
    await requireOpen(tx, input.agencyId);
    if (grants.some((held) => held.role === input.role && held.agencyId === input.agencyId)) {
      throw cannotGrant('这个账号在该机构已有这个角色，不必重复授予。');
    }
    const fault = separationFault(target.roles, input.role);
    if (fault !== null) throw cannotGrant(fault);
    // The program itself sets offices up: it hands the first passwords to their owners.
    if (isAdminRole(input.role) && account.mustChangePassword && !isSystem(ctx.actor)) {
      throw cannotGrant(
        `这个账号还没有修改初始密码，建立账号的人可能知道它。请本人先登录并修改密码，再授予${ROLE_LABELS[input.role]}。`,
      );
    }
    const at = ctx.clock.now();
    const id = newId(at.getTime());
    await insertGrant(tx.db, {
      id,
      account_id: account.id,
      agency_id: input.agencyId,
      role: input.role,
      granted_by: accountIdOf(ctx.actor),
      granted_at: at,
      revoked_at: null,
    });
    record(tx, account, 'account.granted', { after: { role: input.role, agencyId: input.agencyId } });
    return { id };
  });
}

/** Takes a role back. It ends at once, also in sessions that are open. */
export async function revokeRole(
  ctx: Ctx,
  input: { readonly accountId: string; readonly grantId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { account, target, grants } = await loadLocked(tx, input.accountId);
    const grant = grants.find((held) => held.id === input.grantId);
    if (grant === undefined) throw notFound('这项角色');
    authorise(accountsPolicy.revoke(ctx.actor, target, await placeOf(tx.db, grant.agencyId)));
    await endGrant(tx.db, grant.id, ctx.clock.now());
    const before = { role: grant.role, agencyId: grant.agencyId };
    record(tx, account, 'account.revoked', { reason: input.reason, before });
  });
}

async function loadLocked(
  tx: TxCtx,
  id: string,
): Promise<{ account: Account; target: AccountTarget; grants: GivenGrant[] }> {
  const account = await lockAccount(tx.db, id);
  if (account === null) throw notFound('这个账号');
  const grants = await listGrants(tx.db, [id]);
  const place: Place = await placeOf(tx.db, account.agencyId);
  return { account, grants, target: { accountId: id, place, roles: grants.map((grant) => grant.role) } };
}

function chosenPassword(ctx: Ctx, input: { username: string; password?: ChosenPassword }): ChosenPassword {
  if (input.password === undefined) return { text: generatePassword(), mustChange: true };
  if (!isSystem(ctx.actor)) throw new Error('only the program itself may choose a password for somebody');
  const faults = passwordFaults(input.password.text, input.username);
  if (faults.length > 0) throw weakPassword(faults);
  return input.password;
}

async function requireOpen(tx: TxCtx, agencyId: string): Promise<void> {
  const agency = await agencyById(tx.db, agencyId);
  if (agency.closedOn !== null) throw wrongState(`${agency.name}已经撤销，请另选机构。`);
}

type AccountEvent =
  | 'account.changed'
  | 'account.disabled'
  | 'account.enabled'
  | 'account.password_reset'
  | 'account.unlocked'
  | 'account.granted'
  | 'account.revoked';

function record(
  tx: TxCtx,
  account: Account,
  type: AccountEvent,
  what: {
    readonly reason?: string;
    readonly before?: Readonly<Record<string, unknown>>;
    readonly after?: Readonly<Record<string, unknown>>;
  },
): void {
  const subject = { kind: 'account' as const, id: account.id, title: account.displayName };
  tx.record({ type, agencyId: account.agencyId, subject, ...what });
}

/** Turns the database's refusal of a second row into the error that people read. */
async function uniquely(
  constraint: string,
  complaint: () => Error,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === constraint) throw complaint();
    throw error;
  }
}
