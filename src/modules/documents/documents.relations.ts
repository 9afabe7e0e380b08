import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { deleteLink, insertLink, type DocumentLink } from './document-links.repository.ts';
import type { Validity } from './documents.content.ts';
import { lockForChange } from './documents.editions.ts';
import { notChangedBy, notLinkable, noValidity } from './documents.errors.ts';
import { mayChangeValidity, mayLinkDocuments } from './documents.policy.ts';
import { currentValidity } from './documents.queries.ts';
import type { DocumentRecord } from './documents.types.ts';
import { knownDocument, readableLinks } from './readable-links.ts';
import { insertValidityChange } from './validity.repository.ts';

/** Ties an interpretation to what it explains, whichever of the two is named first. Doing it again changes nothing. */
export async function linkDocuments(
  ctx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<DocumentLink[]> {
  return inTransaction(ctx, async (tx) => {
    const { interpretation, explained, bothPublic } = await bothFor(tx, input);
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
        after: { interpretation: interpretation.title, bothPublic },
      });
      for (const { id } of [interpretation, explained]) tx.emit({ kind: 'render.document', documentId: id });
    }
    return readableLinks(tx, input.documentId);
  });
}

/** Takes such a tie away. */
export async function unlinkDocuments(
  ctx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<DocumentLink[]> {
  return inTransaction(ctx, async (tx) => {
    const { interpretation, explained, bothPublic } = await bothFor(tx, input);
    if (await deleteLink(tx.db, [interpretation.id, explained.id])) {
      tx.record({
        type: 'document.unlinked',
        agencyId: explained.agencyId,
        subject: { kind: 'document', id: explained.id, title: explained.title },
        before: { interpretation: interpretation.title, bothPublic },
      });
      for (const { id } of [interpretation, explained]) tx.emit({ kind: 'render.document', documentId: id });
    }
    return readableLinks(tx, input.documentId);
  });
}

/** Both documents, when the actor may tie them or end the tie. What the actor may not read is as if it weren't there. */
async function bothFor(
  tx: Ctx,
  input: { documentId: string; otherDocumentId: string },
): Promise<{ interpretation: DocumentRecord; explained: DocumentRecord; bothPublic: boolean }> {
  const first = await knownDocument(tx, input.documentId);
  const second = await knownDocument(tx, input.otherDocumentId);
  const explains = (document: DocumentRecord): boolean => document.kind === 'interpretation';
  if (explains(first) === explains(second)) throw notLinkable();
  const [interpretation, explained] = explains(first) ? [first, second] : [second, first];
  const bothPublic = first.liveEditionId !== null && second.liveEditionId !== null;
  const place = await placeOf(tx.db, explained.agencyId);
  authorise(mayLinkDocuments(tx.actor, { explained: place, bothPublic }));
  return { interpretation, explained, bothPublic };
}

/** A change of a document's validity as it is asked for. */
export interface NewValidity {
  readonly documentId: string;
  readonly validity: Validity;
  readonly sinceOn: PlainDate;
  readonly reason: string;
  /** The document by which it is amended, repealed or replaced; it may not be public yet. */
  readonly changedBy?: string | null;
}

/**
 * Records that a public document is lapsed, repealed, amended or in force again from a day on. Recorded once more for the same day,
 * the later record holds: so what brings it about is named afterwards.
 */
export async function changeValidity(ctx: Ctx, input: NewValidity): Promise<{ validity: Validity }> {
  return inTransaction(ctx, async (tx) => {
    const { document, place } = await lockForChange(tx, input.documentId);
    authorise(mayChangeValidity(ctx.actor, place));
    if (!KINDS_WITH_VALIDITY.has(document.kind)) throw noValidity('kind');
    if (document.firstPublishedAt === null) throw noValidity('unpublished');
    const changedBy = await changingDocument(tx, input);
    const at = tx.clock.now();
    const on = dayInShanghai(at);
    const before = await currentValidity(tx.db, document.id, on);
    const changeId = newId(at.getTime());
    await insertValidityChange(tx.db, {
      id: changeId,
      documentId: document.id,
      validity: input.validity,
      sinceOn: input.sinceOn,
      reason: input.reason,
      changedBy: changedBy?.id ?? null,
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
      after: {
        validity: input.validity,
        sinceOn: input.sinceOn,
        ...(changedBy !== null && { changedBy: changedBy.title }),
      },
    });
    for (const follower of tx.publicationFollowers)
      await follower.marked?.(tx, { documentId: document.id, changeId });
    tx.emit({ kind: 'render.document', documentId: document.id });
    return { validity: await currentValidity(tx.db, document.id, on) };
  });
}

/** What is named as bringing a change about. What the actor may not read is as if it weren't there. */
async function changingDocument(
  tx: Ctx,
  { documentId, validity, changedBy }: NewValidity,
): Promise<DocumentRecord | null> {
  if (changedBy === undefined || changedBy === null) return null;
  if (changedBy === documentId) throw notChangedBy('itself');
  if (validity === 'valid') throw notChangedBy('inForce');
  return knownDocument(tx, changedBy);
}
