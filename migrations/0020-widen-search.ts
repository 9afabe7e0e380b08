import { sql, type Kysely } from 'kysely';

/**
 * The search of attachments' texts, by facets, and of words that are nearly right. What the index holds can be made again from
 * what is public: the program fills the new table by itself in the background.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`DROP TABLE search_entries`.execute(db);
  // `terms` is what a document is found by: lexemes without places, facets among them, so that one index answers a query with all
  // its filters. `head` is what it is ranked by: title, numbers, summary and the beginning of the text, with places and weights.
  await sql`
    CREATE TABLE search_entries (
      document_id uuid PRIMARY KEY REFERENCES documents,
      agency_id uuid NOT NULL REFERENCES agencies,
      node_id uuid NOT NULL REFERENCES catalogue_nodes,
      kind text NOT NULL,
      validity text NOT NULL,
      published_at timestamptz NOT NULL,
      index_number text NOT NULL,
      document_number text,
      format smallint NOT NULL,
      title text NOT NULL,
      head tsvector NOT NULL,
      excerpt text NOT NULL,
      terms tsvector NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX search_entries_terms ON search_entries USING gin (terms) WITH (fastupdate = off)`.execute(
    db,
  );
  await sql`CREATE INDEX search_entries_newest ON search_entries (published_at DESC, document_id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX search_entries_index_number ON search_entries (index_number)`.execute(db);
  await sql`CREATE INDEX search_entries_document_number ON search_entries (document_number) WHERE document_number IS NOT NULL`.execute(
    db,
  );

  // The text of a file by its content: the same file is read once, whoever attaches it.
  await sql`
    CREATE TABLE search_files (
      sha256 text PRIMARY KEY,
      state text NOT NULL CHECK (state IN ('waiting','read','refused')),
      text text NOT NULL DEFAULT '',
      cut boolean NOT NULL DEFAULT false,
      attempts integer NOT NULL DEFAULT 0,
      problem text,
      due_at timestamptz,
      read_at timestamptz
    )`.execute(db);
  await sql`CREATE INDEX search_files_waiting ON search_files (due_at) WHERE due_at IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE search_attachments (
      document_id uuid NOT NULL REFERENCES search_entries ON DELETE CASCADE,
      attachment_id uuid NOT NULL,
      position integer NOT NULL,
      sha256 text NOT NULL REFERENCES search_files,
      name text NOT NULL,
      href text NOT NULL,
      PRIMARY KEY (document_id, attachment_id)
    )`.execute(db);
  await sql`CREATE INDEX search_attachments_file ON search_attachments (sha256)`.execute(db);

  // Words of public titles, to suggest what was meant; `sound` is how they are spoken, roughly, `holes` the word with each of its
  // characters left open in turn.
  await sql`
    CREATE TABLE search_words (
      word text PRIMARY KEY,
      sound text NOT NULL,
      holes text[] NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX search_words_sound ON search_words (sound)`.execute(db);
  await sql`CREATE INDEX search_words_holes ON search_words USING gin (holes)`.execute(db);

  await sql`
    CREATE TABLE search_settings (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      synonyms text NOT NULL,
      version integer NOT NULL DEFAULT 1
    )`.execute(db);
}
