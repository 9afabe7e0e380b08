import { sql, type Kysely } from 'kysely';

/**
 * What is for a village alone (村务公开, lists of people who receive aid) hangs on boards and never stands on the portal: a posting may
 * have no document, only words that name what hangs, and meets an obligation by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE channel_records
      ALTER COLUMN document_id DROP NOT NULL,
      ALTER COLUMN revision_id DROP NOT NULL,
      /* What hangs, in words, where it is no document. */
      ADD COLUMN words text NOT NULL DEFAULT '',
      ADD CONSTRAINT channel_records_words_check CHECK (
        CASE WHEN words = '' THEN document_id IS NOT NULL AND revision_id IS NOT NULL
        ELSE document_id IS NULL AND revision_id IS NULL AND channel = 'board' END)`.execute(db);
  await sql`ALTER TABLE board_postings ADD COLUMN note text NOT NULL DEFAULT ''`.execute(db);

  await sql`
    ALTER TABLE obligations
      DROP CONSTRAINT obligations_settled_kind_check,
      ADD CONSTRAINT obligations_settled_kind_check
        CHECK (settled_kind IN ('published','posted','nil','waived','takenBack'))`.execute(db);
  await sql`
    CREATE TABLE obligation_postings (
      record_id uuid PRIMARY KEY REFERENCES channel_records,
      obligation_id uuid NOT NULL REFERENCES obligations
    )`.execute(db);
  await sql`CREATE INDEX obligation_postings_obligation ON obligation_postings (obligation_id)`.execute(db);
}
