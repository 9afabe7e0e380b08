import { sql, type Kysely } from 'kysely';

/** 标准目录 of the agencies, pieces of work with their stages, and what was due, published, late or missing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE standard_items (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      key text NOT NULL,
      field text NOT NULL,
      category text NOT NULL,
      name text NOT NULL,
      content text NOT NULL,
      basis text NOT NULL,
      limit_text text NOT NULL,
      /* DisclosureRule; null where the limit can't be counted. */
      rule jsonb,
      discloser text NOT NULL,
      channels text[] NOT NULL,
      /* Null: everybody. */
      audience_group text,
      mode text NOT NULL CHECK (mode IN ('proactive','onRequest')),
      levels text[] NOT NULL,
      /* The column whose publications meet it. */
      node_id uuid REFERENCES catalogue_nodes,
      /* The section of the agency that does the work. */
      unit_id uuid REFERENCES agencies,
      responsible_id uuid REFERENCES accounts,
      sort integer NOT NULL,
      /* Periods count from the one in which this day lies. */
      taken_up_on date NOT NULL,
      retired_on date,
      version integer NOT NULL DEFAULT 1,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL,
      UNIQUE (agency_id, key),
      CHECK (retired_on IS NULL OR retired_on >= taken_up_on)
    )`.execute(db);
  await sql`CREATE INDEX standard_items_order ON standard_items (agency_id, sort, id)`.execute(db);
  await sql`CREATE INDEX standard_items_node ON standard_items (node_id) WHERE node_id IS NOT NULL`.execute(
    db,
  );

  await sql`
    CREATE TABLE work_items (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL,
      title text NOT NULL,
      unit_id uuid REFERENCES agencies,
      responsible_id uuid REFERENCES accounts,
      /* Its stages' publications stand here; null until somebody says where. */
      node_id uuid REFERENCES catalogue_nodes,
      stage text,
      closed_on date,
      closing_note text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES accounts,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX work_items_list ON work_items (agency_id, changed_at DESC, id DESC)`.execute(db);
  await sql`
    CREATE TABLE work_stages (
      work_item_id uuid NOT NULL REFERENCES work_items,
      seq integer NOT NULL CHECK (seq > 0),
      stage text NOT NULL,
      entered_on date NOT NULL,
      note text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (work_item_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER work_stages_append_only BEFORE UPDATE OR DELETE ON work_stages
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    CREATE TABLE obligations (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      unit_id uuid REFERENCES agencies,
      responsible_id uuid REFERENCES accounts,
      node_id uuid REFERENCES catalogue_nodes,
      /* Where it comes from: an item of the 标准目录, or a stage of a piece of work. */
      item_id uuid REFERENCES standard_items,
      work_item_id uuid REFERENCES work_items,
      stage text NOT NULL DEFAULT '',
      duty text NOT NULL DEFAULT '',
      what text NOT NULL,
      /* DisclosureRule as it held when the obligation came up. */
      rule jsonb NOT NULL,
      triggered_on date NOT NULL,
      period_key text NOT NULL DEFAULT '',
      period_label text NOT NULL DEFAULT '',
      period_from date,
      period_to date,
      /* Null while a holiday notice is missing. */
      due_on date,
      settled_kind text CHECK (settled_kind IN ('published','nil','waived')),
      settled_on date,
      settled_document_id uuid REFERENCES documents,
      settled_reason text NOT NULL DEFAULT '',
      settled_by uuid REFERENCES accounts,
      settled_by_name text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CHECK ((item_id IS NULL) <> (work_item_id IS NULL)),
      CHECK ((settled_kind IS NULL) = (settled_on IS NULL)),
      CHECK ((settled_kind = 'published') = (settled_document_id IS NOT NULL) OR settled_kind IS NULL),
      UNIQUE NULLS NOT DISTINCT (item_id, work_item_id, stage, duty, period_key)
    )`.execute(db);
  await sql`CREATE INDEX obligations_open ON obligations (agency_id, due_on, id)
    WHERE settled_kind IS NULL`.execute(db);
  await sql`CREATE INDEX obligations_list ON obligations (agency_id, due_on DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX obligations_node ON obligations (node_id) WHERE settled_kind IS NULL`.execute(db);
  await sql`CREATE INDEX obligations_document ON obligations (settled_document_id)
    WHERE settled_document_id IS NOT NULL`.execute(db);

  // Which document is written to meet an obligation: said before it is published, settled when it is.
  await sql`
    CREATE TABLE obligation_documents (
      obligation_id uuid NOT NULL REFERENCES obligations,
      document_id uuid NOT NULL REFERENCES documents,
      linked_by uuid REFERENCES accounts,
      linked_at timestamptz NOT NULL,
      PRIMARY KEY (obligation_id, document_id)
    )`.execute(db);
  await sql`CREATE INDEX obligation_documents_document ON obligation_documents (document_id)`.execute(db);
}
