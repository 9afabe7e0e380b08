import { sql, type Kysely } from 'kysely';

/** How the public site looks for the time being: colours, 变灰, 紧急公告. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE site_appearance (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      appearance jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1
    )`.execute(db);
}
