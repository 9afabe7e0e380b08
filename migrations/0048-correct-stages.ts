import { sql, type Kysely } from 'kysely';

/** The day of a stage can be corrected, the stage entered last taken back; what it made due stays in the record as taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A stage itself is append-only: what holds of it is told by the last of its changes.
  await sql`
    CREATE TABLE work_stage_changes (
      work_item_id uuid NOT NULL,
      seq integer NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      /* The day that holds from now on; null: the stage is taken back. */
      entered_on date,
      entered_on_before date NOT NULL,
      reason text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (work_item_id, seq, number),
      FOREIGN KEY (work_item_id, seq) REFERENCES work_stages
    )`.execute(db);
  await sql`CREATE TRIGGER work_stage_changes_append_only BEFORE UPDATE OR DELETE ON work_stage_changes
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);

  await sql`
    ALTER TABLE obligations
      DROP CONSTRAINT obligations_settled_kind_check,
      ADD CONSTRAINT obligations_settled_kind_check
        CHECK (settled_kind IN ('published','nil','waived','takenBack')),
      DROP CONSTRAINT obligations_item_id_work_item_id_stage_duty_period_key_key`.execute(db);
  // Work that was taken back from a stage may enter it again: then its duties are new ones.
  await sql`CREATE UNIQUE INDEX obligations_once
    ON obligations (item_id, work_item_id, stage, duty, period_key) NULLS NOT DISTINCT
    WHERE settled_kind IS DISTINCT FROM 'takenBack'`.execute(db);
}
