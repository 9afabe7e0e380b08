import { sql, type Kysely } from 'kysely';

/**
 * Under which names the attachments of a public item stand, by their identifiers. Items from before have none written down: theirs
 * follow from the order of their attachments, as they did.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE published_items ADD COLUMN file_names jsonb NOT NULL DEFAULT '{}'`.execute(db);
}
