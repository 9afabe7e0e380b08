import { buffer } from 'node:stream/consumers';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { tooLargeToRead } from '../../files/readers/too-large.ts';
import { EndedReading, UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { findLeaks } from '../../text/leak-search.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';
import { withoutPersonalData } from '../../text/personal/hold-personal-data.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { MOST_READ, officeFiles } from '../attachments/office-files.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { attachmentById } from '../documents/documents.attachments.ts';
import { mayWriteDocument } from '../documents/documents.policy.ts';
import { documentById, loadDocument, placeOfDocument } from '../documents/documents.queries.ts';
import type { Attachment } from '../documents/documents.types.ts';
import { contextOf } from './check-revision.ts';
import { keepMaskedValues } from './masked-values.ts';
import { maskingOf } from './masking-rules.ts';
import { cleaningEnded, notCleaned } from './quality.errors.ts';

/** A file that takes the place of another. */
export interface CleanedAttachment {
  readonly attachment: Attachment;
  /** Chinese: what it has lost besides. */
  readonly notes: readonly string[];
}

/** Which attachment of which document. */
export interface AttachmentToClean {
  readonly documentId: string;
  readonly attachmentId: string;
}

type Cleaner = Pick<ReadingPool, 'mask' | 'maskPersonal'>;

/**
 * A copy of an attachment without all that its reader doesn't see: comments, tracked changes (accepted), hidden words and sheets,
 * properties, place and camera of pictures. The draft takes it in place of the original, which stays on record and out of what becomes
 * public. Throws `quality.not_cleaned` with what to do instead.
 */
export async function stripAttachment(
  ctx: Ctx,
  input: AttachmentToClean,
  pool: Cleaner = officeFiles,
): Promise<CleanedAttachment> {
  const file = await fileOf(ctx, input);
  const { bytes, notes } = await inWords(async () => pool.mask(file, { values: [], dropHidden: true }));
  const attachment = await keepCopy(ctx, input, { file, bytes, values: [] });
  await inTransaction(ctx, async (tx) => {
    const { agencyId, title } = await documentById(tx.db, input.documentId);
    tx.record({
      type: 'quality.file_stripped',
      agencyId,
      subject: { kind: 'document', id: input.documentId, title },
      before: { attachment: input.attachmentId, sha256: file.sha256 },
      after: { attachment: attachment.id, sha256: attachment.sha256 },
    });
  });
  return { attachment, notes };
}

/** What of an attachment is to be masked. */
export interface MaskingOrder extends AttachmentToClean {
  readonly rules: readonly string[];
  readonly words: readonly string[];
  readonly dropHidden: boolean;
}

/**
 * A copy of an attachment with personal data masked by the office's rule in every part of it, looked over by its bytes. What was masked is
 * kept, encrypted, and looked for in everything of the document that becomes public. Throws like `stripAttachment`.
 */
export async function maskAttachment(
  ctx: Ctx,
  input: MaskingOrder,
  pool: Cleaner = officeFiles,
): Promise<CleanedAttachment> {
  const { documentId, rules, words, dropHidden } = input;
  const file = await fileOf(ctx, input);
  const { document: owner, revision } = await loadDocument(ctx.db, documentId);
  const agencyId = owner.agencyId;
  const context = await contextOf(ctx, { agencyId, revision });
  const masking = await maskingOf(ctx.db, agencyId);
  const { bytes, notes, values } = await inWords(async () =>
    pool.maskPersonal(file, { rules, words, masking, dropHidden }, context),
  );
  const attachment = await keepCopy(ctx, input, { file, bytes, values });
  await inTransaction(ctx, async (tx) => {
    const { edition, document } = await lockForChange(tx, documentId);
    await keepMaskedValues(tx, { edition, values });
    tx.record({
      type: 'quality.file_masked',
      agencyId,
      subject: { kind: 'document', id: documentId, title: document.title },
      before: { attachment: input.attachmentId, sha256: file.sha256 },
      // How many words a person added, never which.
      after: {
        attachment: attachment.id,
        sha256: attachment.sha256,
        rules,
        words: words.length,
        values: values.length,
      },
    });
  });
  return { attachment, notes };
}

interface OpenedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

async function fileOf(ctx: Ctx, { documentId, attachmentId }: AttachmentToClean): Promise<OpenedFile> {
  authorise(mayWriteDocument(ctx.actor, await placeOfDocument(ctx.db, documentId)));
  const { name, sha256, size, documentId: owner } = await attachmentById(ctx.db, attachmentId);
  if (owner !== documentId) throw notFound('这个附件');
  if (size > MOST_READ) throw notCleaned(tooLargeToRead(MOST_READ));
  return { name, sha256, bytes: await buffer(ctx.storage.read(sha256)) };
}

/** What tells of a person in its name goes too, and what was masked in it. */
async function keepCopy(
  ctx: Ctx,
  { documentId }: AttachmentToClean,
  { file, bytes, values }: Copy,
): Promise<Attachment> {
  return uploadAttachment(ctx, {
    documentId,
    file: { name: withoutPersonalData(withoutValues(file.name, values)), content: bytes },
  });
}

interface Copy {
  readonly file: OpenedFile;
  readonly bytes: Uint8Array;
  readonly values: readonly MaskedValue[];
}

function withoutValues(name: string, values: readonly MaskedValue[]): string {
  const sought = values.map(({ value }) => value);
  return findLeaks(sought, name).reduce(
    (so, { start, end }) => so.slice(0, start) + '＊'.repeat(end - start) + so.slice(end),
    name,
  );
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EndedReading) throw cleaningEnded(error);
    if (error instanceof UnreadableFile) throw notCleaned(error.message, error);
    throw error;
  }
}
