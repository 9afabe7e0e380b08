import { sql, type Kysely } from 'kysely';

/** How much room uploads take that are in no dossier yet, of each visitor (a keyed hash of the address) and of all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE request_uploads
      ADD COLUMN bytes integer NOT NULL DEFAULT 0,
      ADD COLUMN visitor text NOT NULL DEFAULT ''`.execute(db);
}
