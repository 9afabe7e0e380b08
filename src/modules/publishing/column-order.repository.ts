import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** Whether something stands before an item in its column that became public later. */
export async function standsTooLate(
  db: Db,
  item: Pick<PublishedItem, 'node_id' | 'list_number' | 'public_since'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('published_items')
    .select('document_id')
    .where('node_id', '=', item.node_id)
    .where('list_number', '<', item.list_number)
    .where('public_since', '>', item.public_since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a column is to be put in order, for the first time or once more. */
export async function noteColumn(db: Tx, column: { nodeId: string; at: Date }): Promise<void> {
  await db
    .insertInto('columns_to_order')
    .values({ node_id: column.nodeId, noted_at: column.at, last_noted_at: column.at })
    .onConflict((conflict) => conflict.column('node_id').doUpdateSet({ last_noted_at: column.at }))
    .execute();
}

/** Columns that were noted for the last time, or long ago for the first, before these moments. */
export async function columnsToOrder(db: Db, before: { last: Date; first: Date }): Promise<string[]> {
  const rows = await db
    .selectFrom('columns_to_order')
    .select('node_id')
    .where((eb) => eb.or([eb('last_noted_at', '<', before.last), eb('noted_at', '<', before.first)]))
    .orderBy('noted_at')
    .orderBy('node_id')
    .execute();
  return rows.map((row) => row.node_id);
}

/**
 * Has a transaction give up where it would wait for another's rows for long: whoever puts a column in order does so in the next minute,
 * whoever publishes doesn't wait, and neither is broken off because both wait for each other.
 */
export async function yieldToOthers(db: Tx): Promise<void> {
  await sql`SET LOCAL lock_timeout = '500ms'`.execute(db);
}

/** Takes a note away, and keeps others from noting or taking it until the transaction ends; false when there is none. */
export async function takeNote(db: Tx, nodeId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('columns_to_order')
    .where('node_id', '=', nodeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Gives the numbers of a column again, the very same ones, in the order in which its documents became public; of what became public
 * at the same moment, as it stood. Returns how many moved.
 */
export async function orderByFirstPublication(db: Tx, nodeId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    WITH item AS (
      SELECT document_id, list_number,
        row_number() OVER (ORDER BY list_number) AS stands,
        row_number() OVER (ORDER BY public_since, list_number) AS belongs
      FROM published_items WHERE node_id = ${nodeId}
    )
    UPDATE published_items SET list_number = place.list_number
    FROM item JOIN item AS place ON place.stands = item.belongs
    WHERE published_items.document_id = item.document_id AND item.stands <> item.belongs`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
