import { sql, type Kysely } from 'kysely';

/** 网站检查: what was judged on the day is kept with the facts, and what people find by hand beside what is measured. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Inspections from before have none of these: what was judged then, beside veto and score, nobody kept.
  await sql`
    ALTER TABLE inspections
      ADD COLUMN made_by uuid REFERENCES accounts,
      /* The form of the results. */
      ADD COLUMN format integer CHECK (format > 0),
      /* What each indicator came to, with the words and numbers by which it was judged. */
      ADD COLUMN results jsonb,
      ADD COLUMN conclusion text CHECK (conclusion IN ('passed','failed','pending')),
      /* Of how many indicators a person must look. */
      ADD COLUMN awaiting integer CHECK (awaiting >= 0),
      ADD CONSTRAINT inspections_judged_whole CHECK (
        num_nulls(format, results, conclusion, awaiting) IN (0, 4))`.execute(db);
  await sql`
    CREATE TABLE inspection_hand_checks (
      inspection_id uuid NOT NULL REFERENCES inspections,
      /* Order within the inspection. Of an indicator the last one holds. */
      seq integer NOT NULL CHECK (seq > 0),
      indicator text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('fine','found','inapplicable','noted')),
      words text NOT NULL,
      addresses text[] NOT NULL,
      places integer NOT NULL CHECK (places >= 0 AND (places > 0) = (outcome = 'found')),
      /* How many measured places aren't so, and why. */
      refuted integer NOT NULL CHECK (refuted >= 0),
      refuted_why text NOT NULL CHECK ((refuted_why <> '') = (refuted > 0)),
      checked_by text NOT NULL CHECK (checked_by <> ''),
      checked_on date NOT NULL,
      /* Why the one before is corrected; empty for the first of an indicator. */
      correction text NOT NULL,
      by_account uuid NOT NULL REFERENCES accounts,
      by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      /* What the indicator came to by it, and the whole inspection after it. */
      judged jsonb NOT NULL,
      conclusion text NOT NULL CHECK (conclusion IN ('passed','failed','pending')),
      vetoed boolean NOT NULL,
      score numeric(4,1) NOT NULL,
      awaiting integer NOT NULL CHECK (awaiting >= 0),
      PRIMARY KEY (inspection_id, seq)
    )`.execute(db);
  await sql`CREATE TRIGGER inspection_hand_checks_append_only BEFORE UPDATE OR DELETE ON inspection_hand_checks
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
}
