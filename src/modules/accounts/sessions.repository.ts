import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Session } from './accounts.types.ts';

/** The session with this hash of its token that was not ended; whether it ran out is for rules to say. */
export async function findSession(db: Db, tokenHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : toSession(row);
}

/** Writes a new session. */
export async function insertSession(
  db: Tx,
  session: Session & { readonly ip: string | null; readonly userAgent: string },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      csrf_token: session.csrfToken,
      ip: session.ip,
      user_agent: session.userAgent,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      ended_at: null,
    })
    .execute();
}

/** Notes that the session was used. */
export async function touchSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_at', '<', at)
    .execute();
}

/** Ends one session. */
export async function endSession(db: Tx, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends all sessions of an account. */
export async function endSessionsOf(db: Tx, accountId: string, at: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Forgets an account's sessions that began before the moment; what matters of them is in the audit. */
export async function forgetSessions(db: Tx, accountId: string, before: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('created_at', '<', before)
    .execute();
}

/** When the account was last seen, or null. */
export async function lastSeen(db: Db, accountId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('sessions')
    .select((own) => own.fn.max('last_seen_at').as('at'))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.at ?? null;
}

function toSession(row: Selectable<Tables['sessions']>): Session {
  return {
    tokenHash: row.token_hash,
    accountId: row.account_id,
    csrfToken: row.csrf_token,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}
