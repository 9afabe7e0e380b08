import { sql, type Kysely } from 'kysely';

/** The public log of publications: a chain of entries, the heads signed at the end of each day, and what opens a commitment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Public as it stands: no title, no text, nothing of a person.
  await sql`
    CREATE TABLE public_log_entries (
      seq integer PRIMARY KEY,
      at timestamptz NOT NULL,
      action text NOT NULL,
      path text NOT NULL,
      commitment text,
      previous_hash text NOT NULL,
      hash text NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX public_log_entries_path ON public_log_entries (path, seq DESC)`.execute(db);
  await sql`
    CREATE TABLE public_log_head (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      seq integer NOT NULL,
      hash text NOT NULL
    )`.execute(db);
  await sql`
    CREATE TABLE public_log_days (
      day date PRIMARY KEY,
      seq integer NOT NULL,
      hash text NOT NULL,
      key_id text NOT NULL,
      public_key text NOT NULL,
      signature text NOT NULL
    )`.execute(db);
  for (const table of ['public_log_entries', 'public_log_days']) {
    await sql`CREATE TRIGGER ${sql.id(`${table}_append_only`)} BEFORE UPDATE OR DELETE ON ${sql.table(table)}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  }
  // What opens the newest commitment of a document; taken away with the document, after which nobody can tell any more
  // what the entry was made from.
  await sql`
    CREATE TABLE public_log_salts (
      document_id uuid PRIMARY KEY REFERENCES documents,
      seq integer NOT NULL REFERENCES public_log_entries,
      salt text NOT NULL
    )`.execute(db);
}
