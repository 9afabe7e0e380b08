import { sql, type Insertable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** The document that was made of each of some submissions. */
export async function documentsOfSubmissions(
  db: Db,
  submissionIds: readonly string[],
): Promise<Map<string, string>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('report_submission_documents')
    .select(['submission_id', 'document_id'])
    .where('submission_id', 'in', submissionIds)
    .execute();
  return new Map(rows.map((row) => [row.submission_id, row.document_id]));
}

/** Notes which document was made; a later one takes the place of one that was discarded. */
export async function putSubmissionDocument(
  db: Tx,
  row: Insertable<Tables['report_submission_documents']>,
): Promise<void> {
  const { submission_id: _id, ...changing } = row;
  await db
    .insertInto('report_submission_documents')
    .values(row)
    .onConflict((conflict) => conflict.column('submission_id').doUpdateSet(changing))
    .execute();
}

/** Keeps others from making a document of the same submission, until the end of the transaction. */
export async function lockSubmissionDocument(db: Db, submissionId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`submission document ${submissionId}`}, 0))`.execute(
    db,
  );
}
