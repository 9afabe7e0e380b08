import { sql, type Kysely } from 'kysely';

/** The document by which another is amended, repealed or replaced: as it was recorded, and as the public sees it today. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE validity_changes
      ADD COLUMN changed_by uuid REFERENCES documents,
      ADD CONSTRAINT validity_changes_changed_by
        CHECK (changed_by IS NULL OR (changed_by <> document_id AND validity <> 'valid'))`.execute(db);
  await sql`CREATE INDEX validity_changes_changed_by ON validity_changes (changed_by)
    WHERE changed_by IS NOT NULL`.execute(db);
  await sql`ALTER TABLE published_items ADD COLUMN changed_by uuid REFERENCES documents`.execute(db);
  await sql`CREATE INDEX published_items_changed_by ON published_items (changed_by)
    WHERE changed_by IS NOT NULL`.execute(db);
}
