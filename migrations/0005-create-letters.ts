import { sql, type Kysely } from 'kysely';

/** Letters of requests: what an office made of their templates, how it numbers them, and each one that was issued. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE letter_settings (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      masthead text NOT NULL DEFAULT '',
      internet_channel text NOT NULL DEFAULT '',
      patterns jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1
    )`.execute(db);
  await sql`
    CREATE TABLE letter_templates (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      text text,
      docx_sha256 text,
      note text NOT NULL DEFAULT '',
      active boolean NOT NULL DEFAULT false,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (agency_id, kind, version),
      CHECK ((text IS NULL) <> (docx_sha256 IS NULL))
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX letter_templates_active ON letter_templates (agency_id, kind) WHERE active`.execute(
    db,
  );
  await sql`
    CREATE TABLE letters (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL,
      subject_id uuid,
      template_id uuid REFERENCES letter_templates,
      sequence text,
      sequence_year integer,
      sequence_number integer,
      number text,
      title text NOT NULL,
      fields jsonb NOT NULL,
      text text NOT NULL,
      docx_sealed text NOT NULL,
      docx_sha256 text NOT NULL,
      pdf_sealed text NOT NULL,
      pdf_sha256 text NOT NULL,
      overridden jsonb NOT NULL,
      override_reason text NOT NULL DEFAULT '',
      issued_on date NOT NULL,
      issued_by uuid REFERENCES accounts,
      issued_by_name text NOT NULL,
      issued_at timestamptz NOT NULL,
      voided_at timestamptz,
      voided_by_name text,
      void_reason text,
      superseded_by uuid,
      CHECK ((number IS NULL) = (sequence IS NULL)),
      CHECK ((voided_at IS NULL) = (void_reason IS NULL))
    )`.execute(db);
  // A number is used once, also when its letter was voided.
  await sql`CREATE UNIQUE INDEX letters_number ON letters (agency_id, number) WHERE number IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX letters_subject ON letters (subject_id, id)`.execute(db);
  await sql`CREATE INDEX letters_list ON letters (agency_id, id DESC)`.execute(db);
  await sql`
    CREATE FUNCTION keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'letters stay'; END IF;
      IF OLD.voided_at IS NOT NULL
        OR to_jsonb(NEW) - 'voided_at' - 'voided_by_name' - 'void_reason' - 'superseded_by'
          <> to_jsonb(OLD) - 'voided_at' - 'voided_by_name' - 'void_reason' - 'superseded_by'
      THEN RAISE EXCEPTION 'an issued letter can only be voided, once'; END IF;
      RETURN NEW;
    END $$`.execute(db);
  await sql`CREATE TRIGGER letters_immutable BEFORE UPDATE OR DELETE ON letters
    FOR EACH ROW EXECUTE FUNCTION keep_letter()`.execute(db);
  await sql`
    CREATE FUNCTION keep_letter_template() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'active' <> to_jsonb(OLD) - 'active'
      THEN RAISE EXCEPTION 'versions of a letter template stay as they are'; END IF;
      RETURN NEW;
    END $$`.execute(db);
  await sql`CREATE TRIGGER letter_templates_immutable BEFORE UPDATE OR DELETE ON letter_templates
    FOR EACH ROW EXECUTE FUNCTION keep_letter_template()`.execute(db);
}
