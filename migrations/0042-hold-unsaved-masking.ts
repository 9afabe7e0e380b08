import { sql, type Kysely } from 'kysely';

/** A value that was masked in a text that nobody has saved is held, and is no value of the document until the text is saved without it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE quality_masked_values ADD COLUMN saved boolean NOT NULL DEFAULT true`.execute(db);
}
