import { sql, type Kysely } from 'kysely';

/**
 * 原公开日期 as an import read it last: a later text with another day isn't the one that was public then. What was imported before is taken
 * at its word. A column waits until its batch is over: the last note counts besides the first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE import_records ADD COLUMN published_on date`.execute(db);
  await sql`
    UPDATE import_records record SET published_on = document.public_before
    FROM documents document WHERE document.id = record.document_id`.execute(db);
  await sql`ALTER TABLE columns_to_order ADD COLUMN last_noted_at timestamptz`.execute(db);
  await sql`UPDATE columns_to_order SET last_noted_at = noted_at`.execute(db);
  await sql`ALTER TABLE columns_to_order ALTER COLUMN last_noted_at SET NOT NULL`.execute(db);
}
