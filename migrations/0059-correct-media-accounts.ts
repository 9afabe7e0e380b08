import { sql, type Kysely } from 'kysely';

/**
 * An account that was closed by mistake, or is used again, is reopened; an update that was registered by mistake is struck out by a
 * further event, which names it. Both stay in the history.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE media_account_events
      DROP CONSTRAINT media_account_events_event_check,
      ADD CONSTRAINT media_account_events_event_check
        CHECK (event IN ('opened','changed','updated','closed','reopened','voided')),
      ADD COLUMN voids integer,
      ADD CHECK ((event = 'voided') = (voids IS NOT NULL)),
      ADD UNIQUE (account_id, voids),
      ADD FOREIGN KEY (account_id, voids) REFERENCES media_account_events (account_id, seq)`.execute(db);
}
