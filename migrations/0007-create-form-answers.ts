import { sql, type Kysely } from 'kysely';

/** Public forms that were taken, each once: a form sent twice gets the first answer again. Kept for some days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE form_answers (
      id text PRIMARY KEY,
      form text NOT NULL,
      answer text,
      taken_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX form_answers_age ON form_answers (taken_at)`.execute(db);
}
