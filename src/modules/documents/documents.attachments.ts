import type { Db, Tx } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { findAttachments, insertAttachment, listAttachments } from './attachments.repository.ts';
import type { Attachment, RevisionAttachment } from './documents.types.ts';

/** What is known of the files of documents. Nothing here asks who reads, and nothing touches the files themselves. */

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

/** The named attachments in the order named; those that don't exist are missing. */
export async function attachmentsInOrder(
  db: Db,
  ids: readonly string[],
): Promise<(RevisionAttachment & { readonly documentId: string })[]> {
  if (ids.length === 0) return [];
  const found = await attachmentsByIds(db, ids);
  return ids.flatMap((id) => {
    const one = found.get(id);
    if (one === undefined) return [];
    const { name, extension, mediaType, size, sha256, documentId } = one;
    return [{ id, name, extension, mediaType, size, sha256, documentId }];
  });
}

/** All attachments of a document, those that no revision uses too, first uploaded first. */
export async function attachmentsOf(db: Db, documentId: string): Promise<Attachment[]> {
  return listAttachments(db, documentId);
}

/** Notes a stored file as one of its document's. */
export async function addAttachment(
  db: Tx,
  attachment: Attachment & { readonly uploadedBy: string | null },
): Promise<void> {
  await insertAttachment(db, {
    id: attachment.id,
    agency_id: attachment.agencyId,
    document_id: attachment.documentId,
    name: attachment.name,
    extension: attachment.extension,
    media_type: attachment.mediaType,
    size: attachment.size,
    sha256: attachment.sha256,
    notices: JSON.stringify(attachment.notices),
    uploaded_by: attachment.uploadedBy,
    uploaded_at: attachment.uploadedAt,
  });
}
