import { sql, type Kysely } from 'kysely';

/** When the query code of a request was renewed, and how it was made sure who asked. Its applicant is told of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE request_code_renewals (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES request_cases,
      renewed_at timestamptz NOT NULL,
      identity_check text NOT NULL CHECK (identity_check <> '')
    )`.execute(db);
  await sql`CREATE INDEX request_code_renewals_case ON request_code_renewals (case_id, renewed_at)`.execute(
    db,
  );
  await sql`CREATE TRIGGER request_code_renewals_append_only BEFORE UPDATE OR DELETE ON request_code_renewals
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
}
