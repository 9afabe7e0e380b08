import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { cleanHtml } from '../documents/clean-html.ts';
import { attachmentsInOrder } from '../documents/documents.attachments.ts';
import { keepAutosave } from '../documents/documents.autosaves.ts';
import type { Content } from '../documents/documents.content.ts';
import {
  addRevision,
  contentOf,
  fallBack,
  lockForChange,
  openEdition,
} from '../documents/documents.editions.ts';
import { mayWriteDocument } from '../documents/documents.policy.ts';
import { editionsOf, publishedContent, requireRevisionOf } from '../documents/documents.queries.ts';
import type { Edition, LockedDocument, Revision, RevisionAttachment } from '../documents/documents.types.ts';
import { applyTransition, voidReview } from '../review/review.steps.ts';
import { changedByOther, foreignAttachment, notEditable } from './drafting.errors.ts';

/** What saving brought. */
export interface SavedRevision {
  readonly locked: LockedDocument;
  readonly revision: Revision;
  readonly edition: Edition;
  /** False when the content was the same as before: nothing new was written. */
  readonly changed: boolean;
  readonly notices: readonly string[];
  readonly reviewVoided: boolean;
}

/**
 * Saves what was written as the next revision. When somebody else saved or moved the document since it was opened,
 * nothing is overwritten: the content is kept as an autosave and `documents.changed_by_other` says whose change it was.
 * A changed text voids its review.
 */
export async function saveRevision(
  ctx: Ctx,
  input: {
    documentId: string;
    baseRevisionId: string;
    editionVersion: number;
    content: Content;
    note: string;
  },
): Promise<SavedRevision> {
  await requireRevisionOf(ctx.db, { documentId: input.documentId, revisionId: input.baseRevisionId });
  const outcome = await inTransaction(
    ctx,
    async (tx): Promise<SavedRevision | { refused: (id: string | null) => Error }> => {
      const locked = await lockForChange(tx, input.documentId);
      authorise(mayWriteDocument(ctx.actor, locked.place));
      const refusal = refusalOf(locked, input);
      if (refusal !== null) return { refused: refusal };
      const clean = cleanHtml(input.content.bodyHtml);
      const content = { ...input.content, bodyHtml: clean.html };
      const attachments = await ownAttachments(tx, locked, content.attachmentIds);
      if (isSame(locked.revision, content)) {
        const { revision, edition } = locked;
        return { locked, revision, edition, changed: false, notices: clean.notices, reviewVoided: false };
      }
      const reviewVoided = await voidReview(tx, locked);
      const moved = await applyTransition(tx, {
        locked,
        event: 'edit',
        after: { revision: locked.revision.number + 1, title: content.title },
      });
      const added = await addRevision(tx, {
        locked: { ...locked, edition: moved },
        content,
        attachments,
        note: input.note,
      });
      for (const follower of tx.publicationFollowers)
        await follower.saved?.(tx, {
          documentId: locked.document.id,
          editionId: added.revision.editionId,
          revisionId: added.revision.id,
          before: locked.revision.id,
        });
      return { locked, ...added, changed: true, notices: clean.notices, reviewVoided };
    },
  );
  if (!('refused' in outcome)) return outcome;
  // What was refused is kept outside of the transaction that was given up.
  throw outcome.refused(await keepAutosave(ctx, input));
}

function refusalOf(
  locked: LockedDocument,
  input: { baseRevisionId: string; editionVersion: number },
): ((autosaveId: string | null) => Error) | null {
  const { edition, revision } = locked;
  if (revision.id !== input.baseRevisionId || edition.version !== input.editionVersion) {
    return (autosaveId) => staleEdition(locked, { baseRevisionId: input.baseRevisionId, autosaveId });
  }
  if (['draft', 'returned', 'inReview', 'approved'].includes(edition.state)) return null;
  return (autosaveId) => notEditable(edition.state, autosaveId);
}

function staleEdition(
  { document, edition, revision }: LockedDocument,
  tried: { baseRevisionId: string; autosaveId: string | null },
): Error {
  // The same text in another state: somebody submitted, returned or recalled it.
  const sameText = tried.baseRevisionId === revision.id;
  return changedByOther({
    byName: sameText ? '他人' : revision.createdByName,
    at: sameText ? document.changedAt : revision.createdAt,
    revisionId: revision.id,
    editionVersion: edition.version,
    autosaveId: tried.autosaveId,
  });
}

function isSame(revision: Revision, content: Content): boolean {
  const before = contentOf(revision);
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(content));
}

function sorted(content: Content): unknown[] {
  const { title, summary, bodyHtml, metadata, attachmentIds } = content;
  return [
    title,
    summary,
    bodyHtml,
    Object.entries(metadata).toSorted(([a], [b]) => a.localeCompare(b)),
    attachmentIds,
  ];
}

async function ownAttachments(
  tx: TxCtx,
  locked: LockedDocument,
  ids: readonly string[],
): Promise<RevisionAttachment[]> {
  const found = await attachmentsInOrder(tx.db, ids);
  if (found.length !== ids.length || found.some((one) => one.documentId !== locked.document.id))
    throw foreignAttachment();
  return found.map(({ documentId: _document, ...attachment }) => attachment);
}

/** Begins the next edition of a published or withdrawn document, a copy of what the public sees or saw. */
export async function startEdition(
  ctx: Ctx,
  input: { documentId: string; changeNote: string },
): Promise<{ editionId: string; revisionId: string }> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, input.documentId);
    await applyTransition(tx, { locked, event: 'startEdition', reason: input.changeNote });
    const shown =
      locked.live === null ? locked.revision : await publishedContent(tx.db, locked.live.revisionId);
    const { edition, revision } = await openEdition(tx, {
      documentId: locked.document.id,
      number: await nextEditionNumber(tx, locked.document.id),
      changeNote: input.changeNote,
      content: contentOf(shown),
      attachments: shown.attachments,
    });
    return { editionId: edition.id, revisionId: revision.id };
  });
}

/** Discarded editions keep their numbers: none is given twice. */
async function nextEditionNumber(tx: TxCtx, documentId: string): Promise<number> {
  return Math.max(...(await editionsOf(tx.db, documentId)).map((edition) => edition.number)) + 1;
}

/** Discards the edition being worked on; what the public sees stays. */
export async function discardEdition(ctx: Ctx, input: { documentId: string; reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, input.documentId);
    await voidReview(tx, locked);
    const edition = await applyTransition(tx, { locked, event: 'discard', reason: input.reason });
    await fallBack(tx, { ...locked, edition });
    for (const follower of tx.publicationFollowers)
      await follower.discarded?.(tx, { documentId: locked.document.id });
  });
}
