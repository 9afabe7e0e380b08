import { sql, type Kysely } from 'kysely';

/** The desk's list of documents by time of publication and by kind, counted without reading each document of a large agency. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX documents_published ON documents (agency_id, first_published_at) INCLUDE (state)`.execute(
    db,
  );
  await sql`
    CREATE INDEX documents_kind ON documents (agency_id, kind, changed_at DESC, id DESC) INCLUDE (state)`.execute(
    db,
  );
}
