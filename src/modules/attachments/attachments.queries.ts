import type { Db } from '../../platform/database/connect.ts';
import { findAttachments, type Attachment } from './attachments.repository.ts';

export type { Attachment } from './attachments.repository.ts';

/** The named files by identifier; those that don't exist are missing. */
export async function attachmentsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Attachment>> {
  return new Map((await findAttachments(db, ids)).map((attachment) => [attachment.id, attachment]));
}
