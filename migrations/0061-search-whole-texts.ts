import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * Long texts are searched to their end. A publication enters their beginning, the rest comes in the background; the text is kept for
 * excerpts. What was public before and is long, or has long or many attachments, is entered anew by the program. Tables of documents read
 * a year of an agency in its order.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql`
    CREATE TABLE search_texts (
      document_id uuid PRIMARY KEY REFERENCES search_entries ON DELETE CASCADE,
      text text NOT NULL DEFAULT '',
      cut boolean NOT NULL DEFAULT false,
      due_at timestamptz
    )`.execute(db);
  await sql`CREATE INDEX search_texts_due ON search_texts (due_at) WHERE due_at IS NOT NULL`.execute(db);
  // 4,000 characters were kept for excerpts; HTML is longer than its text. The length of a packed text is known without unpacking it.
  await sql`
    INSERT INTO search_texts (document_id, due_at)
    SELECT entry.document_id, to_timestamp(0)
    FROM search_entries AS entry
    JOIN published_items AS item ON item.document_id = entry.document_id
    JOIN revisions AS revision ON revision.id = item.revision_id
    WHERE octet_length(revision.body_html) > 12000`.execute(db);
  // They stay as they were read until they are read again: their documents are found by what is there.
  await sql`UPDATE search_files SET attempts = 0, due_at = to_timestamp(0) WHERE cut`.execute(db);
  // Of more than twenty attachments only the first twenty were read.
  await sql`
    UPDATE search_entries SET format = 0
    WHERE document_id IN (SELECT document_id FROM search_attachments GROUP BY document_id HAVING count(*) >= 20)`.execute(
    db,
  );
  // What an agency published in a year, one by one: its table of documents is read in this order.
  await sql`
    CREATE INDEX IF NOT EXISTS published_items_of_year ON published_items (agency_id, published_at, document_id)
    WHERE state = 'public'`.execute(db);
}
