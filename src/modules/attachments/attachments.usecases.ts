import { readFile, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { sniff, SNIFFED_BYTES } from '../../files/sniff.ts';
import { fileName } from '../../portal/paths.ts';
import { mayReadDocument, mayWriteDocument } from '../documents/documents.policy.ts';
import { documentById, placeOfDocument } from '../documents/documents.queries.ts';
import { refusedFile, tooLarge } from './attachments.errors.ts';
import { findAttachments, insertAttachment, listAttachments, type Attachment } from './attachments.repository.ts';

/** Files up to this size are looked into as a whole. */
const LOOKED_INTO = 64 * 1024 * 1024;

/**
 * Stores an uploaded file for a document. What it is is told from its bytes; a file too large, disguised or of a kind
 * that isn't allowed leaves nothing behind that anybody could reach.
 */
export async function uploadAttachment(
  ctx: Ctx,
  input: { documentId: string; name: string; content: Readable },
): Promise<Attachment> {
  const place = await placeOfDocument(ctx.db, input.documentId);
  authorise(mayWriteDocument(ctx.actor, place));
  const { uploadBytes } = ctx.config;
  const stored = await ctx.storage.put(input.content, { maxBytes: uploadBytes }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'storage.too_large' ? tooLarge(uploadBytes) : error;
  });
  const path = ctx.storage.pathOf(stored.sha256);
  const whole = stored.size <= LOOKED_INTO ? await readFile(path) : null;
  const type = await sniff(input.name, whole?.subarray(0, SNIFFED_BYTES) ?? (await headOf(path)), whole);
  if ('refused' in type) throw refusedFile(type.refused);
  return keep(ctx, { ...stored, ...type, documentId: input.documentId, name: input.name });
}

/** Keeps a file that the program itself made, such as the printed annual report. */
export async function storeGenerated(
  ctx: Ctx,
  input: { documentId: string; name: string; extension: string; mediaType: string; bytes: Uint8Array },
): Promise<Attachment> {
  authorise(mayWriteDocument(ctx.actor, await placeOfDocument(ctx.db, input.documentId)));
  const stored = await ctx.storage.put(input.bytes);
  const { documentId, name, extension, mediaType } = input;
  return keep(ctx, { ...stored, documentId, name, extension, mediaType });
}

/** All files of a document, for whoever works on it. */
export async function listOfDocument(ctx: Ctx, input: { documentId: string }): Promise<Attachment[]> {
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, input.documentId)));
  return listAttachments(ctx.db, input.documentId);
}

/** A file for downloading at the desk; throws `common.not_found`. */
export async function readableAttachment(ctx: Ctx, input: { attachmentId: string }): Promise<Attachment> {
  const [attachment] = await findAttachments(ctx.db, [input.attachmentId]);
  if (attachment === undefined) throw notFound('这个附件');
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, attachment.documentId)));
  return attachment;
}

async function keep(
  ctx: Ctx,
  file: Omit<Attachment, 'id' | 'uploadedAt'>,
): Promise<Attachment> {
  return inTransaction(ctx, async (tx) => {
    const document = await documentById(tx.db, file.documentId);
    const uploadedAt = tx.clock.now();
    const name = withExtension(fileName(file.name), file.extension);
    const attachment = { ...file, id: newId(uploadedAt.getTime()), name, uploadedAt };
    await insertAttachment(tx.db, { ...attachment, agencyId: document.agencyId, uploadedBy: accountIdOf(tx.actor) });
    tx.record({
      type: 'attachment.uploaded',
      agencyId: document.agencyId,
      subject: { kind: 'attachment', id: attachment.id, title: name },
      after: { document: document.title, size: file.size, sha256: file.sha256 },
    });
    return attachment;
  });
}

/** A name without ending, or with another spelling of it, gets the one that the content has. */
function withExtension(name: string, extension: string): string {
  if (name.toLowerCase().endsWith(`.${extension}`)) return name;
  return extension === 'jpg' && /\.jpe?g?$/i.test(name) ? name : `${name}.${extension}`;
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(SNIFFED_BYTES);
    const { bytesRead } = await file.read(buffer, 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
