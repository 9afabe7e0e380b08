import { sql, type Kysely } from 'kysely';

/** Links of what is public: each address once, where it stands, what looks at it found, and what the offices say of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE links (
      id uuid PRIMARY KEY,
      /* SHA-256 of how it is told from others: addresses are longer than an index takes. */
      key_hash text NOT NULL UNIQUE,
      /* As it is compared, with its fragment; as it was written where it leads nowhere on the web. */
      url text NOT NULL,
      host text NOT NULL DEFAULT '',
      /* Whether anybody is asked; otherwise the page itself shows what is wrong, and its class stays. */
      asked boolean NOT NULL,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','good','unsure','suspect','faulty')),
      class text,
      evidence text NOT NULL DEFAULT '',
      suggestion text,
      /* How much its class matters; lists begin with the highest. */
      weight integer NOT NULL DEFAULT 0,
      failures integer NOT NULL DEFAULT 0,
      recent boolean[] NOT NULL DEFAULT '{}',
      found_at timestamptz NOT NULL,
      checked_at timestamptz,
      next_check_at timestamptz,
      /* Since when it is in its state. */
      since timestamptz NOT NULL,
      CHECK (asked OR next_check_at IS NULL)
    )`.execute(db);
  await sql`CREATE INDEX links_due ON links (next_check_at) WHERE next_check_at IS NOT NULL`.execute(db);

  await sql`
    CREATE TABLE link_places (
      link_id uuid NOT NULL REFERENCES links,
      page_path text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      /* Null on pages that are no document's. */
      document_id uuid REFERENCES documents,
      kind text NOT NULL CHECK (kind IN ('home','column','article')),
      /* Of the place: 3 home, 2 column, 1 article. */
      weight integer NOT NULL,
      element text NOT NULL,
      words text NOT NULL,
      PRIMARY KEY (page_path, link_id)
    )`.execute(db);
  await sql`CREATE INDEX link_places_agency ON link_places (agency_id, link_id)`.execute(db);
  await sql`CREATE INDEX link_places_link ON link_places (link_id)`.execute(db);
  await sql`CREATE INDEX link_places_document ON link_places (document_id) WHERE document_id IS NOT NULL`.execute(
    db,
  );

  /* How far public texts have been read. */
  await sql`
    CREATE TABLE link_scans (
      document_id uuid PRIMARY KEY REFERENCES documents,
      revision_id uuid NOT NULL REFERENCES revisions,
      item_changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX link_scans_cursor ON link_scans (item_changed_at DESC, document_id DESC)`.execute(
    db,
  );

  /* A look that changed what is known; looks that found the same only move checked_at. */
  await sql`
    CREATE TABLE link_checks (
      link_id uuid NOT NULL REFERENCES links,
      at timestamptz NOT NULL,
      state text NOT NULL,
      class text NOT NULL,
      evidence text NOT NULL,
      PRIMARY KEY (link_id, at)
    )`.execute(db);
  await sql`CREATE TRIGGER link_checks_append_only BEFORE UPDATE OR DELETE ON link_checks
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  /* What an office has looked at itself and leaves as it is. */
  await sql`
    CREATE TABLE link_ignores (
      agency_id uuid NOT NULL REFERENCES agencies,
      link_id uuid NOT NULL REFERENCES links,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (agency_id, link_id)
    )`.execute(db);

  /* 可信网站名单: sites outside the government that an office vouches for, for itself and those below it. */
  await sql`
    CREATE TABLE link_hosts (
      agency_id uuid NOT NULL REFERENCES agencies,
      host text NOT NULL,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (agency_id, host)
    )`.execute(db);
}
