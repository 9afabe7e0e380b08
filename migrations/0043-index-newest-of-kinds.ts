import { sql, type Kysely } from 'kysely';

/**
 * The newest of a kind at an agency, in their order. Without it the database may walk through all that is public to find that there is
 * nothing of a kind: with a hundred thousand documents, most of the time that a publication took.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX published_items_newest_of_kind ON published_items (agency_id, kind, published_at DESC, document_id DESC)
    WHERE state = 'public'`.execute(db);
}
