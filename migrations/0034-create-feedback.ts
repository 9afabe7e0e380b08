import { sql, type Kysely } from 'kysely';

/** 网页纠错: what visitors report of pages, and what became of it. No name, telephone or address of theirs is asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE feedback_tickets (
      id uuid PRIMARY KEY,
      number text NOT NULL UNIQUE,
      /* Keyed hash of the query code with which the visitor reads the answer. */
      query_code_hash text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      /* The document on whose page it was found, where it was one. */
      document_id uuid REFERENCES documents,
      page_path text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('wording','link','content','attachment','display','other')),
      quote text NOT NULL,
      problem text NOT NULL,
      received_at timestamptz NOT NULL,
      received_on date NOT NULL,
      due_on date NOT NULL,
      latest_on date NOT NULL,
      outcome text CHECK (outcome IN ('mended','right','elsewhere','void')),
      answer text NOT NULL DEFAULT '',
      answered_by text NOT NULL DEFAULT '',
      answered_at timestamptz,
      answered_on date,
      version integer NOT NULL DEFAULT 1,
      CHECK ((outcome IS NULL) = (answered_at IS NULL))
    )`.execute(db);
  await sql`CREATE INDEX feedback_tickets_agency ON feedback_tickets (agency_id, received_at DESC, id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX feedback_tickets_open ON feedback_tickets (agency_id, due_on) WHERE outcome IS NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE feedback_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      answer_days integer NOT NULL CHECK (answer_days BETWEEN 1 AND 20),
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
}
