import { sql, type Kysely } from 'kysely';

/** 动态调整 of what is and isn't public, 政策解读, 规范性文件 that expire, and 信息发布协调 with other agencies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE upkeep_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      settings jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);

  await sql`
    CREATE TABLE upkeep_cases (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      matter text NOT NULL CHECK (matter IN ('undisclosed','ceasing','expiring')),
      /* A document, or a record of a register. */
      subject_kind text NOT NULL CHECK (subject_kind IN ('document','normative','decisions','requests')),
      subject_id uuid NOT NULL,
      title text NOT NULL,
      /* What was found, in words that hold no personal data. */
      grounds jsonb NOT NULL,
      /* The text that it was found in. */
      revision_id uuid REFERENCES revisions,
      due_on date NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','decided','approved','closed')),
      deed text,
      terms jsonb,
      reason text NOT NULL DEFAULT '',
      decided_by uuid REFERENCES accounts,
      decided_by_name text NOT NULL DEFAULT '',
      decided_at timestamptz,
      approved_by uuid REFERENCES accounts,
      approved_by_name text NOT NULL DEFAULT '',
      approved_at timestamptz,
      /* The draft in which a record becomes public. */
      draft_id uuid REFERENCES documents,
      outcome text CHECK (outcome IN ('carriedOut','stays','dropped')),
      closed_on date,
      next_review_on date,
      version integer NOT NULL DEFAULT 1,
      found_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CHECK ((state = 'closed') = (outcome IS NOT NULL)),
      CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
      CHECK (state = 'open' OR state = 'closed' OR deed IS NOT NULL),
      /* 两人原则: who decides doesn't approve. */
      CHECK (approved_by IS NULL OR approved_by <> decided_by)
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX upkeep_cases_open ON upkeep_cases (matter, subject_kind, subject_id)
    WHERE state <> 'closed'`.execute(db);
  await sql`CREATE INDEX upkeep_cases_queue ON upkeep_cases (agency_id, matter, state, due_on, id)`.execute(
    db,
  );
  await sql`CREATE INDEX upkeep_cases_subject ON upkeep_cases (subject_id, closed_on DESC)`.execute(db);
  await sql`CREATE INDEX upkeep_cases_draft ON upkeep_cases (draft_id) WHERE draft_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE upkeep_steps (
      case_id uuid NOT NULL REFERENCES upkeep_cases,
      seq integer NOT NULL CHECK (seq > 0),
      step text NOT NULL,
      deed text,
      terms jsonb,
      reason text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (case_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER upkeep_steps_append_only BEFORE UPDATE OR DELETE ON upkeep_steps
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  // What was found in a published text and its attachments; each revision is read once.
  await sql`
    CREATE TABLE upkeep_scans (
      revision_id uuid PRIMARY KEY REFERENCES revisions,
      document_id uuid NOT NULL REFERENCES documents,
      agency_id uuid NOT NULL REFERENCES agencies,
      traces jsonb NOT NULL,
      repeals jsonb NOT NULL,
      /* Names of attachments that couldn't be read. */
      unread text[] NOT NULL,
      item_changed_at timestamptz NOT NULL,
      scanned_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX upkeep_scans_cursor ON upkeep_scans (item_changed_at, document_id)`.execute(db);
  await sql`CREATE INDEX upkeep_scans_hits ON upkeep_scans (agency_id)
    WHERE traces <> '[]'::jsonb OR repeals <> '[]'::jsonb`.execute(db);

  await sql`
    CREATE TABLE interpretation_exemptions (
      document_id uuid PRIMARY KEY REFERENCES documents,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL
    )`.execute(db);

  // What the looks at public items need, so that they cost little however many there are.
  await sql`CREATE INDEX published_items_changed ON published_items (changed_at, document_id)
    WHERE state = 'public'`.execute(db);
  await sql`CREATE INDEX published_items_posting ON published_items ((metadata->>'publicityUntil'))
    WHERE state = 'public' AND metadata->>'publicityUntil' IS NOT NULL`.execute(db);
  await sql`CREATE INDEX published_items_lapse ON published_items ((metadata->>'lapsesOn'))
    WHERE state = 'public' AND metadata->>'lapsesOn' IS NOT NULL`.execute(db);

  await sql`
    CREATE TABLE coordinations (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('confirm','approval')),
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      /* The very text that was asked about. */
      revision_id uuid NOT NULL REFERENCES revisions,
      /* Who is asked: an agency of this installation, or one outside by its name. */
      other_agency_id uuid REFERENCES agencies,
      other_name text NOT NULL,
      question text NOT NULL,
      /* 发函文号 where it went out on paper. */
      paper text NOT NULL DEFAULT '',
      asked_on date NOT NULL,
      due_on date NOT NULL,
      /* Whether publication waits for it. */
      blocking boolean NOT NULL,
      state text NOT NULL CHECK (state IN ('asked','answered','escalated','settled','withdrawn')),
      answer text CHECK (answer IN ('agrees','disagrees','corrects')),
      answered_on date,
      superior_agency_id uuid REFERENCES agencies,
      superior_name text NOT NULL DEFAULT '',
      settled_on date,
      version integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CHECK ((answer IS NULL) = (answered_on IS NULL)),
      CHECK (other_agency_id IS NULL OR other_agency_id <> agency_id)
    )`.execute(db);
  await sql`CREATE INDEX coordinations_list ON coordinations (agency_id, asked_on DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX coordinations_other ON coordinations (other_agency_id, asked_on DESC, id DESC)
    WHERE other_agency_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX coordinations_superior ON coordinations (superior_agency_id)
    WHERE superior_agency_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX coordinations_document ON coordinations (document_id)`.execute(db);
  await sql`
    CREATE TABLE coordination_events (
      coordination_id uuid NOT NULL REFERENCES coordinations,
      seq integer NOT NULL CHECK (seq > 0),
      event text NOT NULL,
      answer text,
      text text NOT NULL,
      paper text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      by_agency_id uuid REFERENCES agencies,
      at timestamptz NOT NULL,
      PRIMARY KEY (coordination_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER coordination_events_append_only BEFORE UPDATE OR DELETE ON coordination_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  await sql`
    CREATE TABLE coordination_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      /* 工作日 within which an answer is asked for. */
      answer_days integer NOT NULL CHECK (answer_days BETWEEN 1 AND 60),
      /* Whether publication waits for confirmations too. */
      confirm_blocks boolean NOT NULL,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
}
