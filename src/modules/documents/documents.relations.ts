import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { deleteLink, findLinks, insertLink, type DocumentLink } from './document-links.repository.ts';
import type { Validity } from './documents.content.ts';
import { lockForChange } from './documents.editions.ts';
import { notLinkable, noValidity } from './documents.errors.ts';
import { mayChangeValidity, mayLinkDocuments } from './documents.policy.ts';
import { currentValidity, documentById } from './documents.queries.ts';
import type { DocumentRecord } from './documents.types.ts';
import { insertValidityChange } from './validity.repository.ts';

/** Ties an interpretation to what it explains, whichever of the two is named first. Doing it again changes nothing. */
export async function linkDocuments(
  ctx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<DocumentLink[]> {
  return inTransaction(ctx, async (tx) => {
    const { first, second } = await bothFor(tx, input);
    const explains = (document: DocumentRecord): boolean => document.kind === 'interpretation';
    if (explains(first) === explains(second)) throw notLinkable();
    const [interpretation, explained] = explains(first) ? [first, second] : [second, first];
    const at = tx.clock.now();
    const made = await insertLink(tx.db, {
      id: newId(at.getTime()),
      interpretationId: interpretation.id,
      documentId: explained.id,
      createdBy: accountIdOf(tx.actor),
      at,
    });
    if (made) {
      tx.record({
        type: 'document.linked',
        agencyId: explained.agencyId,
        subject: { kind: 'document', id: explained.id, title: explained.title },
        after: { interpretation: interpretation.title },
      });
      for (const { id } of [first, second]) tx.emit({ kind: 'render.document', documentId: id });
    }
    return findLinks(tx.db, input.documentId);
  });
}

/** Takes such a tie away. */
export async function unlinkDocuments(
  ctx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<DocumentLink[]> {
  return inTransaction(ctx, async (tx) => {
    const { first, second } = await bothFor(tx, input);
    if (await deleteLink(tx.db, [first.id, second.id])) {
      tx.record({
        type: 'document.unlinked',
        agencyId: first.agencyId,
        subject: { kind: 'document', id: first.id, title: first.title },
        before: { other: second.title },
      });
      for (const { id } of [first, second]) tx.emit({ kind: 'render.document', documentId: id });
    }
    return findLinks(tx.db, input.documentId);
  });
}

async function bothFor(
  tx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<{ first: DocumentRecord; second: DocumentRecord }> {
  const first = await documentById(tx.db, input.documentId);
  const second = await documentById(tx.db, input.otherDocumentId);
  authorise(
    mayLinkDocuments(tx.actor, [await placeOf(tx.db, first.agencyId), await placeOf(tx.db, second.agencyId)]),
  );
  return { first, second };
}

/** Records that a public document is lapsed, repealed, amended or in force again from a day on. */
export async function changeValidity(
  ctx: Ctx,
  input: { documentId: string; validity: Validity; sinceOn: PlainDate; reason: string },
): Promise<{ validity: Validity }> {
  return inTransaction(ctx, async (tx) => {
    const { document, place } = await lockForChange(tx, input.documentId);
    authorise(mayChangeValidity(ctx.actor, place));
    if (!KINDS_WITH_VALIDITY.has(document.kind)) throw noValidity('kind');
    if (document.firstPublishedAt === null) throw noValidity('unpublished');
    const at = tx.clock.now();
    const on = dayInShanghai(at);
    const before = await currentValidity(tx.db, document.id, on);
    await insertValidityChange(tx.db, {
      id: newId(at.getTime()),
      documentId: document.id,
      validity: input.validity,
      sinceOn: input.sinceOn,
      reason: input.reason,
      byAccount: accountIdOf(tx.actor),
      byName: nameOf(tx.actor),
      at,
    });
    tx.record({
      type: 'document.validity_changed',
      agencyId: document.agencyId,
      subject: { kind: 'document', id: document.id, title: document.title },
      reason: input.reason,
      before: { validity: before },
      after: { validity: input.validity, sinceOn: input.sinceOn },
    });
    tx.emit({ kind: 'render.document', documentId: document.id });
    return { validity: await currentValidity(tx.db, document.id, on) };
  });
}
