import '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { serve, signInFirst } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { INLINE_IMAGES } from '../../files/file-kinds.ts';
import type { Attachment } from '../documents/documents.types.ts';
import { attachmentsApi, type attachmentView } from './attachments.api.ts';
import { fileTooLarge, noFile, uploadBroken } from './attachments.errors.ts';
import {
  getAttachment,
  listDocumentAttachments,
  mayUpload,
  uploadAttachment,
} from './attachments.usecases.ts';

const downloadParams = z.object({ attachmentId: id });

/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024;

/** Registers the interface of attachments. `@fastify/multipart` must be registered before. */
export function registerAttachmentRoutes(app: FastifyInstance): void {
  serve(app, attachmentsApi.list, async ({ ctx, params }) => {
    const { items, ...rest } = await listDocumentAttachments(ctx, params);
    return { ...rest, items: items.map(toView) };
  });

  serve(app, attachmentsApi.upload, async ({ ctx, params, request }) => {
    await mayUpload(ctx, params);
    return toView(await uploadFrom(request, params.documentId));
  });

  app.get(
    '/api/attachments/:attachmentId',
    { schema: { summary: '下载附件；图片可在页面中显示', tags: ['attachments'], params: downloadParams } },
    async function download(request, reply) {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const file = await getAttachment(request.ctx, downloadParams.parse(request.params));
      return reply
        .header('content-type', file.mediaType)
        .header('content-length', file.size)
        .header('content-disposition', disposition(file))
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-cache')
        .send(request.ctx.storage.read(file.sha256));
    },
  );
}

async function uploadFrom(request: FastifyRequest, documentId: string): Promise<Attachment> {
  const { uploadBytes } = request.ctx.config;
  try {
    if (Number(request.headers['content-length'] ?? 0) > uploadBytes + FORM_BYTES)
      throw fileTooLarge(uploadBytes);
    if (!request.isMultipart()) throw noFile();
    // A byte above the limit comes through, so that the storage notices; more is cut off.
    const part = await request.file({
      limits: { files: 1, fileSize: uploadBytes + 1 },
      throwFileSizeLimit: false,
    });
    if (part === undefined) throw noFile();
    const file = { name: part.filename, content: part.file };
    return await uploadAttachment(request.ctx, { documentId, file });
  } catch (error) {
    // The rest is read and forgotten: a browser that is still sending wouldn't see the answer otherwise.
    request.raw.unpipe();
    request.raw.resume();
    throw isBrokenForm(error) ? uploadBroken() : error;
  }
}

/** The stream ended in the middle of the form. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.message === 'Part terminated early due to unexpected end of multipart data' ||
      error.message === 'Unexpected end of multipart data' ||
      ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
  );
}

function toView(attachment: Attachment): z.input<typeof attachmentView> {
  return { ...attachment, uploadedAt: attachment.uploadedAt.toISOString() };
}

function disposition(file: Pick<Attachment, 'name' | 'mediaType'>): string {
  return contentDisposition(file.name, INLINE_IMAGES.has(file.mediaType) ? 'inline' : 'attachment');
}
