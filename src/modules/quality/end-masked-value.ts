import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { authorIdsOf, loadDocument } from '../documents/documents.queries.ts';
import { listMaskedValues, type ListedValue } from './masked-values.ts';
import { deleteMaskedValues, maskedValuesOf } from './masking.repository.ts';
import { badMasking } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';

/** What was masked in a document, in the order in which it was, and whether the reader may end one. */
export async function maskedInDocument(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<{ readonly values: readonly ListedValue[]; readonly may: { readonly end: boolean } }> {
  const { revision, place } = await loadDocument(ctx.db, documentId);
  authorise(qualityPolicy.read(ctx.actor, place));
  const authors = await authorIdsOf(ctx.db, revision.editionId);
  return {
    values: await listMaskedValues(ctx, documentId),
    may: { end: qualityPolicy.decidePersonal(ctx.actor, { place, authors }) === true },
  };
}

/**
 * A value that was masked is no longer looked for in a document: it was masked by mistake, or the masking was taken back. Not by whoever
 * wrote the text. The value isn't kept any longer; who ended it and why is on record. Throws `quality.bad_masking`.
 */
export async function endMaskedValue(
  ctx: Ctx,
  input: { readonly documentId: string; readonly valueId: string; readonly reason: string },
): Promise<void> {
  const { documentId, valueId, reason } = input;
  await inTransaction(ctx, async (tx) => {
    const { document, revision, place } = await loadDocument(tx.db, documentId);
    const authors = await authorIdsOf(tx.db, revision.editionId);
    authorise(qualityPolicy.decidePersonal(tx.actor, { place, authors }));
    const ended = (await maskedValuesOf(tx.db, documentId)).find(({ id }) => id === valueId);
    if (ended === undefined) throw notFound('这一项遮盖过的内容');
    // Nor by whoever masked it, without having saved the text.
    authorise(qualityPolicy.decidePersonal(tx.actor, { place, authors: [ended.masked_by] }));
    if (holdPersonalData([reason])) throw badMasking(TELLS);
    await deleteMaskedValues(tx.db, [valueId]);
    tx.record({
      type: 'quality.masking_ended',
      agencyId: document.agencyId,
      subject: { kind: 'document', id: documentId, title: document.title },
      reason,
      before: { value: valueId, maskedBy: ended.masked_by_name, maskedAt: ended.masked_at.toISOString() },
    });
  });
}

const TELLS = '理由里有个人信息，而理由长期保存。请删去个人信息后再提交。';
