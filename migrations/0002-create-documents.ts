import { sql, type Kysely } from 'kysely';

/** Catalogue, documents with their editions and immutable revisions, review, attachments, index numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE catalogue_nodes (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      parent_id uuid REFERENCES catalogue_nodes,
      key text NOT NULL,
      block text NOT NULL CHECK (block IN ('guide','institution','statutory','annualReports','requests','dynamic')),
      kind text,
      name text NOT NULL,
      slug text NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
      path text NOT NULL,
      description text NOT NULL DEFAULT '',
      law text NOT NULL DEFAULT '',
      cycle_text text NOT NULL DEFAULT '',
      cycle_days integer,
      takes_documents boolean NOT NULL,
      review_steps jsonb NOT NULL,
      sort integer NOT NULL DEFAULT 0,
      active boolean NOT NULL DEFAULT true,
      version integer NOT NULL DEFAULT 1,
      CHECK (NOT takes_documents OR kind IS NOT NULL),
      UNIQUE (agency_id, key),
      UNIQUE (agency_id, path)
    )`.execute(db);
  await sql`CREATE INDEX catalogue_nodes_tree ON catalogue_nodes (agency_id, parent_id, sort, id)`.execute(
    db,
  );

  // One row a counter: 索引号 by agency and year, running numbers of pages and list places.
  await sql`
    CREATE TABLE counters (
      scope text PRIMARY KEY,
      last integer NOT NULL
    )`.execute(db);

  await sql`
    CREATE TABLE documents (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      section_id uuid REFERENCES agencies,
      node_id uuid NOT NULL REFERENCES catalogue_nodes,
      kind text NOT NULL,
      title text NOT NULL,
      document_number text NOT NULL DEFAULT '',
      index_number text UNIQUE,
      public_number integer,
      list_number integer,
      first_published_at timestamptz,
      current_edition_id uuid,
      live_edition_id uuid,
      state text NOT NULL,
      discarded_at timestamptz,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX documents_public_number ON documents (agency_id, public_number)`.execute(db);
  await sql`CREATE UNIQUE INDEX documents_list_number ON documents (node_id, list_number)`.execute(db);
  await sql`CREATE INDEX documents_list ON documents (agency_id, changed_at DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX documents_state ON documents (agency_id, state, changed_at DESC, id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX documents_node ON documents (node_id, changed_at DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX documents_newest ON documents (changed_at DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX documents_creator ON documents (created_by, changed_at DESC, id DESC)`.execute(db);
  // An index number, once given, is never changed or taken away.
  await sql`
    CREATE FUNCTION keep_public_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (OLD.index_number IS NOT NULL AND NEW.index_number IS DISTINCT FROM OLD.index_number)
        OR (OLD.public_number IS NOT NULL AND NEW.public_number IS DISTINCT FROM OLD.public_number)
        OR (OLD.first_published_at IS NOT NULL AND NEW.first_published_at IS DISTINCT FROM OLD.first_published_at)
      THEN
        RAISE EXCEPTION 'numbers and date of a published document are never changed' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$`.execute(db);
  await sql`CREATE TRIGGER documents_keep_public_numbers BEFORE UPDATE ON documents
    FOR EACH ROW EXECUTE FUNCTION keep_public_numbers()`.execute(db);

  await sql`
    CREATE TABLE editions (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      number integer NOT NULL,
      state text NOT NULL CHECK (state IN
        ('draft','inReview','returned','approved','published','superseded','withdrawn','discarded')),
      revision_id uuid NOT NULL,
      pending_approval boolean NOT NULL DEFAULT false,
      change_note text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      published_at timestamptz,
      withdrawn_at timestamptz,
      withdrawal_reason text,
      UNIQUE (document_id, number)
    )`.execute(db);
  await sql`
    CREATE TABLE revisions (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      number integer NOT NULL,
      title text NOT NULL,
      summary text NOT NULL,
      body_html text NOT NULL,
      metadata jsonb NOT NULL,
      content_hash text NOT NULL,
      note text NOT NULL DEFAULT '',
      created_by uuid REFERENCES accounts,
      created_by_name text NOT NULL,
      created_at timestamptz NOT NULL,
      UNIQUE (edition_id, number)
    )`.execute(db);
  await sql`ALTER TABLE editions ADD FOREIGN KEY (revision_id) REFERENCES revisions DEFERRABLE INITIALLY DEFERRED`.execute(
    db,
  );
  await sql`ALTER TABLE documents ADD FOREIGN KEY (current_edition_id) REFERENCES editions DEFERRABLE INITIALLY DEFERRED`.execute(
    db,
  );
  await sql`ALTER TABLE documents ADD FOREIGN KEY (live_edition_id) REFERENCES editions DEFERRABLE INITIALLY DEFERRED`.execute(
    db,
  );
  await sql`CREATE INDEX editions_pending ON editions (document_id) WHERE pending_approval AND state = 'published'`.execute(
    db,
  );
  await sql`CREATE INDEX revisions_document ON revisions (document_id, created_at, id)`.execute(db);
  await sql`CREATE TRIGGER revisions_immutable BEFORE UPDATE OR DELETE ON revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    CREATE TABLE edition_statuses (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      revision_id uuid NOT NULL REFERENCES revisions,
      state text NOT NULL,
      event text NOT NULL,
      reason text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX edition_statuses_document ON edition_statuses (document_id, at, id)`.execute(db);
  await sql`CREATE TRIGGER edition_statuses_append_only BEFORE UPDATE OR DELETE ON edition_statuses
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    CREATE TABLE autosaves (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      account_id uuid NOT NULL REFERENCES accounts,
      base_revision_id uuid NOT NULL REFERENCES revisions,
      content jsonb NOT NULL,
      saved_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX autosaves_latest ON autosaves (document_id, account_id, saved_at DESC)`.execute(db);

  await sql`
    CREATE TABLE validity_changes (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      validity text NOT NULL CHECK (validity IN ('valid','lapsed','repealed','amended')),
      since_on date NOT NULL,
      reason text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX validity_changes_document ON validity_changes (document_id, at DESC, id DESC)`.execute(
    db,
  );

  await sql`
    CREATE TABLE document_links (
      id uuid PRIMARY KEY,
      interpretation_id uuid NOT NULL REFERENCES documents,
      document_id uuid NOT NULL REFERENCES documents,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      UNIQUE (interpretation_id, document_id),
      CHECK (interpretation_id <> document_id)
    )`.execute(db);
  await sql`CREATE INDEX document_links_document ON document_links (document_id)`.execute(db);

  await sql`
    CREATE TABLE attachments (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      document_id uuid NOT NULL REFERENCES documents,
      name text NOT NULL,
      extension text NOT NULL,
      media_type text NOT NULL,
      size bigint NOT NULL,
      sha256 text NOT NULL,
      notices jsonb NOT NULL DEFAULT '[]',
      uploaded_by uuid REFERENCES accounts,
      uploaded_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX attachments_document ON attachments (document_id)`.execute(db);
  await sql`
    CREATE TABLE revision_attachments (
      revision_id uuid NOT NULL REFERENCES revisions,
      attachment_id uuid NOT NULL REFERENCES attachments,
      position integer NOT NULL,
      PRIMARY KEY (revision_id, attachment_id)
    )`.execute(db);
  await sql`CREATE INDEX revision_attachments_attachment ON revision_attachments (attachment_id)`.execute(db);
  await sql`CREATE TRIGGER revision_attachments_immutable BEFORE UPDATE OR DELETE ON revision_attachments
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    CREATE TABLE review_rounds (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      revision_id uuid NOT NULL REFERENCES revisions,
      agency_id uuid NOT NULL REFERENCES agencies,
      content_hash text NOT NULL,
      steps jsonb NOT NULL,
      step integer NOT NULL DEFAULT 0,
      waiting_role text,
      outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open','approved','returned','recalled','voided')),
      started_by uuid REFERENCES accounts,
      started_at timestamptz NOT NULL,
      closed_at timestamptz
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX review_rounds_one_open ON review_rounds (edition_id) WHERE outcome = 'open'`.execute(
    db,
  );
  await sql`CREATE INDEX review_rounds_waiting ON review_rounds (agency_id, waiting_role, started_at) WHERE outcome = 'open'`.execute(
    db,
  );
  await sql`CREATE INDEX review_rounds_edition ON review_rounds (edition_id, started_at)`.execute(db);
  await sql`
    CREATE TABLE review_decisions (
      id uuid PRIMARY KEY,
      round_id uuid NOT NULL REFERENCES review_rounds,
      step integer NOT NULL,
      step_name text NOT NULL,
      verdict text NOT NULL CHECK (verdict IN ('approve','return')),
      comment text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      UNIQUE (round_id, step)
    )`.execute(db);
  await sql`
    CREATE TABLE secrecy_reviews (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      edition_id uuid NOT NULL REFERENCES editions,
      revision_id uuid NOT NULL REFERENCES revisions,
      content_hash text NOT NULL,
      form jsonb NOT NULL,
      result text NOT NULL CHECK (result IN ('open','partial','withheld','referred')),
      basis text NOT NULL,
      opinion text NOT NULL DEFAULT '',
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX secrecy_reviews_edition ON secrecy_reviews (edition_id, at)`.execute(db);
  for (const table of ['review_decisions', 'secrecy_reviews', 'validity_changes']) {
    await sql`CREATE TRIGGER ${sql.id(`${table}_append_only`)} BEFORE UPDATE OR DELETE ON ${sql.table(table)}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  }
}
