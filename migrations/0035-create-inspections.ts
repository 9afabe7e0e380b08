import { sql, type Kysely } from 'kysely';

/** Inspections of sites by the indicators of 国办秘函〔2019〕19号, and visits that show whether a site can be reached. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE inspections (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      day date NOT NULL,
      /* What was found then, with the numbers that held then. */
      facts jsonb NOT NULL,
      settings jsonb NOT NULL,
      vetoed boolean NOT NULL,
      score numeric(4,1) NOT NULL,
      by_name text NOT NULL,
      made_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX inspections_agency ON inspections (agency_id, made_at DESC)`.execute(db);
  await sql`CREATE TRIGGER inspections_append_only BEFORE UPDATE OR DELETE ON inspections
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  await sql`
    CREATE TABLE inspection_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      settings jsonb NOT NULL,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`
    CREATE TABLE site_visits (
      at timestamptz NOT NULL,
      address text NOT NULL,
      milliseconds integer NOT NULL,
      /* The status, or null when there was no answer within the time. */
      status integer,
      PRIMARY KEY (address, at)
    )`.execute(db);
}
