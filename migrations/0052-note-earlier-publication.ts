import { sql, type Kysely } from 'kysely';

/** 原公开日期: what was public elsewhere before it was taken over isn't late here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE documents ADD COLUMN public_before date`.execute(db);
  // What imports that are still there know; a day that was still to come when it was taken over is a slip.
  await sql`
    UPDATE documents d SET public_before = i.day
    FROM (
      SELECT document_id, min(proposal->>'publishedOn')::date AS day FROM import_items
      WHERE document_id IS NOT NULL AND state IN ('imported','updated') AND proposal->>'publishedOn' IS NOT NULL
        AND proposal->>'publishedOn' <= to_char(settled_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
      GROUP BY document_id
    ) i
    WHERE i.document_id = d.id`.execute(db);
}
