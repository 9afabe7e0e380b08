import { sql, type Kysely } from 'kysely';

/**
 * With every publication all public documents of its agency are counted by column. An index of nothing but the columns keeps equal ones
 * together: a twelfth of the one that carried dates and numbers, which where memory is short was read from the disk each time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX published_items_counted ON published_items (agency_id, node_id) WHERE state = 'public'`.execute(
    db,
  );
  await sql`CREATE INDEX published_items_newest_of_column ON published_items (node_id, public_since) WHERE state = 'public'`.execute(
    db,
  );
  await sql`DROP INDEX published_items_columns`.execute(db);
}
