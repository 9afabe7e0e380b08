import { sql, type Kysely } from 'kysely';

/** What the newest entry of the public log commits a public document to beside its text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Null: entered before entries committed to it. 'none': of a kind that has no validity.
  await sql`
    ALTER TABLE published_items
      ADD COLUMN logged_validity text
        CHECK (logged_validity IN ('none','valid','lapsed','repealed','amended')),
      /* From this day on it has lapsed, without an entry of its own. */
      ADD COLUMN lapses_from date`.execute(db);
  await sql`CREATE INDEX published_items_lapse_ahead ON published_items (lapses_from)
    WHERE state = 'public' AND lapses_from IS NOT NULL`.execute(db);
}
