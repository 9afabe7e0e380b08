import { sql, type Kysely } from 'kysely';

/**
 * Why a document that was public before an obligation came up meets it, and whether somebody who may decide so said it. Of what was
 * named before this nobody asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE obligation_documents
      ADD COLUMN reason text NOT NULL DEFAULT '',
      ADD COLUMN vouched boolean NOT NULL DEFAULT false`.execute(db);
}
