import { sql, type Kysely } from 'kysely';

/** What became public in a time, edition by edition, without reading every edition there ever was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE INDEX editions_published ON editions (published_at) WHERE published_at IS NOT NULL`.execute(db);
}
