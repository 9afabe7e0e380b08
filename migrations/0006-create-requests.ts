import { sql, type Kysely } from 'kysely';

/** 依申请公开: requests with their ledgers, applicants, files and what follows from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A record that the handling of a request or dispute keeps: nobody changes it by hand.
  for (const table of REGISTERS) {
    await sql`ALTER TABLE ${sql.table(table)} ADD COLUMN managed boolean NOT NULL DEFAULT false`.execute(db);
  }
  await sql`
    CREATE TABLE request_cases (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      number text NOT NULL,
      query_code_hash text NOT NULL,
      position text NOT NULL,
      channel text NOT NULL CHECK (channel IN ('counter','registeredMail','ordinaryMail','internet','fax','oral')),
      applicant_kind text NOT NULL CHECK (applicant_kind IN ('natural','enterprise','research','welfare','legal','other')),
      applicant_key text NOT NULL,
      subject text NOT NULL,
      submitted_on date NOT NULL,
      received_on date,
      original_due_on date,
      due_on date,
      /* The last day on which an asked party's silence lets the clock stand still; it runs again by itself after it. */
      paused_until date,
      clock text NOT NULL CHECK (clock IN ('none','running','paused','unknown','ended')),
      holder_id uuid REFERENCES accounts,
      unit text NOT NULL DEFAULT '',
      extended boolean NOT NULL DEFAULT false,
      outcome text,
      settled_on date,
      in_time boolean,
      lead_id uuid REFERENCES request_cases,
      last_seq integer NOT NULL,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      UNIQUE (agency_id, number),
      CHECK (received_on IS NULL OR received_on >= submitted_on),
      CHECK (settled_on IS NULL OR received_on IS NOT NULL AND settled_on >= received_on),
      CHECK ((settled_on IS NULL) = (outcome IS NULL))
    )`.execute(db);
  // The board: open ones by deadline; those without one come last.
  await sql`CREATE INDEX request_cases_open ON request_cases (agency_id, due_on, id)
    WHERE position NOT IN ('archived','dismissed','transferred')`.execute(db);
  await sql`CREATE INDEX request_cases_list ON request_cases (agency_id, submitted_on DESC, id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX request_cases_position ON request_cases (agency_id, position, submitted_on DESC, id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX request_cases_settled ON request_cases (agency_id, settled_on)`.execute(db);
  await sql`CREATE INDEX request_cases_applicant ON request_cases (agency_id, applicant_key)`.execute(db);
  await sql`CREATE INDEX request_cases_lead ON request_cases (lead_id) WHERE lead_id IS NOT NULL`.execute(db);

  await sql`
    CREATE TABLE request_applicants (
      case_id uuid PRIMARY KEY REFERENCES request_cases,
      organisation boolean NOT NULL,
      name text NOT NULL,
      proof_kind text NOT NULL DEFAULT '',
      proof_number_sealed text NOT NULL DEFAULT '',
      contact_name text NOT NULL DEFAULT '',
      phone text NOT NULL DEFAULT '',
      address text NOT NULL DEFAULT '',
      postcode text NOT NULL DEFAULT '',
      email text NOT NULL DEFAULT '',
      agent_name text NOT NULL DEFAULT '',
      supply_form text NOT NULL,
      supply_way text NOT NULL,
      needs_help boolean NOT NULL DEFAULT false
    )`.execute(db);

  await sql`
    CREATE TABLE request_events (
      case_id uuid NOT NULL REFERENCES request_cases,
      seq integer NOT NULL CHECK (seq > 0),
      kind text NOT NULL,
      on_day date NOT NULL,
      recorded_at timestamptz NOT NULL,
      detail jsonb NOT NULL,
      reason text NOT NULL DEFAULT '',
      role text NOT NULL CHECK (role IN ('handler','head','secrecy','signer','applicant','system')),
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      PRIMARY KEY (case_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER request_events_append_only BEFORE UPDATE OR DELETE ON request_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    CREATE TABLE request_files (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES request_cases,
      kind text NOT NULL CHECK (kind IN ('identityProof','authorisation','applicant','evidence','deliveryProof','answer')),
      evidence text NOT NULL DEFAULT '',
      name text NOT NULL,
      media_type text NOT NULL,
      size integer NOT NULL CHECK (size > 0),
      sealed_id text NOT NULL,
      shown_to_applicant boolean NOT NULL DEFAULT false,
      by_account uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      removed_at timestamptz,
      removal_reason text
    )`.execute(db);
  await sql`CREATE INDEX request_files_case ON request_files (case_id, id)`.execute(db);

  await sql`
    CREATE TABLE request_messages (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES request_cases,
      kind text NOT NULL CHECK (kind IN ('clarification','reasons','opinion','withdrawal')),
      text text NOT NULL,
      at timestamptz NOT NULL,
      /* The handler has entered it into the ledger, or has seen it. */
      taken_at timestamptz,
      taken_by uuid REFERENCES accounts
    )`.execute(db);
  await sql`CREATE INDEX request_messages_case ON request_messages (case_id, id)`.execute(db);
  await sql`
    CREATE TABLE request_satisfaction (
      case_id uuid PRIMARY KEY REFERENCES request_cases,
      score integer NOT NULL CHECK (score BETWEEN 1 AND 5),
      text text NOT NULL DEFAULT '',
      at timestamptz NOT NULL
    )`.execute(db);

  await sql`
    CREATE TABLE request_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      settings jsonb NOT NULL,
      version integer NOT NULL,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`
    CREATE TABLE disclosure_proposals (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      case_id uuid REFERENCES request_cases,
      subject text NOT NULL,
      explanation text NOT NULL,
      origin text NOT NULL CHECK (origin IN ('recurring','applicant','handler')),
      state text NOT NULL CHECK (state IN ('open','accepted','refused')),
      decision_reason text NOT NULL DEFAULT '',
      document_id uuid REFERENCES documents,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      decided_by uuid REFERENCES accounts,
      decided_at timestamptz,
      CHECK ((state = 'open') = (decided_at IS NULL))
    )`.execute(db);
  await sql`CREATE INDEX disclosure_proposals_list ON disclosure_proposals (agency_id, created_at DESC, id DESC)`.execute(
    db,
  );
  /* How often a suggested document made a request needless, by day. No visitor is remembered. */
  await sql`
    CREATE TABLE request_suggestions (
      agency_id uuid NOT NULL REFERENCES agencies,
      day date NOT NULL,
      shown integer NOT NULL DEFAULT 0,
      helped integer NOT NULL DEFAULT 0,
      applied integer NOT NULL DEFAULT 0,
      PRIMARY KEY (agency_id, day)
    )`.execute(db);
  /* Holiday notices that an office entered before a new version of the program brings them. */
  await sql`
    CREATE TABLE holiday_calendars (
      year integer PRIMARY KEY CHECK (year BETWEEN 2024 AND 2100),
      calendar jsonb NOT NULL,
      version integer NOT NULL,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
}

const REGISTERS = [
  'normative_documents',
  'admin_decisions',
  'fees',
  'channels',
  'channel_posts',
  'requests',
  'disputes',
] as const;
