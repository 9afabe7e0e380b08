import { createHash, randomBytes } from 'node:crypto';
import type { AccountActor } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { changedMeanwhile, signInRefused, weakPassword, wrongCurrentPassword } from './accounts.errors.ts';
import { grantsOf, hashToken, toActor, type SignedIn } from './accounts.queries.ts';
import {
  findAccount,
  listPasswordHashes,
  lockAccount,
  rememberPassword,
  updateAccount,
} from './accounts.repository.ts';
import { afterFailure, mustChangePassword, PASSWORD_RULES, passwordFaults } from './accounts.rules.ts';
import type { Account } from './accounts.types.ts';
import { checkAgainstNobody, checkPassword, hashPassword } from './passwords.ts';
import { endSession, endSessionsOf, forgetSessions, insertSession } from './sessions.repository.ts';

/** A session that was just begun. The token goes into the cookie and nowhere else. */
export interface NewSession {
  readonly token: string;
  readonly signedIn: SignedIn;
}

/** Where the person sits. */
interface Origin {
  readonly ip: string | null;
  readonly userAgent: string;
}

/** Why a sign-in failed; for the audit only, the person is told one sentence for all. */
type Refusal = 'noSuchAccount' | 'wrongPassword' | 'locked' | 'disabled';

const TOKEN_BYTES = 32;
const SESSIONS_KEPT_MS = 7 * 86_400_000;

/**
 * Signs in with name and password and begins a new session; a session that the browser had before ends.
 * Throws `session.refused` for every cause alike, after the same time, and counts failures towards the lock.
 */
export async function signIn(
  ctx: Ctx,
  input: Origin & {
    readonly username: string;
    readonly password: string;
    readonly previousToken: string | null;
  },
): Promise<NewSession> {
  const username = input.username.normalize('NFKC').trim().toLowerCase();
  const account = await findAccount(ctx.db, { username });
  if (account === null) {
    await checkAgainstNobody(input.password);
    await refuseUnknown(ctx, username);
    throw signInRefused();
  }
  const check = await checkPassword(input.password, account.passwordHash);
  const renewedHash = check.matches && check.outdated ? await hashPassword(input.password) : null;
  const begun = check.matches ? await accept(ctx, { ...input, account, renewedHash }) : null;
  if (begun !== null) return begun;
  await refuse(ctx, { accountId: account.id, passwordMatched: check.matches });
  throw signInRefused();
}

/** Ends the actor's session. */
export async function signOut(ctx: Ctx): Promise<void> {
  const actor = signedInActor(ctx);
  await inTransaction(ctx, async (tx) => {
    const account = must(await findAccount(tx.db, { id: actor.accountId }), 'account');
    if (actor.sessionId !== null) await endSession(tx.db, actor.sessionId, ctx.clock.now());
    tx.record({ type: 'session.signed_out', agencyId: account.agencyId, subject: subjectOf(account) });
  });
}

/**
 * Changes the actor's own password, ends all their sessions and begins a new one. Throws
 * `accounts.wrong_password` (which counts towards the lock) or `common.invalid_input` with every broken rule. While the
 * account is locked or disabled it ends their sessions and throws `session.refused`, whatever was typed.
 */
export async function changePassword(
  ctx: Ctx,
  input: Origin & { readonly current: string; readonly next: string },
): Promise<NewSession> {
  const actor = signedInActor(ctx);
  const account = must(await findAccount(ctx.db, { id: actor.accountId }), 'account');
  const matches =
    standingRefusal(account, ctx.clock.now()) === null &&
    (await checkPassword(input.current, account.passwordHash)).matches;
  if (!matches) {
    const why = await refuse(ctx, { accountId: account.id, passwordMatched: false });
    throw why === 'wrongPassword' ? wrongCurrentPassword() : signInRefused();
  }
  const faults = passwordFaults(input.next, account.username);
  if (faults.length === 0 && (await usedBefore(ctx, account, input.next))) {
    faults.push(`新密码不能与最近 ${PASSWORD_RULES.history} 次用过的密码相同。`);
  }
  if (faults.length > 0) throw weakPassword(faults);
  const hash = await hashPassword(input.next);
  const begun = await inTransaction(ctx, async (tx) => {
    const locked = must(await lockAccount(tx.db, account.id), 'account');
    // Somebody else changed or reset it between reading and now.
    if (locked.passwordHash !== account.passwordHash) throw changedMeanwhile();
    // As in signing in: guesses sent side by side can't slip past the count.
    if (standingRefusal(locked, ctx.clock.now()) !== null) return null;
    await storePassword(tx, account.id, { hash, mustChange: false });
    tx.record({ type: 'account.password_changed', agencyId: account.agencyId, subject: subjectOf(account) });
    const changed = must(await findAccount(tx.db, { id: account.id }), 'account');
    return beginSession(tx, changed, input);
  });
  if (begun !== null) return begun;
  await refuse(ctx, { accountId: account.id, passwordMatched: true });
  throw signInRefused();
}

