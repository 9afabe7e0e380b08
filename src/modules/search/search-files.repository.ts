import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';

/** A file of a public document, as the search knows it. */
export interface SearchedFile {
  readonly attachmentId: string;
  readonly name: string;
  /** Its public address. */
  readonly href: string;
  readonly sha256: string;
}

/**
 * Makes sure that the files are known, and locks them until the end of the transaction: whoever has just read one waits, and sees
 * the document then. The texts of those that were read, by their hashes.
 */
export async function lockFiles(
  db: Db,
  hashes: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const sorted = [...new Set(hashes)].toSorted();
  let rows: { sha256: string; state: string; text: string }[] = [];
  // A text that nobody used any more may be dropped by another transaction between the two statements: then once more.
  for (let round = 0; round < 3 && rows.length < sorted.length; round += 1) {
    await db
      .insertInto('search_files')
      .values(sorted.map((sha256) => ({ sha256, state: 'waiting' as const, due_at: now })))
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    rows = await db
      .selectFrom('search_files')
      .select(['sha256', 'state', 'text'])
      .where('sha256', 'in', sorted)
      .orderBy('sha256')
      .forShare()
      .execute();
  }
  return new Map(rows.filter((row) => row.state === 'read').map((row) => [row.sha256, row.text]));
}

/** The texts of those of the files that were read, by their hashes. */
export async function textsOfRead(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_files')
    .select(['sha256', 'text'])
    .where('sha256', 'in', [...new Set(hashes)])
    .where('state', '=', 'read')
    .execute();
  return new Map(rows.map((row) => [row.sha256, row.text]));
}

/** Which files a document has, in place of those that it had. */
export async function putAttachments(
  db: Db,
  documentId: string,
  files: readonly SearchedFile[],
): Promise<void> {
  await db.deleteFrom('search_attachments').where('document_id', '=', documentId).execute();
  if (files.length === 0) return;
  await db
    .insertInto('search_attachments')
    .values(
      files.map((file, position) => ({
        document_id: documentId,
        attachment_id: file.attachmentId,
        position,
        sha256: file.sha256,
        name: file.name,
        href: file.href,
      })),
    )
    .execute();
}

/** The hashes of a document's files. */
export async function hashesOf(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('search_attachments')
    .select('sha256')
    .where('document_id', '=', documentId)
    .execute();
  return rows.map((row) => row.sha256);
}

/** Forgets the texts of those of the files that no public document has any more. */
export async function forgetFiles(db: Db, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const sorted = [...new Set(hashes)].toSorted();
  // Locked first: the next statement sees what whoever held one of them has committed.
  await db
    .selectFrom('search_files')
    .select('sha256')
    .where('sha256', 'in', sorted)
    .orderBy('sha256')
    .forUpdate()
    .execute();
  await db
    .deleteFrom('search_files')
    .where('sha256', 'in', sorted)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('search_attachments')
            .select('search_attachments.sha256')
            .whereRef('search_attachments.sha256', '=', 'search_files.sha256'),
        ),
      ),
    )
    .execute();
}

/** A file that is to be read. */
export interface WaitingFile {
  readonly sha256: string;
  readonly name: string;
  /** This one included. */
  readonly attempts: number;
}

/** Takes one whose time has come; it comes again at `again` unless it is put away before. */
export async function takeWaiting(db: Db, moment: { now: Date; again: Date }): Promise<WaitingFile | null> {
  const { rows } = await sql<WaitingFile>`
    UPDATE search_files SET attempts = attempts + 1, due_at = ${moment.again}
    WHERE sha256 = (
      SELECT sha256 FROM search_files WHERE due_at <= ${moment.now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING sha256, attempts,
      coalesce((SELECT name FROM search_attachments AS a WHERE a.sha256 = search_files.sha256 LIMIT 1), '') AS name`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Keeps what was read; the documents that have the file. */
export async function putRead(
  db: Db,
  file: { readonly sha256: string; readonly text: string; readonly cut: boolean; readonly at: Date },
): Promise<string[]> {
  await db
    .updateTable('search_files')
    .set({ state: 'read', text: file.text, cut: file.cut, problem: null, due_at: null, read_at: file.at })
    .where('sha256', '=', file.sha256)
    .execute();
  const rows = await db
    .selectFrom('search_attachments')
    .select('document_id')
    .where('sha256', '=', file.sha256)
    .orderBy('document_id')
    .execute();
  return rows.map((row) => row.document_id);
}

/**
 * Keeps why one wasn't read, and when it is tried again; null: not by itself. One that was read before keeps what is there; one that
 * somebody else has read meanwhile is done.
 */
export async function putRefused(
  db: Db,
  file: { readonly sha256: string; readonly problem: string; readonly dueAt: Date | null },
): Promise<void> {
  await db
    .updateTable('search_files')
    .set({
      state: sql`CASE state WHEN 'read' THEN state ELSE 'refused' END`,
      problem: sql`CASE state WHEN 'read' THEN problem ELSE ${file.problem} END`,
      due_at: file.dueAt,
    })
    .where('sha256', '=', file.sha256)
    .where('due_at', 'is not', null)
    .execute();
}

/** Has everything that wasn't read tried again at once; how many. */
export async function retryRefused(db: Db, now: Date): Promise<number> {
  const result = await db
    .updateTable('search_files')
    .set({ due_at: now, attempts: 0 })
    .where('state', '=', 'refused')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many files are in which state, and the last of those that weren't read, or not to their end. */
export async function fileStates(db: Db): Promise<{
  readonly counts: Readonly<Record<'waiting' | 'read' | 'refused', number>>;
  readonly refused: readonly {
    name: string;
    href: string;
    problem: string;
    attempts: number;
    dueAt: Date | null;
  }[];
  /** Of which only the beginning is searched. */
  readonly cut: readonly { name: string; href: string }[];
}> {
  const counts = { waiting: 0, read: 0, refused: 0 };
  const states = await db
    .selectFrom('search_files')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  for (const { state, count } of states) counts[state] = count;
  const refused = await db
    .selectFrom('search_files as f')
    .innerJoin('search_attachments as a', 'a.sha256', 'f.sha256')
    .select(['a.name', 'a.href', 'f.problem', 'f.attempts', 'f.due_at as dueAt'])
    .where('f.state', '=', 'refused')
    .orderBy('a.document_id', 'desc')
    .orderBy('a.position')
    .limit(100)
    .execute();
  const cut = await db
    .selectFrom('search_files as f')
    .innerJoin('search_attachments as a', 'a.sha256', 'f.sha256')
    .select(['a.name', 'a.href'])
    .where('f.state', '=', 'read')
    .where('f.cut', '=', true)
    .orderBy('a.document_id', 'desc')
    .orderBy('a.position')
    .limit(100)
    .execute();
  return { counts, cut, refused: refused.map((one) => ({ ...one, problem: one.problem ?? '' })) };
}
