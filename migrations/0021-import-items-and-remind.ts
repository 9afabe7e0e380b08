import { sql, type Kysely } from 'kysely';

/** Files of 标准目录 that were read, where an item comes from, and who was reminded of what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What was read stays as it was, also when it was never taken: the file itself isn't kept.
  await sql`
    CREATE TABLE item_imports (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      file_name text NOT NULL,
      sha256 text NOT NULL,
      bytes integer NOT NULL,
      /* ReadCatalogue */
      reading jsonb NOT NULL,
      read_by uuid REFERENCES accounts,
      read_by_name text NOT NULL,
      read_at timestamptz NOT NULL,
      /* ImportChoices of whoever took it over. */
      choices jsonb,
      result jsonb,
      applied_by_name text,
      applied_at timestamptz,
      CHECK ((applied_at IS NULL) = (result IS NULL))
    )`.execute(db);
  await sql`CREATE INDEX item_imports_list ON item_imports (agency_id, read_at DESC, id DESC)`.execute(db);
  await sql`
    ALTER TABLE standard_items
      ADD COLUMN import_id uuid REFERENCES item_imports,
      /* From 0: the row of the import. */
      ADD COLUMN import_row integer,
      ADD CHECK ((import_id IS NULL) = (import_row IS NULL))`.execute(db);

  // Where the document named for it is older: the day that was entered, for when that name is taken back.
  await sql`ALTER TABLE obligations ADD COLUMN entered_on date`.execute(db);
  await sql`
    CREATE TABLE obligation_reminders (
      id uuid PRIMARY KEY,
      obligation_id uuid NOT NULL REFERENCES obligations,
      agency_id uuid NOT NULL REFERENCES agencies,
      step text NOT NULL,
      /* The day of which it reminds: another day, as after a new holiday notice, is reminded of anew. */
      due_on date NOT NULL,
      reminded text NOT NULL CHECK (reminded IN ('responsible','publisher','supervisor')),
      /* Null: nobody holds the role. */
      to_account uuid REFERENCES accounts,
      to_name text NOT NULL,
      reminded_on date NOT NULL,
      recorded_at timestamptz NOT NULL,
      UNIQUE NULLS NOT DISTINCT (obligation_id, step, due_on, to_account)
    )`.execute(db);
  await sql`CREATE TRIGGER obligation_reminders_append_only BEFORE UPDATE OR DELETE ON obligation_reminders
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  await sql`CREATE INDEX obligation_reminders_list
    ON obligation_reminders (agency_id, recorded_at DESC, id DESC)`.execute(db);
  await sql`CREATE INDEX obligation_reminders_person
    ON obligation_reminders (to_account, obligation_id)`.execute(db);
  await sql`
    CREATE TABLE reminder_plans (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      plan jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1,
      changed_by uuid REFERENCES accounts,
      changed_at timestamptz NOT NULL
    )`.execute(db);
}
