import { sql, type Kysely } from 'kysely';

/** 行政复议, suits, 更正 and complaints that follow from requests, with their ledgers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE dispute_cases (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('review','direct','afterReview','correction','complaint')),
      request_id uuid REFERENCES request_cases,
      /* The review that a suit follows, or whatever else came before it. */
      follows_id uuid REFERENCES dispute_cases,
      number text NOT NULL,
      authority text NOT NULL,
      /* Who is behind it, where no request says so. */
      applicant_sealed text NOT NULL DEFAULT '',
      original_actor boolean NOT NULL,
      position text NOT NULL,
      filed_on date NOT NULL,
      copy_received_on date,
      reply_due_on date,
      replied_on date,
      closed_on date,
      outcome text CHECK (outcome IN ('upheld','corrected','other')),
      outcome_words text NOT NULL DEFAULT '',
      /* Of a correction: how it was answered. */
      result text CHECK (result IN ('corrected','refused','passedOn','withdrawn')),
      ordered_on date,
      ordered_due_on date,
      carried_out_on date,
      /* The next day by which the agency itself has something to do. */
      due_on date,
      last_seq integer NOT NULL,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      UNIQUE (agency_id, number),
      CHECK (closed_on IS NULL OR closed_on >= filed_on),
      CHECK (kind = 'correction' OR (closed_on IS NULL) = (outcome IS NULL)),
      CHECK ((ordered_on IS NULL) = (ordered_due_on IS NULL))
    )`.execute(db);
  await sql`CREATE INDEX dispute_cases_open ON dispute_cases (agency_id, due_on, id)
    WHERE position NOT IN ('closed','archived')`.execute(db);
  await sql`CREATE INDEX dispute_cases_list ON dispute_cases (agency_id, filed_on DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX dispute_cases_request ON dispute_cases (request_id) WHERE request_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE dispute_events (
      case_id uuid NOT NULL REFERENCES dispute_cases,
      seq integer NOT NULL CHECK (seq > 0),
      kind text NOT NULL,
      on_day date NOT NULL,
      recorded_at timestamptz NOT NULL,
      detail jsonb NOT NULL,
      reason text NOT NULL DEFAULT '',
      role text NOT NULL CHECK (role IN ('handler','signer')),
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      PRIMARY KEY (case_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER dispute_events_append_only BEFORE UPDATE OR DELETE ON dispute_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
}
