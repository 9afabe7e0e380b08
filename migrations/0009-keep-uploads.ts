import { sql, type Kysely } from 'kysely';

/** What the public side of 依申请公开 needs besides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  /* Files of forms that were asked again: sealed already, in no dossier yet. Given up after a day. */
  await sql`
    CREATE TABLE request_uploads (
      sealed_id text PRIMARY KEY,
      kept_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX request_uploads_age ON request_uploads (kept_at)`.execute(db);
  // Applicants know the number of their request; which agency it is at is no part of what they enter.
  await sql`CREATE INDEX request_cases_number ON request_cases (number)`.execute(db);
}
