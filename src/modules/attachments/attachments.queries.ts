import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { findAttachments, listAttachments } from './attachments.repository.ts';
import type { Attachment } from './attachments.types.ts';

/** What other modules read about attachments. Nothing here asks who reads. */

/** The attachment; throws `common.not_found`. */
export async function attachmentById(db: Db, id: string): Promise<Attachment> {
  const [found] = await findAttachments(db, [id]);
  if (found === undefined) throw notFound('这个附件');
  return found;
}

/** The named attachments by identifier; those that don't exist are missing. */
export async function attachmentsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Attachment>> {
  return new Map((await findAttachments(db, [...new Set(ids)])).map((one) => [one.id, one]));
}

/** All attachments of a document, those that no revision uses too, first uploaded first. */
export async function attachmentsOf(db: Db, documentId: string): Promise<Attachment[]> {
  return listAttachments(db, documentId);
}
