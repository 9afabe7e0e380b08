import { sql, type Kysely } from 'kysely';

/** Publication and taking down at a set time, the kinds of withdrawal, and addresses that columns once had. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row a decision: what is set anew is the same row, what is over stays as history.
  await sql`
    CREATE TABLE publication_schedules (
      id uuid PRIMARY KEY,
      document_id uuid NOT NULL REFERENCES documents,
      agency_id uuid NOT NULL REFERENCES agencies,
      action text NOT NULL CHECK (action IN ('publish','withdraw')),
      /* What is to be published: exactly this text. Null of a taking down, which is for whatever stands there. */
      revision_id uuid REFERENCES revisions,
      due_at timestamptz NOT NULL,
      /* Of a taking down: kind, notice, reason, whether the title is hidden, where it leads. */
      withdrawal jsonb,
      state text NOT NULL CHECK (state IN ('waiting','held','done','cancelled')),
      /* Why it was held or cancelled. */
      note text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      set_by uuid NOT NULL REFERENCES accounts,
      set_by_name text NOT NULL,
      set_at timestamptz NOT NULL,
      settled_at timestamptz,
      CHECK ((action = 'publish') = (revision_id IS NOT NULL)),
      CHECK ((action = 'withdraw') = (withdrawal IS NOT NULL)),
      CHECK ((state = 'waiting') = (settled_at IS NULL))
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX publication_schedules_open ON publication_schedules (document_id, action)
    WHERE state IN ('waiting','held')`.execute(db);
  await sql`CREATE INDEX publication_schedules_due ON publication_schedules (due_at, id)
    WHERE state = 'waiting'`.execute(db);
  await sql`CREATE INDEX publication_schedules_held ON publication_schedules (agency_id)
    WHERE state = 'held'`.execute(db);

  await sql`
    ALTER TABLE published_items
      ADD COLUMN withdrawal_kind text CHECK (withdrawal_kind IN ('notice','gone','redirect','vanish')),
      ADD COLUMN redirect_to uuid REFERENCES documents`.execute(db);
  await sql`UPDATE published_items SET withdrawal_kind = 'notice' WHERE state = 'withdrawn'`.execute(db);
  await sql`
    ALTER TABLE published_items
      ADD CONSTRAINT published_items_withdrawal CHECK ((state = 'withdrawn') = (withdrawal_kind IS NOT NULL)),
      ADD CONSTRAINT published_items_redirect
        CHECK ((withdrawal_kind IS NOT DISTINCT FROM 'redirect') = (redirect_to IS NOT NULL))`.execute(db);
  await sql`CREATE INDEX published_items_redirect_to ON published_items (redirect_to)
    WHERE redirect_to IS NOT NULL`.execute(db);
  await sql`CREATE INDEX published_items_answered ON published_items (path)
    WHERE withdrawal_kind IN ('gone','redirect')`.execute(db);

  // Where they lead is looked up when they are written out: chains and loops can't come about.
  await sql`
    CREATE TABLE old_addresses (
      path text PRIMARY KEY CHECK (path LIKE '/%'),
      /* A column that stood there, */
      node_id uuid REFERENCES catalogue_nodes,
      /* and which of its pages; the empty text is its first. */
      page text NOT NULL DEFAULT '',
      /* or where an administrator says that it leads. */
      to_path text CHECK (to_path LIKE '/%'),
      reason text NOT NULL DEFAULT '',
      set_by_name text NOT NULL,
      since timestamptz NOT NULL,
      CHECK ((node_id IS NULL) <> (to_path IS NULL))
    )`.execute(db);
  await sql`CREATE INDEX old_addresses_node ON old_addresses (node_id) WHERE node_id IS NOT NULL`.execute(db);
}
