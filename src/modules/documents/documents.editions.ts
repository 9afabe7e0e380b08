import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { contentHash } from './content-hash.ts';
import type { Content } from './documents.content.ts';
import {
  findDocument,
  getEdition,
  insertEdition,
  insertStatus,
  listEditions,
  updateDocument,
  updateEdition,
  type EditionChange,
  type StatusRow,
} from './documents.repository.ts';
import type { EditionState } from './documents.states.ts';
import type { Edition, LockedDocument, Revision, RevisionAttachment } from './documents.types.ts';
import { findRevision, insertRevision } from './revisions.repository.ts';

/**
 * The steps out of which documents are changed. They ask nobody for leave and know no workflow: which event is
 * allowed to whom stands in review.transitions.ts, and `applyTransition` there is the only way to another state.
 */

/**
 * Loads the document, its current edition and revision, and locks the document's row until the transaction ends:
 * two changes of one document never run side by side. Throws `common.not_found`.
 */
export async function lockForChange(tx: TxCtx, documentId: string): Promise<LockedDocument> {
  const document = await findDocument(tx.db, documentId, { lock: true });
  if (document === null) throw notFound('这份文稿');
  const edition = await getEdition(tx.db, document.currentEditionId);
  const revision = must(await findRevision(tx.db, edition.revisionId), `revision ${edition.revisionId}`);
  const live = await liveEdition(tx, { document, edition });
  return { document, edition, revision, live, place: await placeOf(tx.db, document.agencyId) };
}

async function liveEdition(
  tx: TxCtx,
  { document, edition }: Pick<LockedDocument, 'document' | 'edition'>,
): Promise<Edition | null> {
  if (document.liveEditionId === null) return null;
  return document.liveEditionId === edition.id ? edition : getEdition(tx.db, document.liveEditionId);
}

/** Appends to the history of states; it is never changed afterwards. */
export async function recordStatus(
  tx: TxCtx,
  status: Pick<StatusRow, 'documentId' | 'editionId' | 'revisionId' | 'state' | 'event' | 'reason'>,
): Promise<void> {
  const at = tx.clock.now();
  await insertStatus(tx.db, {
    ...status,
    id: newId(at.getTime()),
    byAccount: accountIdOf(tx.actor),
    byName: nameOf(tx.actor),
    at,
  });
}

/** Puts an edition into a state, and the document's own state with it when it is the current edition. */
export async function setEditionState(
  tx: TxCtx,
  change: { edition: Edition; state: EditionState; pendingApproval?: boolean; isCurrent: boolean },
): Promise<Edition> {
  const members: EditionChange = {
    state: change.state,
    ...(change.pendingApproval !== undefined && { pending_approval: change.pendingApproval }),
  };
  const edition = await updateEdition(tx.db, change.edition.id, members);
  if (change.isCurrent) {
    await updateDocument(tx.db, edition.documentId, { state: change.state, changed_at: tx.clock.now() });
  }
  return edition;
}

/** Adds the next revision to the current edition: cleaned content, its hash computed here. Changes no state. */
export async function addRevision(
  tx: TxCtx,
  options: {
    locked: LockedDocument;
    content: Content;
    attachments: readonly RevisionAttachment[];
    note: string;
  },
): Promise<{ revision: Revision; edition: Edition }> {
  const { document, edition, revision: before } = options.locked;
  const revision = newRevision(tx, {
    content: options.content,
    attachments: options.attachments,
    note: options.note,
    documentId: document.id,
    edition,
    number: before.number + 1,
  });
  await insertRevision(tx.db, { ...revision, attachmentIds: options.content.attachmentIds });
  await updateDocument(tx.db, document.id, {
    title: revision.title,
    document_number: revision.metadata.documentNumber,
    changed_at: revision.createdAt,
  });
  return { revision, edition: await updateEdition(tx.db, edition.id, { revision_id: revision.id }) };
}

/** Starts the next edition of a document with a first revision, and makes it the current one. */
export async function openEdition(
  tx: TxCtx,
  options: {
    documentId: string;
    number: number;
    editionId?: string;
    changeNote: string;
    content: Content;
    attachments: readonly RevisionAttachment[];
  },
): Promise<{ edition: Edition; revision: Revision }> {
  const at = tx.clock.now();
  const id = options.editionId ?? newId(at.getTime());
  const revision = newRevision(tx, {
    ...options,
    note: options.changeNote,
    edition: { id, number: options.number },
    number: 1,
  });
  await insertEdition(tx.db, {
    id,
    documentId: options.documentId,
    number: options.number,
    revisionId: revision.id,
    changeNote: options.changeNote,
    createdBy: accountIdOf(tx.actor),
    at,
  });
  await insertRevision(tx.db, { ...revision, attachmentIds: options.content.attachmentIds });
  await updateDocument(tx.db, options.documentId, {
    current_edition_id: id,
    state: 'draft',
    title: revision.title,
    document_number: revision.metadata.documentNumber,
    changed_at: at,
  });
  return { edition: await getEdition(tx.db, id), revision };
}

function newRevision(
  tx: TxCtx,
  options: {
    documentId: string;
    edition: Pick<Edition, 'id' | 'number'>;
    number: number;
    content: Content;
    attachments: readonly RevisionAttachment[];
    note: string;
  },
): Revision {
  const at = tx.clock.now();
  const { title, summary, bodyHtml, metadata } = options.content;
  return {
    id: newId(at.getTime()),
    documentId: options.documentId,
    editionId: options.edition.id,
    editionNumber: options.edition.number,
    number: options.number,
    title,
    summary,
    bodyHtml,
    metadata,
    attachments: options.attachments,
    contentHash: contentHash({ title, summary, bodyHtml, metadata, attachments: options.attachments }),
    note: options.note,
    createdBy: accountIdOf(tx.actor),
    createdByName: nameOf(tx.actor),
    createdAt: at,
  };
}

/** What a person would have to write to get this revision. */
export function contentOf(revision: Revision): Content {
  const { title, summary, bodyHtml, metadata } = revision;
  return { title, summary, bodyHtml, metadata, attachmentIds: revision.attachments.map((one) => one.id) };
}

/** After the current edition was discarded: the one before becomes current again, or the document is discarded. */
export async function fallBack(tx: TxCtx, locked: LockedDocument): Promise<void> {
  const at = tx.clock.now();
  const before = (await listEditions(tx.db, locked.document.id)).findLast(
    (one) => one.state !== 'discarded' && one.id !== locked.edition.id,
  );
  if (before === undefined) {
    await updateDocument(tx.db, locked.document.id, { discarded_at: at, changed_at: at });
    return;
  }
  const revision = must(await findRevision(tx.db, before.revisionId), `revision ${before.revisionId}`);
  await updateDocument(tx.db, locked.document.id, {
    current_edition_id: before.id,
    state: before.state,
    title: revision.title,
    document_number: revision.metadata.documentNumber,
    changed_at: at,
  });
}
