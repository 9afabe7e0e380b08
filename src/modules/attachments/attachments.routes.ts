import type {} from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { id } from '../../platform/http/shapes.ts';
import { serve, signInFirst } from '../../platform/http/serve.ts';
import { attachmentsApi } from './attachments.api.ts';
import { noFile } from './attachments.errors.ts';
import type { Attachment } from './attachments.queries.ts';
import { listOfDocument, readableAttachment, uploadAttachment } from './attachments.usecases.ts';

const documentParams = z.object({ documentId: id });
const fileParams = z.object({ attachmentId: id });
/** Kinds that a browser shows without running anything. */
const SHOWN: ReadonlySet<string> = new Set(['png', 'jpg', 'gif', 'webp']);

/** Registers the interface of attachments. */
export function registerAttachmentRoutes(app: FastifyInstance): void {
  serve(app, attachmentsApi.list, async ({ ctx, params }) => ({
    items: (await listOfDocument(ctx, params)).map(view),
  }));

  app.post(
    '/api/documents/:documentId/attachments',
    { schema: { summary: '上传一个文件到文稿', tags: ['documents'], params: documentParams, consumes: ['multipart/form-data'] } },
    async (request) => {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const { documentId } = documentParams.parse(request.params);
      const part = await request.file();
      if (part === undefined) throw noFile();
      return view(await uploadAttachment(request.ctx, { documentId, name: part.filename, content: part.file }));
    },
  );

  app.get(
    '/api/attachments/:attachmentId/file',
    { schema: { summary: '下载附件', tags: ['attachments'], params: fileParams } },
    async (request, reply) => {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const attachment = await readableAttachment(request.ctx, fileParams.parse(request.params));
      const way = SHOWN.has(attachment.extension) ? 'inline' : 'attachment';
      return reply
        .header('content-type', attachment.mediaType)
        .header('content-length', attachment.size)
        .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(request.ctx.storage.read(attachment.sha256));
    },
  );
}

function view(attachment: Attachment): Omit<Attachment, 'uploadedAt'> & { uploadedAt: string } {
  return { ...attachment, uploadedAt: attachment.uploadedAt.toISOString() };
}
