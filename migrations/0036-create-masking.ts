import { sql, type Kysely } from 'kysely';

/** 遮盖: how offices mask, what was masked in documents, and what of a request may be handed to its applicant. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE quality_maskings (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      masking jsonb NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      set_by uuid REFERENCES accounts,
      set_by_name text NOT NULL,
      set_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX quality_maskings_agency ON quality_maskings (agency_id, id DESC)`.execute(db);

  await sql`
    CREATE TABLE quality_masked_values (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      /* From this edition on it may not be in what becomes public. */
      edition_id uuid NOT NULL REFERENCES editions,
      /* Keyed hash of the value: the same is kept once. */
      digest text NOT NULL,
      /* The value itself, encrypted. */
      sealed text NOT NULL,
      masked_by uuid REFERENCES accounts,
      masked_by_name text NOT NULL,
      masked_at timestamptz NOT NULL,
      UNIQUE (document_id, digest)
    )`.execute(db);

  await sql`
    CREATE TABLE request_release_checks (
      case_id uuid NOT NULL REFERENCES request_cases,
      /* 'file:' or 'letter:' with its identifier. */
      item text NOT NULL,
      /* Of the bytes that were checked. */
      sha256 text NOT NULL,
      /* Over the sealed file, the rules, and what is the applicant's own. */
      input_hash text NOT NULL,
      findings jsonb NOT NULL,
      checked_at timestamptz NOT NULL,
      PRIMARY KEY (case_id, item)
    )`.execute(db);
  await sql`
    CREATE TABLE request_release_decisions (
      case_id uuid NOT NULL REFERENCES request_cases,
      item text NOT NULL,
      /* Of the very bytes and the place in them. */
      fingerprint text NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (case_id, item, fingerprint)
    )`.execute(db);
}
