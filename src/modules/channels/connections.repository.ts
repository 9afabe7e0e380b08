import { sql, type Insertable, type Selectable, type SqlBool, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A connection to another system. */
export type ConnectionRow = Selectable<Tables['channel_connections']>;

/** One connection; locked until the end of the transaction where asked. */
export async function findConnection(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<ConnectionRow | null> {
  let query = db.selectFrom('channel_connections').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Connections of an agency, by kind and name. */
export async function connectionsOf(db: Db, agencyId: string): Promise<ConnectionRow[]> {
  return db
    .selectFrom('channel_connections')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

/** Enters a connection. */
export async function insertConnection(
  db: Tx,
  row: Insertable<Tables['channel_connections']>,
): Promise<void> {
  await db.insertInto('channel_connections').values(row).execute();
}

/** Changes a connection. */
export async function updateConnection(
  db: Tx,
  id: string,
  change: Updateable<Tables['channel_connections']>,
): Promise<void> {
  await db.updateTable('channel_connections').set(change).where('id', '=', id).execute();
}

/** Connections in use that push, of all agencies. */
export async function pushConnections(db: Db): Promise<ConnectionRow[]> {
  return db
    .selectFrom('channel_connections')
    .selectAll()
    .where('kind', '=', 'cms')
    .where('active', '=', true)
    .where(sql<SqlBool>`settings->>'transport' = 'push'`)
    .orderBy('id')
    .execute();
}
