import { sql, type Kysely } from 'kysely';

/** Bulk import: what was handed over, what was read of each item, and which document each became. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE imports (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      /* Where it comes from: paths mean the same items only within one source. */
      source text NOT NULL,
      state text NOT NULL CHECK (state IN ('collecting','reading','ready','importing','done','cancelled','unreadable')),
      /* What kind of collection it turned out to be; null until its files were looked through. */
      form text CHECK (form IN ('files','list','site','package')),
      /* The column of what names none, and the column for each name: decided by a person. */
      choices jsonb NOT NULL,
      /* Chinese: what of the files isn't imported at all, and why. */
      problems jsonb NOT NULL DEFAULT '[]',
      /* An administrator lets the old addresses of these items lead to their documents. */
      addresses_by text NOT NULL DEFAULT '',
      created_by uuid NOT NULL REFERENCES accounts,
      created_by_name text NOT NULL,
      created_at timestamptz NOT NULL,
      started_at timestamptz,
      finished_at timestamptz,
      CHECK ((finished_at IS NULL) = (state NOT IN ('done','cancelled','unreadable')))
    )`.execute(db);
  await sql`CREATE INDEX imports_agency ON imports (agency_id, id)`.execute(db);
  await sql`CREATE INDEX imports_open ON imports (id) WHERE state IN ('reading','importing')`.execute(db);

  await sql`
    CREATE TABLE import_files (
      import_id uuid NOT NULL REFERENCES imports,
      position integer NOT NULL CHECK (position > 0),
      /* With its folders where a folder was handed over. */
      name text NOT NULL,
      sha256 text NOT NULL,
      bytes bigint NOT NULL,
      PRIMARY KEY (import_id, position),
      UNIQUE (import_id, name)
    )`.execute(db);

  await sql`
    CREATE TABLE import_items (
      import_id uuid NOT NULL REFERENCES imports,
      position integer NOT NULL CHECK (position > 0),
      key text NOT NULL,
      /* Where it stands in what was handed over, for people. */
      place text NOT NULL,
      /* What is known of it before its file is read. */
      plan jsonb NOT NULL,
      state text NOT NULL
        CHECK (state IN ('unread','waiting','imported','updated','unchanged','skipped','refused','failed')),
      reason text NOT NULL DEFAULT '',
      /* Of the bytes and the row that it was read from. */
      hash text,
      /* What is to be written; null until it was read. */
      proposal jsonb,
      title text NOT NULL DEFAULT '',
      old_path text NOT NULL DEFAULT '',
      document_id uuid REFERENCES documents,
      settled_at timestamptz,
      PRIMARY KEY (import_id, position),
      UNIQUE (import_id, key)
    )`.execute(db);
  await sql`CREATE INDEX import_items_state ON import_items (import_id, state, position)`.execute(db);
  await sql`CREATE INDEX import_items_document ON import_items (document_id) WHERE document_id IS NOT NULL`.execute(
    db,
  );

  // Which document an item became, for all later imports: the same item never becomes two.
  await sql`
    CREATE TABLE import_records (
      agency_id uuid NOT NULL REFERENCES agencies,
      key text NOT NULL,
      document_id uuid NOT NULL REFERENCES documents,
      hash text NOT NULL,
      /* The revision that was written last; another one now is a person's. */
      revision_id uuid NOT NULL REFERENCES revisions,
      import_id uuid NOT NULL REFERENCES imports,
      at timestamptz NOT NULL,
      PRIMARY KEY (agency_id, key)
    )`.execute(db);
  await sql`CREATE INDEX import_records_hash ON import_records (agency_id, hash)`.execute(db);
}
