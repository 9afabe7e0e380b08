import { sql, type Kysely } from 'kysely';

/** A sheet hung in the village where its board stood then: a board that is set up elsewhere later takes no sheet along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE board_postings ADD COLUMN village_id uuid REFERENCES agencies`.execute(db);
  await sql`
    UPDATE board_postings p SET village_id = b.village_id FROM boards b WHERE b.id = p.board_id`.execute(db);
}
