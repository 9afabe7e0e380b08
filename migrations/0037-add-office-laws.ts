import { sql, type Kysely } from 'kysely';

/** 法律法规 among an office's own words: what it knows of statutes and documents that the program's list lacks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE quality_words
      DROP CONSTRAINT quality_words_kind_check,
      ADD CONSTRAINT quality_words_kind_check
        CHECK (kind IN ('word','name','expression','series','exception','law')),
      /* Of a law: the day from which a version holds, and its last article. */
      ADD COLUMN held_from date,
      ADD COLUMN last_article integer CHECK (last_article BETWEEN 1 AND 9999),
      /* The order that made it public. */
      ADD COLUMN law_order text NOT NULL DEFAULT '',
      ADD COLUMN repealed_by text NOT NULL DEFAULT '',
      ADD COLUMN repealed_from date,
      ADD CHECK (kind = 'law' OR (held_from IS NULL AND last_article IS NULL AND law_order = ''
        AND repealed_by = '' AND repealed_from IS NULL)),
      ADD CHECK (kind <> 'law' OR held_from IS NOT NULL OR repealed_from IS NOT NULL),
      ADD CHECK ((last_article IS NULL AND law_order = '') OR held_from IS NOT NULL),
      ADD CHECK ((repealed_by = '') = (repealed_from IS NULL))`.execute(db);
  // A statute has a row for each version.
  await sql`DROP INDEX quality_words_once`.execute(db);
  await sql`CREATE UNIQUE INDEX quality_words_once ON quality_words (agency_id, kind, words, rule, held_from)
    NULLS NOT DISTINCT WHERE removed_at IS NULL`.execute(db);
}
