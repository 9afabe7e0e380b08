import { sql, type Kysely } from 'kysely';

/** 内容质量: words of the office, what was found in drafts and on the public site, and what was decided about it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE quality_words (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('word','name','expression','series','exception')),
      /* The word or name; the wrong wording; what a series is called; the words that aren't told any more. */
      words text NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
      /* Of an expression: how it is right. */
      right_words text NOT NULL DEFAULT '',
      /* Of a series: its members in their order. */
      members text[] NOT NULL DEFAULT '{}',
      /* Of an exception: the rule, or * for all. */
      rule text NOT NULL DEFAULT '',
      /* The list, notice or decision that says so. */
      source text NOT NULL DEFAULT '',
      reason text NOT NULL DEFAULT '',
      added_by uuid REFERENCES accounts,
      added_by_name text NOT NULL,
      added_at timestamptz NOT NULL,
      removed_by uuid REFERENCES accounts,
      removed_by_name text NOT NULL DEFAULT '',
      removed_at timestamptz,
      removal_reason text NOT NULL DEFAULT '',
      CHECK ((kind = 'expression') = (right_words <> '')),
      CHECK ((kind = 'exception') = (rule <> '')),
      CHECK (kind = 'series' OR members = '{}')
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX quality_words_once ON quality_words (agency_id, kind, words, rule)
    WHERE removed_at IS NULL`.execute(db);

  await sql`
    CREATE TABLE quality_checks (
      edition_id uuid NOT NULL REFERENCES editions,
      /* Over the text, the office's words and the rules: the same is never checked twice. */
      input_hash text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      document_id uuid NOT NULL REFERENCES documents,
      findings jsonb NOT NULL,
      characters integer NOT NULL,
      checked_at timestamptz NOT NULL,
      PRIMARY KEY (edition_id, input_hash)
    )`.execute(db);
  await sql`CREATE INDEX quality_checks_month ON quality_checks (agency_id, checked_at)`.execute(db);

  await sql`
    CREATE TABLE quality_sightings (
      edition_id uuid NOT NULL REFERENCES editions,
      /* Of the words with what stands around them, and the rule: the same in every revision. */
      fingerprint text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      document_id uuid NOT NULL REFERENCES documents,
      kind text NOT NULL,
      rule text NOT NULL,
      severity text NOT NULL CHECK (severity IN ('gate','advice')),
      /* Empty for personal data, which isn't kept a second time. */
      words text NOT NULL,
      reason text NOT NULL,
      state text NOT NULL CHECK (state IN ('open','mended','accepted','ignored','excepted')),
      first_seen_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      decided_by uuid REFERENCES accounts,
      decided_by_name text NOT NULL DEFAULT '',
      decided_at timestamptz,
      decision_reason text NOT NULL DEFAULT '',
      PRIMARY KEY (edition_id, fingerprint),
      CHECK ((state IN ('accepted','ignored')) <= (decided_at IS NOT NULL))
    )`.execute(db);
  await sql`CREATE INDEX quality_sightings_month ON quality_sightings (agency_id, first_seen_at)`.execute(db);

  await sql`
    CREATE TABLE quality_scanned (
      document_id uuid NOT NULL REFERENCES documents,
      /* 'text', or the sha256 of an attachment. */
      source text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      input_hash text NOT NULL,
      scanned_at timestamptz NOT NULL,
      PRIMARY KEY (document_id, source)
    )`.execute(db);
  await sql`
    CREATE TABLE quality_findings (
      document_id uuid NOT NULL REFERENCES documents,
      source text NOT NULL,
      fingerprint text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      source_name text NOT NULL,
      kind text NOT NULL,
      rule text NOT NULL,
      severity text NOT NULL CHECK (severity IN ('gate','advice')),
      words text NOT NULL,
      before text NOT NULL,
      after text NOT NULL,
      suggestion text,
      reason text NOT NULL,
      first_seen_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      mended_at timestamptz,
      PRIMARY KEY (document_id, source, fingerprint)
    )`.execute(db);
  await sql`CREATE INDEX quality_findings_list ON quality_findings
    (agency_id, severity DESC, first_seen_at DESC, document_id, source, fingerprint)
    WHERE mended_at IS NULL`.execute(db);

  await sql`
    CREATE TABLE quality_scans (
      id uuid PRIMARY KEY,
      /* Null: the nightly one, of everything. */
      started_by uuid REFERENCES accounts,
      started_by_name text NOT NULL,
      started_at timestamptz NOT NULL,
      total integer NOT NULL,
      done integer NOT NULL DEFAULT 0,
      /* Where it goes on after a kill: the last public item that was looked at. */
      after_changed_at timestamptz,
      after_document_id uuid,
      found integer NOT NULL DEFAULT 0,
      mended integer NOT NULL DEFAULT 0,
      finished_at timestamptz
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX quality_scans_one ON quality_scans ((true)) WHERE finished_at IS NULL`.execute(
    db,
  );
}
