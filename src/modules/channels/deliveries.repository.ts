import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A list of what is delivered. */
export type DeliveryRow = Selectable<Tables['delivery_lists']>;

/** Lists of an agency, the newest first, without their entries. */
export async function deliveriesOf(
  db: Db,
  agencyId: string,
): Promise<(Omit<DeliveryRow, 'entries'> & { readonly documents: number })[]> {
  const rows = await db
    .selectFrom('delivery_lists')
    .selectAll()
    .select((eb) => eb.fn<number>('jsonb_array_length', ['entries']).as('documents'))
    .where('agency_id', '=', agencyId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows;
}

/** One list; locked until the end of the transaction where asked. */
export async function findDelivery(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<DeliveryRow | null> {
  let query = db.selectFrom('delivery_lists').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Enters a list. */
export async function insertDelivery(db: Tx, row: Insertable<Tables['delivery_lists']>): Promise<void> {
  await db.insertInto('delivery_lists').values(row).execute();
}

/** Changes a list. */
export async function updateDelivery(
  db: Tx,
  id: string,
  change: Updateable<Tables['delivery_lists']>,
): Promise<void> {
  await db.updateTable('delivery_lists').set(change).where('id', '=', id).execute();
}

/**
 * The next number for a recipient, and which revisions stand on its lists already; not those that were recalled since, nor those that it
 * was told are withdrawn. Held against whoever makes another one until the end of the transaction.
 */
export async function deliveredBefore(
  db: Tx,
  input: { readonly agencyId: string; readonly recipient: string },
): Promise<{ number: number; revisions: ReadonlySet<string> }> {
  const { agencyId, recipient } = input;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery ${agencyId} ${recipient}`}, 0))`.execute(
    db,
  );
  const { rows } = await sql<{ number: number; revision_id: string | null }>`
    SELECT l.number, r.revision_id
    FROM delivery_lists l
      LEFT JOIN channel_records r ON r.target_id = l.id AND r.channel IN ('archive', 'library')
        AND r.state <> 'takenDown' AND r.known NOT LIKE 'withdrawn %'
    WHERE l.agency_id = ${agencyId} AND l.recipient = ${recipient}`.execute(db);
  return {
    number: Math.max(0, ...rows.map((row) => row.number)) + 1,
    revisions: new Set(rows.flatMap((row) => row.revision_id ?? [])),
  };
}
