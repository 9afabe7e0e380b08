import { sql, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** What the public sees of a document beside its text. */

/** Sets what lists and the page show beside the text. */
export async function setItemMarks(
  db: Db,
  input: {
    documentId: string;
    marks: Pick<
      PublishedItem,
      'validity' | 'changed_by' | 'pending_approval' | 'logged_validity' | 'lapses_from'
    >;
  },
): Promise<void> {
  await db
    .updateTable('published_items')
    .set(input.marks)
    .where('document_id', '=', input.documentId)
    .execute();
}

/** A document's item, held until the end of the transaction. */
export async function lockItem(tx: Tx, documentId: string): Promise<PublishedItem | undefined> {
  return tx
    .selectFrom('published_items')
    .selectAll()
    .where('document_id', '=', documentId)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Public items whose lapse has come and that aren't shown as lapsed: by the day that the log tells, or, where it tells none, of those
 * shown as in force by their 失效日期, the first day on which they no longer hold.
 */
export async function itemsLapsedBy(db: Db, day: string): Promise<string[]> {
  const open = db.selectFrom('published_items').select('document_id').where('state', '=', 'public');
  const rows = await open
    .where('lapses_from', '<=', day)
    .where('validity', '<>', 'lapsed')
    .union(
      open
        .where('logged_validity', 'is', null)
        .where('validity', '=', 'valid')
        .where(sql<SqlBool>`metadata->>'lapsesOn' <= ${day}`),
    )
    .execute();
  return rows.map((row) => row.document_id);
}
