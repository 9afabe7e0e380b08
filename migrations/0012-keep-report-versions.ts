import { sql, type Kysely } from 'kysely';

/** Every 定稿 of an annual report, and reports of the year before that were read from a file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE report_versions (
      id uuid PRIMARY KEY,
      report_id uuid NOT NULL REFERENCES annual_reports,
      number integer NOT NULL CHECK (number > 0),
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      revision_id uuid NOT NULL REFERENCES revisions,
      content jsonb NOT NULL,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (report_id, number)
    )`.execute(db);
  await sql`CREATE TRIGGER report_versions_append_only BEFORE UPDATE OR DELETE ON report_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  // Who made those that are there already stands in the audit chain alone.
  await sql`
    INSERT INTO report_versions (id, report_id, number, document_id, edition_id, revision_id, content, reason, by_account, by_name, at)
    SELECT gen_random_uuid(), r.id, 1, r.document_id, e.id, e.revision_id, r.frozen, '', NULL, '', r.frozen_at
    FROM annual_reports r JOIN documents d ON d.id = r.document_id JOIN editions e ON e.id = d.current_edition_id
    WHERE r.frozen IS NOT NULL AND r.frozen_at IS NOT NULL`.execute(db);

  await sql`
    CREATE TABLE previous_reports (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      year integer NOT NULL CHECK (year BETWEEN 2008 AND 2100),
      file_name text NOT NULL,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes integer NOT NULL,
      reading jsonb NOT NULL,
      read_by uuid REFERENCES accounts,
      read_by_name text NOT NULL,
      read_at timestamptz NOT NULL,
      cells jsonb,
      confirmed_by uuid REFERENCES accounts,
      confirmed_by_name text,
      confirmed_at timestamptz,
      ended_at timestamptz,
      CHECK ((cells IS NULL) = (confirmed_at IS NULL))
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX previous_reports_active ON previous_reports (agency_id, year) WHERE ended_at IS NULL`.execute(
    db,
  );
}
