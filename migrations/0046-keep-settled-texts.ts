import { sql, type Kysely } from 'kysely';

/**
 * 条例第11条: which text a coordination was ended with. Where the other agency said 修改后可以发布 it is this one that may be public, and not
 * the one that was asked about. Of those that ended before: the text that the document had then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE coordinations ADD COLUMN settled_revision_id uuid REFERENCES revisions`.execute(db);
  await sql`
    UPDATE coordinations SET settled_revision_id = coalesce(
      (SELECT id FROM revisions
       WHERE document_id = coordinations.document_id AND created_at <= coordinations.changed_at
       ORDER BY created_at DESC, id DESC LIMIT 1), revision_id)
    WHERE state = 'settled'`.execute(db);
}
