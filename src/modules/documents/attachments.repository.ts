import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Attachment } from './documents.types.ts';

const notices = z.array(z.string());

/** Adds a row. */
export async function insertAttachment(db: Db, row: Insertable<Tables['attachments']>): Promise<void> {
  await db.insertInto('attachments').values(row).execute();
}

/** The named attachments. */
export async function findAttachments(db: Db, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('attachments').selectAll().where('id', 'in', ids).execute()).map(toAttachment);
}

/** All attachments of a document, first uploaded first. */
export async function listAttachments(db: Db, documentId: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachments')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return rows.map(toAttachment);
}

function toAttachment(row: Selectable<Tables['attachments']>): Attachment {
  return {
    id: row.id,
    agencyId: row.agency_id,
    documentId: row.document_id,
    name: row.name,
    extension: row.extension,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    notices: notices.parse(row.notices),
    uploadedAt: row.uploaded_at,
  };
}
