import { sql, type Kysely, type RawBuilder } from 'kysely';

/** Columns that each register has: who entered it, which version, and whether it was struck out and why. */
function common(): RawBuilder<unknown> {
  return sql`
    note text NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    created_by uuid REFERENCES accounts,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    removed_at timestamptz,
    removal_reason text`;
}

/** The registers out of which the annual report is computed, and the annual reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE normative_documents (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('rule','normative')),
      title text NOT NULL,
      document_number text NOT NULL DEFAULT '',
      made_on date NOT NULL,
      effective_on date,
      valid_until date,
      ended_on date,
      ended_how text CHECK (ended_how IN ('repealed','lapsed')),
      document_id uuid REFERENCES documents,
      ${common()},
      CHECK ((ended_on IS NULL) = (ended_how IS NULL)),
      CHECK (ended_on IS NULL OR ended_on >= made_on),
      CHECK (valid_until IS NULL OR valid_until >= made_on)
    )`.execute(db);
  await sql`
    CREATE TABLE admin_decisions (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('permit','punish','coerce')),
      number text NOT NULL,
      subject text NOT NULL,
      decided_on date NOT NULL,
      disclosed boolean NOT NULL,
      ${common()}
    )`.execute(db);
  await sql`
    CREATE TABLE fees (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      item text NOT NULL,
      basis text NOT NULL DEFAULT '',
      collected_on date NOT NULL,
      amount_wan numeric(20,6) NOT NULL CHECK (amount_wan >= 0),
      ${common()}
    )`.execute(db);
  await sql`
    CREATE TABLE channels (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      platform text NOT NULL CHECK (platform IN ('wechat','weibo','video','board','screen','hall','other')),
      name text NOT NULL,
      filing_number text NOT NULL DEFAULT '',
      responsible text NOT NULL DEFAULT '',
      opened_on date,
      closed_on date,
      ${common()}
    )`.execute(db);
  await sql`
    CREATE TABLE channel_posts (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      channel_id uuid NOT NULL REFERENCES channels,
      issue text NOT NULL,
      posted_on date NOT NULL,
      title text NOT NULL,
      url text NOT NULL DEFAULT '',
      document_id uuid REFERENCES documents,
      ${common()}
    )`.execute(db);
  await sql`
    CREATE TABLE requests (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      number text NOT NULL,
      received_on date NOT NULL,
      channel text NOT NULL CHECK (channel IN ('counter','registeredMail','ordinaryMail','internet','fax','oral')),
      applicant_kind text NOT NULL CHECK (applicant_kind IN ('natural','enterprise','research','welfare','legal','other')),
      applicant_name text NOT NULL,
      subject text NOT NULL,
      extended_to date,
      decided_on date,
      outcome text,
      ${common()},
      CHECK ((decided_on IS NULL) = (outcome IS NULL)),
      CHECK (decided_on IS NULL OR decided_on >= received_on)
    )`.execute(db);
  await sql`
    CREATE TABLE disputes (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('review','direct','afterReview')),
      number text NOT NULL,
      authority text NOT NULL DEFAULT '',
      request_id uuid REFERENCES requests,
      filed_on date NOT NULL,
      closed_on date,
      outcome text CHECK (outcome IN ('upheld','corrected','other')),
      original_actor boolean NOT NULL DEFAULT true,
      ${common()},
      CHECK ((closed_on IS NULL) = (outcome IS NULL)),
      CHECK (closed_on IS NULL OR closed_on >= filed_on)
    )`.execute(db);

  const byDate: readonly (readonly [string, string])[] = [
    ['normative_documents', 'made_on'],
    ['admin_decisions', 'decided_on'],
    ['fees', 'collected_on'],
    ['channels', 'created_at'],
    ['channel_posts', 'posted_on'],
    ['requests', 'received_on'],
    ['disputes', 'filed_on'],
  ];
  for (const [table, column] of byDate) {
    await sql`CREATE INDEX ${sql.id(`${table}_list`)} ON ${sql.table(table)} (agency_id, ${sql.id(column)} DESC, id DESC)`.execute(
      db,
    );
  }
  // A number may be used again once the record that had it was struck out.
  for (const table of ['requests', 'disputes']) {
    await sql`CREATE UNIQUE INDEX ${sql.id(`${table}_number`)} ON ${sql.table(table)} (agency_id, number) WHERE removed_at IS NULL`.execute(
      db,
    );
  }
  await sql`CREATE INDEX requests_decided ON requests (agency_id, decided_on)`.execute(db);

  await sql`
    CREATE TABLE annual_reports (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      year integer NOT NULL CHECK (year BETWEEN 2008 AND 2100),
      document_id uuid REFERENCES documents,
      narrative jsonb NOT NULL,
      frozen jsonb,
      frozen_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      UNIQUE (agency_id, year)
    )`.execute(db);
  await sql`
    CREATE TABLE report_overrides (
      id uuid PRIMARY KEY,
      report_id uuid NOT NULL REFERENCES annual_reports,
      cell text NOT NULL,
      value numeric(20,6) NOT NULL CHECK (value >= 0),
      computed numeric(20,6) NOT NULL,
      reason text NOT NULL CHECK (length(reason) > 0),
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      removed_at timestamptz
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX report_overrides_active ON report_overrides (report_id, cell) WHERE removed_at IS NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE report_finding_answers (
      id uuid PRIMARY KEY,
      report_id uuid NOT NULL REFERENCES annual_reports,
      finding text NOT NULL,
      reason text NOT NULL CHECK (length(reason) > 0),
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (report_id, finding)
    )`.execute(db);
}
