import { sql, type Kysely } from 'kysely';

/** What visitors wrote isn't kept for ever: how long after the answer is a setting; that there was a report stays, for the counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE feedback_settings
    ADD COLUMN kept_months integer NOT NULL DEFAULT 12 CHECK (kept_months BETWEEN 3 AND 36)`.execute(db);
  await sql`ALTER TABLE feedback_tickets ADD COLUMN forgotten_at timestamptz`.execute(db);
  await sql`
    ALTER TABLE feedback_tickets ADD CONSTRAINT feedback_tickets_forgotten CHECK (
      forgotten_at IS NULL
      OR (outcome IS NOT NULL AND quote = '' AND problem = '' AND answer = '' AND query_code_hash = '')
    )`.execute(db);
  await sql`
    CREATE INDEX feedback_tickets_kept ON feedback_tickets (agency_id, answered_on)
    WHERE answered_on IS NOT NULL AND forgotten_at IS NULL`.execute(db);
}
