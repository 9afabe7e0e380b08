import { createHash } from 'node:crypto';
import type { AccountActor, Grant, Role } from '../../platform/actor.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { findAccount, listGrants, listHolders, listNames } from './accounts.repository.ts';
import { mustChangePassword, sessionHolds } from './accounts.rules.ts';
import type { Account, Holder } from './accounts.types.ts';
import { findSession, touchSession } from './sessions.repository.ts';

/** Somebody who is signed in, and what the server must know of their session. */
export interface SignedIn {
  readonly actor: AccountActor;
  readonly csrfToken: string;
  /** Why the password must be changed before anything else. */
  readonly mustChangePassword: 'first' | 'expired' | null;
  /** When the session began. */
  readonly since: Date;
}

/** A session in use is noted at most this often, so that reading pages writes little. */
const NOTED_EVERY_MS = 30_000;

/**
 * Who is signed in with the token: null when there is no such session, it ran out or was ended, or the account
 * is disabled. Notes that the session was used.
 */
export async function actorOfSession(
  db: Db,
  token: string,
  options: { readonly now: Date; readonly idleMinutes: number; readonly ip: string | null },
): Promise<SignedIn | null> {
  const { now } = options;
  const session = await findSession(db, hashToken(token));
  if (session === null || !sessionHolds(session, options)) return null;
  const account = await findAccount(db, { id: session.accountId });
  if (account === null || account.disabledAt !== null) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= NOTED_EVERY_MS)
    await touchSession(db, session.tokenHash, now);
  return {
    actor: toActor(account, {
      grants: await grantsOf(db, account.id),
      ip: options.ip,
      sessionId: session.tokenHash,
    }),
    csrfToken: session.csrfToken,
    mustChangePassword: mustChangePassword(account, now),
    since: session.createdAt,
  };
}

/** The account as an actor, for programs that act on a person's behalf (demo, command line). Throws `common.not_found`. */
export async function actorOfAccount(
  db: Db,
  accountId: string,
  options: { readonly ip: string | null },
): Promise<AccountActor> {
  const account = await findAccount(db, { id: accountId });
  if (account === null || account.disabledAt !== null) throw notFound('这个账号');
  return toActor(account, { grants: await grantsOf(db, accountId), ip: options.ip, sessionId: null });
}

/** The account with this username, disabled or not, as typed by whoever runs a command. Throws `common.not_found`. */
export async function accountByUsername(
  db: Db,
  typed: string,
): Promise<{ id: string; username: string; displayName: string }> {
  const username = typed.normalize('NFKC').trim().toLowerCase();
  const account = await findAccount(db, { username });
  if (account === null) throw notFound(`用户名为“${username}”的账号`);
  return { id: account.id, username: account.username, displayName: account.displayName };
}

/** The enabled account with this username as an actor, or null. */
export async function actorByUsername(
  db: Db,
  username: string,
  options: { readonly ip: string | null },
): Promise<AccountActor | null> {
  const account = await findAccount(db, { username: username.trim().toLowerCase() });
  return account === null || account.disabledAt !== null ? null : actorOfAccount(db, account.id, options);
}

/** Roles that the account holds now. */
export async function grantsOf(db: Db, accountId: string): Promise<Grant[]> {
  const grants = await listGrants(db, [accountId]);
  return grants.map(({ role, agencyId }) => ({ role, agencyId }));
}

/** Names of accounts by identifier. */
export async function accountNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const names = await listNames(db, [...new Set(ids)]);
  return new Map(names.map(({ id, displayName }) => [id, displayName]));
}

/** Who holds the role at the agency now, by name; disabled accounts don't. */
export async function holdersOf(
  db: Db,
  held: { role: Role; agencyId: string },
): Promise<{ id: string; displayName: string }[]> {
  const holders = await listHolders(db, { roles: [held.role], agencyIds: [held.agencyId] });
  return holders.map(({ id, displayName }) => ({ id, displayName }));
}

/** Who holds one of the roles at one of the agencies now, by name, with those roles; disabled accounts don't. */
export async function peopleHolding(
  db: Db,
  held: { readonly roles: readonly Role[]; readonly agencyIds: readonly string[] },
): Promise<Holder[]> {
  return listHolders(db, held);
}

/** What is stored of a session's token: who reads the database can't sign in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The account as an actor with these grants. */
export function toActor(
  account: Account,
  context: {
    readonly grants: readonly Grant[];
    readonly ip: string | null;
    readonly sessionId: string | null;
  },
): AccountActor {
  const { grants, ip, sessionId } = context;
  return {
    kind: 'account',
    accountId: account.id,
    name: account.displayName,
    username: account.username,
    grants,
    ip,
    sessionId,
  };
}
