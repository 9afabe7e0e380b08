import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, moment } from '../../platform/http/shapes.ts';

/** A file that was uploaded to a document. */
export const attachment = z.object({
  id,
  documentId: id,
  name: z.string(),
  extension: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  sha256: z.string(),
  uploadedAt: moment,
});

/** Interface of attachments; uploading and downloading are files and stand beside it. */
export const attachmentsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/attachments',
    summary: '已上传到文稿的全部文件，含未被采用的',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({ items: z.array(attachment) }),
  }),
};

/** Where a file is uploaded to (multipart, one file); answers with `attachment`. */
export function uploadPath(documentId: string): string {
  return `/api/documents/${documentId}/attachments`;
}

/** Where a file is downloaded from. */
export function downloadPath(attachmentId: string): string {
  return `/api/attachments/${attachmentId}/file`;
}
