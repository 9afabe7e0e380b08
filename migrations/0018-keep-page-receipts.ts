import { sql, type Kysely } from 'kysely';

/**
 * What the public site was made of: a receipt for every page, what changed and isn't seen there yet, and the work of
 * rebuilding. docs/adr/0028 says how they hang together.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Every making of pages takes a number before it reads anything: of two, the one with the higher number knew more.
  await sql`CREATE SEQUENCE site_stamps`.execute(db);

  // kind, owner and number say how the page is made; inputs are the facts that it was made from.
  await sql`
    CREATE TABLE site_pages (
      path text COLLATE "C" PRIMARY KEY,
      kind text NOT NULL,
      owner text NOT NULL,
      number integer NOT NULL,
      inputs text[] COLLATE "C" NOT NULL,
      state text NOT NULL CHECK (state IN ('queued','written','verified')),
      sha256 text,
      bytes integer NOT NULL DEFAULT 0,
      files jsonb,
      packing text NOT NULL DEFAULT 'none' CHECK (packing IN ('none','due','done')),
      stamp bigint NOT NULL,
      written_at timestamptz,
      verified_at timestamptz,
      error text
    ) WITH (fillfactor = 85)`.execute(db);
  // No list of entries that wait: a publication that happens to empty it would take seconds.
  await sql`CREATE INDEX site_pages_inputs ON site_pages USING gin (inputs) WITH (fastupdate = off)`.execute(
    db,
  );
  await sql`CREATE INDEX site_pages_packing ON site_pages (path) WHERE packing = 'due'`.execute(db);
  await sql`CREATE INDEX site_pages_made ON site_pages (owner, kind, number)`.execute(db);

  // What a fact that many pages share was when the pages were last asked to follow it.
  await sql`CREATE TABLE site_facts (fact text COLLATE "C" PRIMARY KEY, digest text NOT NULL)`.execute(db);

  // Which facts were followed lately, and when: whoever was making pages meanwhile looks whether he had read them too early.
  await sql`
    CREATE TABLE site_followed (stamp bigint PRIMARY KEY, facts text[] NOT NULL, at timestamptz NOT NULL)`.execute(
    db,
  );

  await sql`
    CREATE TABLE site_changes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      about text NOT NULL CHECK (about IN ('item','links')),
      document_id uuid NOT NULL,
      before jsonb,
      after jsonb
    )`.execute(db);

  await sql`
    CREATE TABLE site_jobs (
      id uuid PRIMARY KEY,
      facts text[],
      state text NOT NULL CHECK (state IN ('open','done','replaced')),
      stamp bigint NOT NULL,
      parts integer NOT NULL,
      pages integer NOT NULL,
      pages_done integer NOT NULL DEFAULT 0,
      written integer NOT NULL DEFAULT 0,
      removed integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      started_at timestamptz,
      finished_at timestamptz,
      error text
    )`.execute(db);
  await sql`CREATE INDEX site_jobs_open ON site_jobs (created_at) WHERE state = 'open'`.execute(db);
  await sql`
    CREATE TABLE site_job_parts (
      job_id uuid NOT NULL REFERENCES site_jobs ON DELETE CASCADE,
      seq integer NOT NULL,
      ranges jsonb NOT NULL,
      pages integer NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      error text,
      PRIMARY KEY (job_id, seq)
    )`.execute(db);

  // The one place that can't be forgotten: whoever writes what the public sees leaves word of it in the same transaction.
  await sql`
    CREATE FUNCTION note_item_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO site_changes (about, document_id, before, after)
      VALUES ('item', coalesce(NEW.document_id, OLD.document_id),
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
      RETURN NULL;
    END $$`.execute(db);
  await sql`
    CREATE TRIGGER published_items_noted AFTER INSERT OR DELETE ON published_items
      FOR EACH ROW EXECUTE FUNCTION note_item_change()`.execute(db);
  await sql`
    CREATE TRIGGER published_items_change_noted AFTER UPDATE ON published_items
      FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION note_item_change()`.execute(db);
  await sql`
    CREATE FUNCTION note_link_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO site_changes (about, document_id)
      SELECT 'links', unnest(CASE WHEN TG_OP = 'DELETE' THEN ARRAY[OLD.interpretation_id, OLD.document_id]
        ELSE ARRAY[NEW.interpretation_id, NEW.document_id] END);
      RETURN NULL;
    END $$`.execute(db);
  await sql`
    CREATE TRIGGER document_links_noted AFTER INSERT OR DELETE ON document_links
      FOR EACH ROW EXECUTE FUNCTION note_link_change()`.execute(db);
}
