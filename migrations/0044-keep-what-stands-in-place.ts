import { sql, type Kysely } from 'kysely';

/**
 * What stands in place of a value that was masked, encrypted as the value is: another value may stand within it. The list of them shows
 * that and nothing else. Of values from before nobody wrote it down.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE quality_masked_values ADD COLUMN shown text`.execute(db);
}
