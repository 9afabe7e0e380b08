import { sql, type Kysely } from 'kysely';

/** What the portal reads and the search index: only what is or was public stands here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE site_settings (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      settings jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1
    )`.execute(db);

  // One row a document that has ever been public. list_number counts from the oldest in its column,
  // public_number from the oldest in its agency: pages are cut by them, so a new item touches a constant number.
  await sql`
    CREATE TABLE published_items (
      document_id uuid PRIMARY KEY REFERENCES documents,
      agency_id uuid NOT NULL REFERENCES agencies,
      node_id uuid NOT NULL REFERENCES catalogue_nodes,
      kind text NOT NULL,
      edition_id uuid NOT NULL REFERENCES editions,
      revision_id uuid NOT NULL REFERENCES revisions,
      state text NOT NULL CHECK (state IN ('public','withdrawn')),
      public_number integer NOT NULL,
      list_number integer NOT NULL,
      path text NOT NULL UNIQUE,
      index_number text NOT NULL UNIQUE,
      title text NOT NULL,
      summary text NOT NULL,
      document_number text,
      written_on date,
      validity text NOT NULL,
      pending_approval boolean NOT NULL DEFAULT false,
      metadata jsonb NOT NULL,
      published_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      withdrawn_at timestamptz,
      withdrawal_reason text,
      title_hidden boolean NOT NULL DEFAULT false,
      UNIQUE (agency_id, public_number),
      UNIQUE (node_id, list_number)
    )`.execute(db);
  await sql`CREATE INDEX published_items_year ON published_items (agency_id, kind, published_at)`.execute(db);
  // What each column holds is counted with every publication: from this index alone, not from a hundred thousand rows.
  await sql`CREATE INDEX published_items_columns ON published_items (agency_id, node_id, state) INCLUDE (published_at, list_number)`.execute(
    db,
  );
  await sql`CREATE INDEX published_items_newest ON published_items (published_at DESC, document_id DESC) WHERE state = 'public'`.execute(
    db,
  );

  await sql`
    CREATE TABLE search_entries (
      document_id uuid PRIMARY KEY REFERENCES documents,
      agency_id uuid NOT NULL REFERENCES agencies,
      node_id uuid NOT NULL REFERENCES catalogue_nodes,
      published_at timestamptz NOT NULL,
      title text NOT NULL,
      excerpt text NOT NULL,
      index_number text NOT NULL,
      document_number text,
      words tsvector NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX search_entries_words ON search_entries USING gin (words) WITH (fastupdate = off)`.execute(
    db,
  );
  await sql`CREATE INDEX search_entries_newest ON search_entries (published_at DESC, document_id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX search_entries_index_number ON search_entries (index_number)`.execute(db);
  await sql`CREATE INDEX search_entries_document_number ON search_entries (document_number) WHERE document_number IS NOT NULL`.execute(
    db,
  );
}
