import { sql, type Kysely } from 'kysely';

/** A report that there is nothing to publish which a document refuted: whoever reads the register still sees that it was given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE obligations
      ADD COLUMN nil_on date,
      ADD COLUMN nil_by_name text NOT NULL DEFAULT '',
      ADD COLUMN nil_reason text NOT NULL DEFAULT ''`.execute(db);
}
