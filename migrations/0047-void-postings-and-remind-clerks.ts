import { sql, type Kysely } from 'kysely';

/**
 * A posting that was registered by mistake is struck out with a reason: it stays in the record and counts no more. Who is reminded in
 * place of a responsible person is noted as that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE channel_records
      DROP CONSTRAINT channel_records_state_check,
      ADD CONSTRAINT channel_records_state_check
        CHECK (state IN ('waiting','live','failed','takenDown','void'))`.execute(db);
  await sql`
    ALTER TABLE channel_record_events
      DROP CONSTRAINT channel_record_events_event_check,
      ADD CONSTRAINT channel_record_events_event_check
        CHECK (event IN ('queued','sent','live','failed','retried','photographed','takenDown','received','voided'))`.execute(
    db,
  );
  await sql`
    ALTER TABLE board_postings
      ADD COLUMN voided_on date,
      ADD COLUMN void_reason text NOT NULL DEFAULT '',
      ADD CHECK ((voided_on IS NULL) = (void_reason = ''))`.execute(db);
  await sql`
    ALTER TABLE obligation_reminders
      DROP CONSTRAINT obligation_reminders_reminded_check,
      ADD CONSTRAINT obligation_reminders_reminded_check
        CHECK (reminded IN ('responsible','clerk','clerkOfLeft','publisher','supervisor'))`.execute(db);
}
