import { sql, type Kysely } from 'kysely';

/**
 * 原公开日期 counts for readers: what was public elsewhere before it was taken over is no news here. Lists, searches and counts of a year
 * go by `public_since`; columns are put in its order once a batch of such documents is through. What is public already stays as the public
 * log has it, until its next edition.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE published_items
      ADD COLUMN public_before date,
      ADD COLUMN public_since timestamptz NOT NULL GENERATED ALWAYS AS
        (LEAST(published_at, public_before::timestamp AT TIME ZONE 'Asia/Shanghai')) STORED`.execute(db);
  // Changes that nobody has followed yet are read with it.
  await sql`
    UPDATE site_changes SET
      before = before || jsonb_build_object('public_since', before->'published_at'),
      after = after || jsonb_build_object('public_since', after->'published_at')
    WHERE about = 'item'`.execute(db);

  await sql`DROP INDEX published_items_year, published_items_columns, published_items_newest, published_items_newest_of_kind,
    published_items_of_year`.execute(db);
  await sql`CREATE INDEX published_items_year ON published_items (agency_id, kind, public_since)`.execute(db);
  await sql`CREATE INDEX published_items_columns ON published_items (agency_id, node_id, state) INCLUDE (public_since, list_number)`.execute(
    db,
  );
  await sql`CREATE INDEX published_items_newest ON published_items (public_since DESC, document_id DESC) WHERE state = 'public'`.execute(
    db,
  );
  await sql`
    CREATE INDEX published_items_newest_of_kind ON published_items (agency_id, kind, public_since DESC, document_id DESC)
    WHERE state = 'public'`.execute(db);
  await sql`
    CREATE INDEX published_items_of_year ON published_items (agency_id, public_since, document_id) WHERE state = 'public'`.execute(
    db,
  );

  // Numbers of a column change places in one statement.
  await sql`
    ALTER TABLE published_items
      DROP CONSTRAINT published_items_node_id_list_number_key,
      ADD CONSTRAINT published_items_node_id_list_number_key UNIQUE (node_id, list_number) DEFERRABLE INITIALLY IMMEDIATE`.execute(
    db,
  );
  await sql`
    CREATE TABLE columns_to_order (
      node_id uuid PRIMARY KEY REFERENCES catalogue_nodes ON DELETE CASCADE,
      noted_at timestamptz NOT NULL
    )`.execute(db);
  // A second copy of what the public item says, which nobody read.
  await sql`ALTER TABLE documents DROP COLUMN list_number`.execute(db);
}
