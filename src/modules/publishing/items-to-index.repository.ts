import type { Db } from '../../platform/database/connect.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** How many documents are public. */
export async function countPublicItems(db: Db): Promise<number> {
  const row = await db
    .selectFrom('published_items')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'public')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The next public documents in the order of their identifiers. */
export async function publicItemsAfter(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = db.selectFrom('published_items').select('document_id').where('state', '=', 'public');
  if (after !== null) query = query.where('document_id', '>', after);
  const rows = await query.orderBy('document_id').limit(limit).execute();
  return rows.map((row) => row.document_id);
}

/** One item, locked until the end of the transaction. */
export async function lockItem(db: Db, documentId: string): Promise<PublishedItem | undefined> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('document_id', '=', documentId)
    .forUpdate()
    .executeTakeFirst();
}
