import { sql, type Kysely } from 'kysely';

/** Which document was made of a report that an agency handed in as a file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE report_submission_documents (
      submission_id uuid PRIMARY KEY REFERENCES report_submissions,
      document_id uuid NOT NULL REFERENCES documents,
      made_by uuid REFERENCES accounts,
      made_at timestamptz NOT NULL
    )`.execute(db);
}
