import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, moment } from '../../platform/http/shapes.ts';

/** An uploaded file. `name` carries the extension that fits the content, whatever it was called before. */
export const attachmentView = z.object({
  id,
  documentId: id,
  name: z.string(),
  /** Lower case, without the dot. */
  extension: z.string(),
  mediaType: z.string(),
  /** bytes */
  size: z.number().int(),
  sha256: z.string(),
  /** What its owner should look at before it becomes public, in Chinese. */
  notices: z.array(z.string()),
  uploadedAt: moment,
});

const documentId = z.object({ documentId: id });

/** Attachments of documents. Which of them a revision shows, and in which order, is saved with the revision. */
export const attachmentsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/attachments',
    summary: '文稿的全部附件，含当前修订未采用的，先上传的在前',
    access: 'signed-in',
    params: documentId,
    response: z.object({
      items: z.array(attachmentView),
      may: z.object({ upload: z.boolean() }),
      /** Largest file that is taken, in bytes. */
      maxBytes: z.number().int(),
    }),
  }),
  /** A form with one part `file`; call it with `upload` of the desk. */
  upload: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/attachments',
    summary: '上传一个附件（表单字段 file）；类型按内容认定，保存文稿修订后才采用',
    access: 'signed-in',
    params: documentId,
    response: attachmentView,
  }),
};

/** Where a file can be fetched by whoever may read its document; pictures open in the page, all else downloads. */
export function attachmentPath(attachmentId: string): string {
  return `/api/attachments/${attachmentId}`;
}
