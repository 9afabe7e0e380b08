import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** An account of new media. */
export type AccountRow = Selectable<Tables['media_accounts']>;
/** What was recorded of an account. */
export type AccountEventRow = Selectable<Tables['media_account_events']>;

/** One account; locked until the end of the transaction where asked. */
export async function findAccount(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<AccountRow | null> {
  let query = db.selectFrom('media_accounts').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Accounts of some agencies, those in use first. */
export async function accountsOf(db: Db, agencyIds: readonly string[]): Promise<AccountRow[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('media_accounts')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .orderBy((eb) => eb('closed_on', 'is not', null))
    .orderBy('platform')
    .orderBy('name')
    .execute();
}

/** Enters an account. */
export async function insertAccount(db: Tx, row: Insertable<Tables['media_accounts']>): Promise<void> {
  await db.insertInto('media_accounts').values(row).execute();
}

/** Changes an account. */
export async function updateAccount(
  db: Tx,
  id: string,
  change: Updateable<Tables['media_accounts']>,
): Promise<void> {
  await db.updateTable('media_accounts').set(change).where('id', '=', id).execute();
}

/** Appends what happened to an account, whose row must be locked. */
export async function appendAccountEvent(
  db: Tx,
  row: Omit<Insertable<Tables['media_account_events']>, 'seq'>,
): Promise<void> {
  const last = await db
    .selectFrom('media_account_events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('account_id', '=', row.account_id)
    .executeTakeFirst();
  await db
    .insertInto('media_account_events')
    .values({ ...row, seq: (last?.seq ?? 0) + 1 })
    .execute();
}

/** What was recorded of some accounts, in order. */
export async function eventsOfAccounts(db: Db, ids: readonly string[]): Promise<AccountEventRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('media_account_events')
    .selectAll()
    .where('account_id', 'in', ids)
    .orderBy('account_id')
    .orderBy('seq')
    .execute();
}
