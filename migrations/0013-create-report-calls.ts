import { sql, type Kysely } from 'kysely';

/** 年度报告征集: who reports by when to whom, what was submitted and how it was answered; the public list of a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE report_calls (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      year integer NOT NULL CHECK (year BETWEEN 2008 AND 2100),
      note text NOT NULL,
      version integer NOT NULL DEFAULT 1,
      opened_by uuid REFERENCES accounts,
      opened_by_name text NOT NULL,
      opened_at timestamptz NOT NULL,
      UNIQUE (agency_id, year)
    )`.execute(db);
  await sql`
    CREATE TABLE report_call_deadlines (
      call_id uuid NOT NULL REFERENCES report_calls,
      level text NOT NULL CHECK (level IN ('township','street','department','district','city','province')),
      submit_by date NOT NULL,
      return_by date NOT NULL,
      publish_by date NOT NULL,
      PRIMARY KEY (call_id, level),
      CHECK (submit_by <= return_by AND return_by <= publish_by)
    )`.execute(db);
  await sql`
    CREATE TABLE report_call_members (
      call_id uuid NOT NULL REFERENCES report_calls,
      agency_id uuid NOT NULL REFERENCES agencies,
      PRIMARY KEY (call_id, agency_id)
    )`.execute(db);
  await sql`CREATE INDEX report_call_members_agency ON report_call_members (agency_id)`.execute(db);

  // What an agency means to submit: checked, not yet sent. The next one takes its place.
  await sql`
    CREATE TABLE report_drafts (
      id uuid PRIMARY KEY,
      call_id uuid NOT NULL,
      agency_id uuid NOT NULL,
      ${SENT},
      UNIQUE (call_id, agency_id),
      FOREIGN KEY (call_id, agency_id) REFERENCES report_call_members
    )`.execute(db);
  await sql`
    CREATE TABLE report_call_answers (
      id uuid PRIMARY KEY,
      call_id uuid NOT NULL,
      agency_id uuid NOT NULL,
      finding text NOT NULL,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (call_id, agency_id, finding),
      FOREIGN KEY (call_id, agency_id) REFERENCES report_call_members
    )`.execute(db);
  await sql`
    CREATE TABLE report_submissions (
      id uuid PRIMARY KEY,
      call_id uuid NOT NULL,
      agency_id uuid NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      ${SENT},
      findings jsonb NOT NULL,
      UNIQUE (call_id, agency_id, number),
      FOREIGN KEY (call_id, agency_id) REFERENCES report_call_members
    )`.execute(db);
  await sql`
    CREATE TABLE report_submission_decisions (
      id uuid PRIMARY KEY,
      submission_id uuid NOT NULL REFERENCES report_submissions,
      decision text NOT NULL CHECK (decision IN ('returned','approved')),
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      CHECK (decision = 'approved' OR reason <> '')
    )`.execute(db);
  await sql`CREATE INDEX report_submission_decisions_of ON report_submission_decisions (submission_id, at)`.execute(
    db,
  );
  for (const table of ['report_submissions', 'report_submission_decisions']) {
    await sql`CREATE TRIGGER ${sql.ref(`${table}_append_only`)} BEFORE UPDATE OR DELETE ON ${sql.table(table)}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  }

  // Files that the roll-up is made with: the convener's own share, and its own report, where they aren't in the system.
  await sql`
    CREATE TABLE report_roll_up_files (
      id uuid PRIMARY KEY,
      call_id uuid NOT NULL REFERENCES report_calls,
      slot text NOT NULL CHECK (slot IN ('share','total')),
      file_name text NOT NULL,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes integer NOT NULL,
      reading jsonb NOT NULL,
      read_by uuid REFERENCES accounts,
      read_by_name text NOT NULL,
      read_at timestamptz NOT NULL,
      ended_at timestamptz
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX report_roll_up_files_active ON report_roll_up_files (call_id, slot) WHERE ended_at IS NULL`.execute(
    db,
  );

  await sql`
    CREATE TABLE report_lists (
      agency_id uuid NOT NULL REFERENCES agencies,
      year integer NOT NULL CHECK (year BETWEEN 2008 AND 2100),
      members jsonb NOT NULL,
      listed_at timestamptz NOT NULL,
      PRIMARY KEY (agency_id, year)
    )`.execute(db);
}

/** A report as it was sent: one that was frozen here, by its hash, or a file. */
const SENT = sql`
      source text NOT NULL CHECK (source IN ('frozen','file')),
      report_id uuid REFERENCES annual_reports,
      version_number integer,
      file_name text NOT NULL,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes integer NOT NULL,
      reading jsonb NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      CHECK ((source = 'frozen') = (report_id IS NOT NULL)),
      CHECK ((source = 'frozen') = (version_number IS NOT NULL))`;
