import { sql, type Kysely } from 'kysely';

/** Imports that nobody goes on with end by themselves; of those that have ended only what became of each item is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  /* When a person or the program last did something with it. */
  await sql`ALTER TABLE imports ADD COLUMN touched_at timestamptz`.execute(db);
  await sql`UPDATE imports SET touched_at = coalesce(finished_at, started_at, created_at)`.execute(db);
  await sql`ALTER TABLE imports ALTER COLUMN touched_at SET NOT NULL`.execute(db);
  await sql`CREATE INDEX imports_unfinished ON imports (touched_at) WHERE finished_at IS NULL`.execute(db);

  // Rows of lists and summaries may name people. The documents that were made hold what was meant to be kept.
  await sql`
    UPDATE import_items item SET plan = '{}',
      proposal = CASE WHEN item.proposal IS NULL THEN NULL
        ELSE jsonb_set(item.proposal, '{content}', (item.proposal->'content') || '{"bodyHtml":"","summary":""}') END
    FROM imports WHERE imports.id = item.import_id AND imports.finished_at IS NOT NULL`.execute(db);
}