/** Writes a new password, remembers it, lifts a lock and ends all sessions. Part of a use case's transaction. */
export async function storePassword(
  tx: TxCtx,
  accountId: string,
  password: { readonly hash: string; readonly mustChange: boolean },
): Promise<void> {
  const at = tx.clock.now();
  await updateAccount(tx.db, accountId, {
    password_hash: password.hash,
    must_change_password: password.mustChange,
    password_changed_at: at,
    failed_count: 0,
    locked_until: null,
  });
  await rememberPassword(tx.db, { accountId, hash: password.hash, at, keep: PASSWORD_RULES.history });
  await endSessionsOf(tx.db, accountId, at);
}

async function accept(
  ctx: Ctx,
  input: Origin & { account: Account; renewedHash: string | null; previousToken: string | null },
): Promise<NewSession | null> {
  const grants = await grantsOf(ctx.db, input.account.id);
  const actor = toActor(input.account, { grants, ip: input.ip, sessionId: null });
  return inTransaction({ ...ctx, actor }, async (tx) => {
    const account = must(await lockAccount(tx.db, input.account.id), 'account');
    const now = ctx.clock.now();
    // Looked at under the lock: attempts sent side by side can't slip past the count.
    if (account.passwordHash !== input.account.passwordHash || standingRefusal(account, now) !== null)
      return null;
    await updateAccount(tx.db, account.id, {
      failed_count: 0,
      locked_until: null,
      ...(input.renewedHash !== null && { password_hash: input.renewedHash }),
    });
    if (input.previousToken !== null) await endSession(tx.db, hashToken(input.previousToken), now);
    await forgetSessions(tx.db, account.id, new Date(now.getTime() - SESSIONS_KEPT_MS));
    tx.record({ type: 'session.signed_in', agencyId: account.agencyId, subject: subjectOf(account) });
    return beginSession(tx, account, input);
  });
}

async function beginSession(tx: TxCtx, account: Account, origin: Origin): Promise<NewSession> {
  const now = tx.clock.now();
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const session = {
    tokenHash: hashToken(token),
    accountId: account.id,
    csrfToken: randomBytes(TOKEN_BYTES).toString('base64url'),
    createdAt: now,
    lastSeenAt: now,
  };
  await insertSession(tx.db, { ...session, ip: origin.ip, userAgent: origin.userAgent.slice(0, 300) });
  const grants = await grantsOf(tx.db, account.id);
  return {
    token,
    signedIn: {
      actor: toActor(account, { grants, ip: origin.ip, sessionId: session.tokenHash }),
      csrfToken: session.csrfToken,
      mustChangePassword: mustChangePassword(account, now),
      since: now,
    },
  };
}

/** Records a refusal, counts a wrong password towards the lock, and says why it was refused. */
async function refuse(ctx: Ctx, attempt: { accountId: string; passwordMatched: boolean }): Promise<Refusal> {
  return inTransaction(ctx, async (tx) => {
    const account = must(await lockAccount(tx.db, attempt.accountId), 'account');
    const now = ctx.clock.now();
    const why: Refusal = standingRefusal(account, now) ?? 'wrongPassword';
    const subject = subjectOf(account);
    const { agencyId } = account;
    tx.record({ type: 'session.refused', agencyId, subject, after: { why } });
    // Guessing from inside a session ends it; guessing from outside must not throw out who is at work.
    const endSessions = async (): Promise<void> => {
      if (ctx.actor.kind === 'account') await endSessionsOf(tx.db, account.id, now);
    };
    if (why !== 'wrongPassword') await endSessions();
    if (why !== 'wrongPassword' || attempt.passwordMatched) return why;
    const { failedCount, lockedUntil } = afterFailure(account, now);
    await updateAccount(tx.db, account.id, { failed_count: failedCount, locked_until: lockedUntil });
    if (lockedUntil === null) return why;
    await endSessions();
    tx.record({ type: 'session.locked', agencyId, subject, after: { until: lockedUntil.toISOString() } });
    return why;
  });
}

/** Of a name that no account has only a short hash is kept: it may be a password typed into the wrong field. */
async function refuseUnknown(ctx: Ctx, username: string): Promise<void> {
  const nameHash = createHash('sha256').update(username).digest('hex').slice(0, 8);
  const why: Refusal = 'noSuchAccount';
  await inTransaction(ctx, async (tx) =>
    tx.record({ type: 'session.refused', agencyId: null, subject: null, after: { why, nameHash } }),
  );
}

/** Why the account can't be signed in to whatever the password, or null. */
function standingRefusal(account: Account, now: Date): Refusal | null {
  if (account.disabledAt !== null) return 'disabled';
  return account.lockedUntil !== null && account.lockedUntil > now ? 'locked' : null;
}

async function usedBefore(ctx: Ctx, account: Account, password: string): Promise<boolean> {
  const remembered = await listPasswordHashes(ctx.db, account.id, PASSWORD_RULES.history);
  const hashes = new Set([account.passwordHash, ...remembered]);
  for (const hash of hashes) {
    if ((await checkPassword(password, hash)).matches) return true;
  }
  return false;
}

function subjectOf(account: Account) {
  return { kind: 'account' as const, id: account.id, title: account.displayName };
}

function signedInActor(ctx: Ctx): AccountActor {
  if (ctx.actor.kind !== 'account') throw new Error('only for people who are signed in');
  return ctx.actor;
}
