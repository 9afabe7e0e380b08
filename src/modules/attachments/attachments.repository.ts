import type { Db } from '../../platform/database/connect.ts';

/** A file of a document. Its content lies in the storage under its hash. */
export interface Attachment {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
}

const COLUMNS = [
  'id',
  'document_id as documentId',
  'name',
  'extension',
  'media_type as mediaType',
  'size',
  'sha256',
  'uploaded_at as uploadedAt',
] as const;

/** Adds a file. */
export async function insertAttachment(
  db: Db,
  attachment: Attachment & { readonly agencyId: string; readonly uploadedBy: string | null },
): Promise<void> {
  await db
    .insertInto('attachments')
    .values({
      id: attachment.id,
      agency_id: attachment.agencyId,
      document_id: attachment.documentId,
      name: attachment.name,
      extension: attachment.extension,
      media_type: attachment.mediaType,
      size: attachment.size,
      sha256: attachment.sha256,
      uploaded_by: attachment.uploadedBy,
      uploaded_at: attachment.uploadedAt,
    })
    .execute();
}

/** The named files. */
export async function findAttachments(db: Db, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('attachments').select(COLUMNS).where('id', 'in', ids).execute();
}

/** All files of a document, oldest first. */
export async function listAttachments(db: Db, documentId: string): Promise<Attachment[]> {
  return db
    .selectFrom('attachments')
    .select(COLUMNS)
    .where('document_id', '=', documentId)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}
