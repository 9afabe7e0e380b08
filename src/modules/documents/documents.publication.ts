import type { TxCtx } from '../../platform/context.ts';
import { findDocument, getEdition, updateDocument, updateEdition } from './documents.repository.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { notePublicBefore } from './disclosure-days.repository.ts';
import { recordStatus } from './documents.editions.ts';
import type { Edition } from './documents.types.ts';

/**
 * What publication leaves behind on a document. Call within the transaction that holds its lock, after
 * `applyTransition` brought the edition into its new state.
 */

/**
 * Makes a published edition the one that the public sees; the former one is superseded. Numbers and the date of
 * the first publication are written once and never changed: on a later publication those given are ignored.
 */
export async function markPublished(
  tx: TxCtx,
  publication: {
    documentId: string;
    editionId: string;
    at: Date;
    indexNumber: string;
    publicNumber: number;
    pendingApproval: boolean;
  },
): Promise<Edition> {
  const { documentId, at } = publication;
  const document = must(await findDocument(tx.db, documentId), `document ${documentId}`);
  const edition = await publishedEdition(tx, publication.editionId);
  if (document.liveEditionId !== null && document.liveEditionId !== edition.id) {
    await supersede(tx, document.liveEditionId);
  }
  await updateDocument(tx.db, documentId, {
    live_edition_id: edition.id,
    ...(document.indexNumber === null && { index_number: publication.indexNumber }),
    ...(document.publicNumber === null && { public_number: publication.publicNumber }),
    ...(document.firstPublishedAt === null && { first_published_at: at }),
    changed_at: at,
  });
  return updateEdition(tx.db, edition.id, {
    published_at: edition.publishedAt ?? at,
    pending_approval: publication.pendingApproval,
    withdrawn_at: null,
    withdrawal_reason: null,
  });
}

async function publishedEdition(tx: TxCtx, id: string): Promise<Edition> {
  const edition = await getEdition(tx.db, id);
  if (edition.state !== 'published') throw new Error(`edition ${id} is ${edition.state}, not published`);
  return edition;
}

/** The flag of an urgent publication stays as it is: the former edition never was approved. */
async function supersede(tx: TxCtx, editionId: string): Promise<void> {
  const former = await updateEdition(tx.db, editionId, { state: 'superseded' });
  await recordStatus(tx, {
    documentId: former.documentId,
    editionId: former.id,
    revisionId: former.revisionId,
    state: 'superseded',
    event: 'publish',
    reason: '',
  });
}

/** Takes the live edition from the public. `reason` is what the notice page says. */
export async function markWithdrawn(
  tx: TxCtx,
  withdrawal: { documentId: string; editionId: string; at: Date; reason: string },
): Promise<Edition> {
  const edition = await getEdition(tx.db, withdrawal.editionId);
  if (edition.state !== 'withdrawn')
    throw new Error(`edition ${edition.id} is ${edition.state}, not withdrawn`);
  await updateDocument(tx.db, withdrawal.documentId, { live_edition_id: null, changed_at: withdrawal.at });
  return updateEdition(tx.db, edition.id, {
    withdrawn_at: withdrawal.at,
    withdrawal_reason: withdrawal.reason,
  });
}

/**
 * 原公开日期: notes when a document that is taken over from elsewhere was public there; of several days the earliest counts. By it nobody
 * asks any more whether the document is late, so it is told in the audit; a day still to come is a slip and isn't taken.
 */
export async function markPublicBefore(
  tx: TxCtx,
  before: { readonly documentId: string; readonly on: PlainDate },
): Promise<void> {
  if (before.on > dayInShanghai(tx.clock.now())) return;
  const noted = await notePublicBefore(tx.db, before);
  if (noted === null) return;
  tx.record({
    type: 'document.public_before_noted',
    agencyId: noted.agencyId,
    subject: { kind: 'document', id: before.documentId, title: noted.title },
    after: { publicBefore: before.on },
  });
}
