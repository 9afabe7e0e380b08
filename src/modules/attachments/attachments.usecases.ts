import { accountIdOf, authorise, type Place } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { StoredFile } from '../../platform/storage.ts';
import { sniffFile, type Sniffed } from '../../files/sniff.ts';
import { addAttachment, attachmentById, attachmentsOf } from '../documents/documents.attachments.ts';
import { documentById, placeOfDocument } from '../documents/documents.queries.ts';
import type { Attachment } from '../documents/documents.types.ts';
import { documentDiscarded, fileRefused, fileTooLarge } from './attachments.errors.ts';
import { attachmentsPolicy } from './attachments.policy.ts';
import type { IncomingFile } from './attachments.types.ts';
import { plainFileName } from './shown-file-name.ts';
import { cleanFileName, extensionOf } from './file-names.ts';

type Accepted = Extract<Sniffed, { ok: true }>;

/** All files of a document, for whoever works on it. */
export async function listDocumentAttachments(
  ctx: Ctx,
  input: { documentId: string },
): Promise<{ items: Attachment[]; may: { upload: boolean }; maxBytes: number }> {
  const place = await placeOfDocument(ctx.db, input.documentId);
  authorise(attachmentsPolicy.read(ctx.actor, place));
  return {
    items: await attachmentsOf(ctx.db, input.documentId),
    may: { upload: attachmentsPolicy.upload(ctx.actor, place) === true },
    maxBytes: ctx.config.uploadBytes,
  };
}

/** A file for the desk; throws `common.not_found`. */
export async function getAttachment(ctx: Ctx, input: { attachmentId: string }): Promise<Attachment> {
  const attachment = await attachmentById(ctx.db, input.attachmentId);
  authorise(attachmentsPolicy.read(ctx.actor, await placeOfDocument(ctx.db, attachment.documentId)));
  return attachment;
}

/** Whether the actor may upload to the document now; throws why not. Asked before any byte is taken. */
export async function mayUpload(ctx: Ctx, input: { documentId: string }): Promise<Place> {
  const document = await documentById(ctx.db, input.documentId);
  const place = await placeOfDocument(ctx.db, document.id);
  authorise(attachmentsPolicy.upload(ctx.actor, place));
  if (document.state === 'discarded') throw documentDiscarded();
  return place;
}

/**
 * Takes a file for a document. What it is is told by its bytes; one that is too large, disguised or of a kind that isn't
 * published leaves nothing behind. A revision shows it once it is saved with it.
 */
export async function uploadAttachment(
  ctx: Ctx,
  input: { readonly documentId: string; readonly file: IncomingFile },
): Promise<Attachment> {
  const { documentId, file } = input;
  const { agencyId } = await mayUpload(ctx, { documentId });
  const { stored, accepted } = await storeInspected(ctx, file);
  const { kind, notices } = accepted;
  const claimed = extensionOf(file.name);
  return keep(ctx, {
    agencyId,
    documentId,
    name: cleanFileName(file.name, kind.aliases.includes(claimed) ? claimed : kind.extension),
    extension: kind.extension,
    mediaType: kind.mediaType,
    notices: [...notices],
    ...stored,
  });
}

/** Keeps a file that the program itself made for a document, e.g. an annual report as PDF. */
export async function storeGenerated(
  ctx: Ctx,
  input: {
    readonly documentId: string;
    readonly name: string;
    readonly extension: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  },
): Promise<Attachment> {
  const { documentId, extension, mediaType } = input;
  const place = await placeOfDocument(ctx.db, documentId);
  authorise(attachmentsPolicy.generate(ctx.actor, place));
  const stored = await ctx.storage.put(input.bytes);
  const name = cleanFileName(input.name, extension);
  return keep(ctx, {
    agencyId: place.agencyId,
    documentId,
    name,
    extension,
    mediaType,
    notices: [],
    ...stored,
  });
}

async function storeInspected(
  ctx: Ctx,
  file: IncomingFile,
): Promise<{ stored: StoredFile; accepted: Accepted }> {
  const { uploadBytes } = ctx.config;
  const found: Accepted[] = [];
  const stored = await ctx.storage
    .put(file.content, {
      maxBytes: uploadBytes,
      inspect: async (path) => {
        const sniffed = await sniffFile(path, extensionOf(file.name));
        if (!sniffed.ok) throw fileRefused(sniffed);
        found.push(sniffed);
      },
    })
    .catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'storage.too_large'
        ? fileTooLarge(uploadBytes)
        : error;
    });
  const [accepted] = found;
  if (accepted === undefined) throw new Error('stored without inspection');
  return { stored, accepted };
}

async function keep(ctx: Ctx, file: Omit<Attachment, 'id' | 'uploadedAt'>): Promise<Attachment> {
  return inTransaction(ctx, async (tx) => {
    const uploadedAt = tx.clock.now();
    const id = newId(uploadedAt.getTime());
    const attachment: Attachment = { ...file, id, uploadedAt };
    const before = await attachmentsOf(tx.db, file.documentId);
    await addAttachment(tx.db, { ...attachment, uploadedBy: accountIdOf(tx.actor) });
    tx.record({
      type: 'attachment.uploaded',
      agencyId: file.agencyId,
      subject: { kind: 'attachment', id, title: plainFileName(file.name, before.length) },
      after: { documentId: file.documentId, size: file.size, sha256: file.sha256, mediaType: file.mediaType },
    });
    return attachment;
  });
}
