import { sql, type Kysely } from 'kysely';

/**
 * What was handed over in a package is on its way until somebody looked at the other side: `sent` is no longer the same as `live`. What
 * may stand somewhere in an older form is found among the few items that changed after they were first public.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE channel_records
      DROP CONSTRAINT channel_records_state_check,
      ADD CONSTRAINT channel_records_state_check
        CHECK (state IN ('waiting','sent','live','failed','takenDown','void'))`.execute(db);
  await sql`
    CREATE INDEX published_items_changed_later ON published_items (agency_id)
      WHERE state = 'withdrawn' OR changed_at > published_at`.execute(db);
  await sql`CREATE INDEX channel_records_sent ON channel_records (target_id) WHERE state IN ('waiting','sent','failed')`.execute(
    db,
  );
}
