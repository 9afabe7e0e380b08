import { sql, type ExpressionBuilder, type Insertable, type Selectable, type Updateable } from 'kysely';
import { ROLES, type Role } from '../../platform/actor.ts';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { must } from '../../platform/errors.ts';
import type { Account, GivenGrant, Holder } from './accounts.types.ts';

/** One account, or null. */
export async function findAccount(
  db: Db,
  by: { readonly id: string } | { readonly username: string },
): Promise<Account | null> {
  const query = db.selectFrom('accounts').selectAll();
  const found = 'id' in by ? query.where('id', '=', by.id) : query.where('username', '=', by.username);
  const row = await found.executeTakeFirst();
  return row === undefined ? null : toAccount(row);
}

/** One account, locked until the transaction ends. */
export async function lockAccount(db: Tx, id: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toAccount(row);
}

/** What a list of accounts may be narrowed to. */
export interface AccountFilter {
  /** Agencies in reach; null for all. */
  readonly agencyIds: readonly string[] | null;
  readonly role?: Role | undefined;
  readonly state?: 'active' | 'locked' | 'disabled' | undefined;
  readonly text?: string | undefined;
  readonly now: Date;
}

/** A page of accounts in the order of usernames, one more than `limit` where there are more. */
export async function listAccounts(
  db: Db,
  page: AccountFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<Account[]> {
  let query = db
    .selectFrom('accounts')
    .selectAll()
    .where((where) => matches(where, page))
    .orderBy('username')
    .limit(page.limit + 1);
  if (page.after !== undefined) query = query.where('username', '>', page.after);
  return (await query.execute()).map(toAccount);
}

/** How many accounts the filter lets through; null beyond 10,000. */
export async function countAccounts(db: Db, filter: AccountFilter): Promise<number | null> {
  const some = db
    .selectFrom('accounts')
    .select('id')
    .where((where) => matches(where, filter))
    .limit(10_001);
  const row = await db
    .selectFrom(some.as('some'))
    .select((own) => own.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count > 10_000 ? null : row.count;
}

function matches(where: ExpressionBuilder<Tables, 'accounts'>, filter: AccountFilter) {
  const { state, now, text, role } = filter;
  const conditions = [sql<boolean>`true`];
  if (filter.agencyIds !== null)
    conditions.push(sql<boolean>`agency_id = ANY(${[...filter.agencyIds]}::uuid[])`);
  if (state === 'disabled') conditions.push(sql<boolean>`disabled_at IS NOT NULL`);
  if (state === 'locked') conditions.push(sql<boolean>`disabled_at IS NULL AND locked_until > ${now}`);
  if (state === 'active') {
    conditions.push(sql<boolean>`disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= ${now})`);
  }
  if (text !== undefined && text !== '') {
    const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.push(sql<boolean>`(username LIKE ${pattern} OR lower(display_name) LIKE ${pattern})`);
  }
  if (role !== undefined) {
    conditions.push(sql<boolean>`EXISTS (SELECT FROM account_grants
      WHERE account_id = accounts.id AND role = ${role} AND revoked_at IS NULL)`);
  }
  return where.and(conditions);
}

/** Writes a new account. */
export async function insertAccount(db: Tx, row: Insertable<Tables['accounts']>): Promise<void> {
  await db.insertInto('accounts').values(row).execute();
}

/** Writes changed members. Only what people edit counts the version up. */
export async function updateAccount(
  db: Tx,
  id: string,
  members: Updateable<Tables['accounts']>,
): Promise<void> {
  await db.updateTable('accounts').set(members).where('id', '=', id).execute();
}

/** Roles that accounts hold now, in the order in which they were granted. */
export async function listGrants(db: Db, accountIds: readonly string[]): Promise<GivenGrant[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('account_grants')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    agencyId: row.agency_id,
    role: roleOf(row.role),
    grantedAt: row.granted_at,
  }));
}

/** Names of accounts. */
export async function listNames(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; displayName: string }[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom('accounts').select(['id', 'display_name as displayName']);
  return query.where('id', 'in', [...ids]).execute();
}

/** Writes a grant. */
export async function insertGrant(db: Tx, row: Insertable<Tables['account_grants']>): Promise<void> {
  await db.insertInto('account_grants').values(row).execute();
}

/** Ends a grant. The row stays: who held what when is part of the record. */
export async function endGrant(db: Tx, id: string, at: Date): Promise<void> {
  await db.updateTable('account_grants').set({ revoked_at: at }).where('id', '=', id).execute();
}

/** Hashes of the newest passwords of an account, the present one first. */
export async function listPasswordHashes(db: Db, accountId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.password_hash);
}

/** Remembers a password that was set and forgets those older than the newest `keep`. */
export async function rememberPassword(
  db: Tx,
  options: { readonly accountId: string; readonly hash: string; readonly at: Date; readonly keep: number },
): Promise<void> {
  await db
    .insertInto('password_history')
    .values({ account_id: options.accountId, password_hash: options.hash, set_at: options.at })
    .execute();
  const kept = await listPasswordHashes(db, options.accountId, options.keep);
  await db
    .deleteFrom('password_history')
    .where('account_id', '=', options.accountId)
    .where('password_hash', 'not in', kept)
    .execute();
}

function toAccount(row: Selectable<Tables['accounts']>): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    agencyId: row.agency_id,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password,
    passwordChangedAt: row.password_changed_at,
    failedCount: row.failed_count,
    lockedUntil: row.locked_until,
    disabledAt: row.disabled_at,
    version: row.version,
    createdAt: row.created_at,
  };
}

/** Enabled accounts that hold one of the roles at one of the agencies, by name, with those roles. */
export async function listHolders(
  db: Db,
  held: { readonly roles: readonly Role[]; readonly agencyIds: readonly string[] },
): Promise<Holder[]> {
  if (held.agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('account_grants', 'account_grants.account_id', 'accounts.id')
    .select(['accounts.id', 'accounts.display_name', 'accounts.agency_id as own_agency_id'])
    .select(['account_grants.role', 'account_grants.agency_id'])
    .where('account_grants.role', 'in', [...held.roles])
    .where('account_grants.agency_id', 'in', [...held.agencyIds])
    .where('account_grants.revoked_at', 'is', null)
    .where('accounts.disabled_at', 'is', null)
    .orderBy('accounts.display_name')
    .orderBy('accounts.id')
    .orderBy('account_grants.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, [first, ...more]]) =>
    first === undefined
      ? []
      : [
          {
            id,
            displayName: first.display_name,
            agencyId: first.own_agency_id,
            grants: [first, ...more].map((row) => ({ role: roleOf(row.role), agencyId: row.agency_id })),
          },
        ],
  );
}

function roleOf(stored: string): Role {
  return must(
    ROLES.find((role) => role === stored),
    `role ${stored}`,
  );
}
