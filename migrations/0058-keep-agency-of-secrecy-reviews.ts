import { sql, type Kysely } from 'kysely';

/**
 * The agency whose document a 保密审查 is about stands in its row, so that the month of one agency is found without reading those of all
 * the others. What was signed stays as it is: only what its document says of itself is added, the guard back in its place afterwards.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE secrecy_reviews ADD COLUMN agency_id uuid REFERENCES agencies`.execute(db);
  await sql`ALTER TABLE secrecy_reviews DISABLE TRIGGER secrecy_reviews_append_only`.execute(db);
  await sql`
    UPDATE secrecy_reviews SET agency_id = documents.agency_id FROM documents
    WHERE documents.id = secrecy_reviews.document_id`.execute(db);
  await sql`ALTER TABLE secrecy_reviews ENABLE TRIGGER secrecy_reviews_append_only`.execute(db);
  await sql`ALTER TABLE secrecy_reviews ALTER COLUMN agency_id SET NOT NULL`.execute(db);
  await sql`CREATE INDEX secrecy_reviews_agency ON secrecy_reviews (agency_id, at)`.execute(db);
}
