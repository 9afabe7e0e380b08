import { sql, type Kysely } from 'kysely';

/** The year of a published annual report by its period, and what its title says where that is something else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE published_items ADD COLUMN report_year integer, ADD COLUMN report_title_year integer`.execute(
    db,
  );
  // What is public already is known by its title, as it was listed until now; the next edition is read.
  await sql`
    UPDATE published_items SET report_year = substring(title from '(20[0-9]{2})\s*年')::integer
    WHERE kind = 'annualReport'`.execute(db);
}
