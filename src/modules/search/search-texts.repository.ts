import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';

/** What is kept of a document's own text beside its entry. */
export interface KeptText {
  /** For excerpts; empty where the entry holds enough. */
  readonly text: string;
  readonly cut: boolean;
  /** When the rest is entered; null: all of it is. */
  readonly dueAt: Date | null;
}

/** Keeps that of a document, or nothing where there is nothing to keep. */
export async function putText(db: Db, documentId: string, kept: KeptText): Promise<void> {
  const { text, cut, dueAt } = kept;
  if (text === '' && !cut && dueAt === null) {
    await db.deleteFrom('search_texts').where('document_id', '=', documentId).execute();
    return;
  }
  const values = { document_id: documentId, text, cut, due_at: dueAt };
  await db
    .insertInto('search_texts')
    .values(values)
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
    .execute();
}

/** Has documents entered anew with all that belongs to them. */
export async function markUnfinished(db: Db, documentIds: readonly string[], dueAt: Date): Promise<void> {
  if (documentIds.length === 0) return;
  await db
    .insertInto('search_texts')
    .values(documentIds.map((id) => ({ document_id: id, due_at: dueAt })))
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ due_at: dueAt }))
    .execute();
}

/** Takes one whose time has come; it comes again at `again` unless it is put away before. */
export async function takeUnfinishedText(db: Db, moment: { now: Date; again: Date }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    UPDATE search_texts SET due_at = ${moment.again}
    WHERE document_id = (
      SELECT document_id FROM search_texts WHERE due_at <= ${moment.now} ORDER BY due_at LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    RETURNING document_id AS id`.execute(db);
  return rows[0]?.id ?? null;
}

/** Titles of documents of which only a part is searched, the newest hundred. */
export async function cutTitles(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('search_texts as t')
    .innerJoin('search_entries as e', 'e.document_id', 't.document_id')
    .select('e.title')
    .where('t.cut', '=', true)
    .orderBy('e.published_at', 'desc')
    .orderBy('e.document_id')
    .limit(100)
    .execute();
  return rows.map((row) => row.title);
}

/** A place in a long text of a document, or in one of its attachments, where one of the words stands. */
export interface TextHit {
  readonly documentId: string;
  /** Of the attachment; null: it is the document's own text. */
  readonly file: { readonly name: string; readonly href: string } | null;
  readonly excerpt: string;
}

/** Words that are looked for in texts: more would only cost, an excerpt shows a few. */
const WORDS_IN_TEXTS = 12;
/** So many bytes of texts are looked through for a page of answers, a million characters: a few hundredths of a second. */
const MOST_BYTES = 3_000_000;

/**
 * For each of some documents the text that has most of the words, its own before those of its attachments, with what stands around
 * the one that comes last, which is the rarest. What is beyond the limit is passed over: documents' own texts come first, then attachments, short ones before long ones.
 */
export async function textHits(
  db: Db,
  documentIds: readonly string[],
  words: readonly string[],
): Promise<TextHit[]> {
  if (documentIds.length === 0 || words.length === 0) return [];
  const wanted = words.slice(0, WORDS_IN_TEXTS);
  // Words are folded; most have no letters of which there are small ones and capitals.
  const unpacked = wanted.some((word) => /[a-z]/.test(word))
    ? sql`lower(whole.text COLLATE "C")`
    : sql`whole.text || ''`;
  const { rows } = await sql<{
    documentId: string;
    name: string | null;
    href: string | null;
    excerpt: string;
  }>`
    WITH texts AS (
      SELECT document_id, -1 AS position, NULL AS sha256, NULL AS name, NULL AS href, octet_length(text) AS bytes
      FROM search_texts WHERE document_id = any(${documentIds}::uuid[])
      UNION ALL
      SELECT a.document_id, a.position, a.sha256, a.name, a.href, octet_length(f.text)
      FROM search_attachments AS a JOIN search_files AS f ON f.sha256 = a.sha256 AND f.state = 'read'
      WHERE a.document_id = any(${documentIds}::uuid[])
    ), near AS MATERIALIZED (
      SELECT * FROM (
        SELECT texts.*, sum(bytes) OVER (ORDER BY least(position, 0), bytes, position, document_id) AS so_far FROM texts WHERE bytes > 0
      ) AS each
      WHERE so_far <= ${MOST_BYTES}
    )
    SELECT DISTINCT ON (near.document_id) near.document_id AS "documentId", near.name, near.href,
      substr(whole.text, greatest(1, hit.rarest - 40), 300) AS excerpt
    FROM near
    CROSS JOIN LATERAL (
      SELECT text FROM search_texts WHERE near.sha256 IS NULL AND document_id = near.document_id
      UNION ALL
      SELECT text FROM search_files WHERE sha256 = near.sha256
      OFFSET 0
    ) AS whole
    -- Unpacked once a text, not once a word.
    CROSS JOIN LATERAL (SELECT ${unpacked} AS unpacked OFFSET 0) AS small
    CROSS JOIN LATERAL (
      SELECT count(*) AS words, max(place) AS rarest
      FROM (
        SELECT strpos(small.unpacked, word COLLATE "C") AS place FROM unnest(${wanted}::text[]) AS word
      ) AS each
      WHERE place > 0
    ) AS hit
    WHERE hit.words > 0
    ORDER BY near.document_id, hit.words DESC, near.position`.execute(db);
  return rows.map(({ documentId, name, href, excerpt }) => ({
    documentId,
    file: name === null || href === null ? null : { name, href },
    excerpt,
  }));
}
