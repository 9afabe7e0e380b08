import type { Place } from '../../platform/actor.ts';
import type { Db } from '../../platform/database/connect.ts';
import { must, notFound } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { findLinkEnds, findLinks, type DocumentLink, type LinkEnd } from './document-links.repository.ts';
import { listDocuments } from './document-list.repository.ts';
import type { Metadata, Validity } from './documents.content.ts';
import {
  findByIndexNumber,
  findCurrentEditions,
  findDocument,
  findDocuments,
  findEditionStates,
  getEdition,
  listEditions,
  listStatuses,
  listUrgentReasons,
} from './documents.repository.ts';
import { forceOf, lapseAhead, validityStepOn, type Force, type StandingValidity } from './documents.rules.ts';
import type {
  DocumentRecord,
  Edition,
  LockedDocument,
  Revision,
  RevisionHead,
  RevisionBody,
  RevisionText,
} from './documents.types.ts';
import {
  findRevision,
  findRevisions,
  isRevisionOf,
  listAuthors,
  listRevisionHeads,
  bodiesInOrder,
  textsInOrder,
} from './revisions.repository.ts';
import { findTextPrints } from './text-prints.repository.ts';
import { undisclosedDocuments } from './undisclosed.repository.ts';
import {
  listEverChangedBy,
  listValidityBegunAhead,
  listValidityChangedSince,
  listValidityChanges,
  listValidityChangesOfMany,
} from './validity.repository.ts';

export { holdDocument } from './documents.repository.ts';
export {
  currentDatedEdition,
  titlesOfEditions,
  editionsPublishedIn,
  editionsUnderWay,
  type DatedEdition,
} from './disclosure-days.repository.ts';
export {
  findUnderReview,
  idsUnderReview,
  type DocumentUnderReview,
} from './documents-under-review.repository.ts';

/** What other modules read about documents. Nothing here asks who reads. */

/** The document; throws `common.not_found`. */
export async function documentById(db: Db, id: string): Promise<DocumentRecord> {
  const document = await findDocument(db, id);
  if (document === null) throw notFound('这份文稿');
  return document;
}

/** The named documents by identifier; those that don't exist are missing. */
export async function documentsById(db: Db, ids: readonly string[]): Promise<Map<string, DocumentRecord>> {
  return new Map((await findDocuments(db, [...new Set(ids)])).map((one) => [one.id, one]));
}

/** Identifiers of an agency's documents by their 索引号. */
export async function documentsByIndexNumber(
  db: Db,
  agencyId: string,
  indexNumbers: readonly string[],
): Promise<Map<string, string>> {
  const found = await findByIndexNumber(db, agencyId, indexNumbers);
  return new Map(found.map((one) => [one.indexNumber ?? '', one.id]));
}

/** The document with its current edition and revision, without a lock; for reading. Throws `common.not_found`. */
export async function loadDocument(db: Db, id: string): Promise<LockedDocument> {
  const document = await documentById(db, id);
  const edition = await getEdition(db, document.currentEditionId);
  const revision = must(await findRevision(db, edition.revisionId), `revision ${edition.revisionId}`);
  const { liveEditionId } = document;
  const other = liveEditionId !== null && liveEditionId !== edition.id ? liveEditionId : null;
  const live = other !== null ? await getEdition(db, other) : liveEditionId === null ? null : edition;
  return { document, edition, revision, live, place: await placeOf(db, document.agencyId) };
}

/** Where a document belongs, for policies; throws `common.not_found`. */
export async function placeOfDocument(db: Db, id: string): Promise<Place> {
  return placeOf(db, (await documentById(db, id)).agencyId);
}

/** One edition; it must exist. */
export async function editionById(db: Db, id: string): Promise<Edition> {
  return getEdition(db, id);
}

/** Of each document how the edition being worked on stands, with its revision, and whether the public sees any. */
export async function currentEditions(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, { state: Edition['state']; revisionId: string; isPublic: boolean }>> {
  const found = await findCurrentEditions(db, [...new Set(documentIds)]);
  return new Map(found.map(({ documentId, ...edition }) => [documentId, edition]));
}

/** All editions of a document, oldest first. */
export async function editionsOf(db: Db, documentId: string): Promise<Edition[]> {
  return listEditions(db, documentId);
}

/** How the named editions stand, by edition. */
export const editionStates = findEditionStates;

/** What tells the texts of revisions apart, by revision. */
export const textPrints = findTextPrints;
export type { TextPrint } from './text-prints.repository.ts';

/** The text, metadata and attachments of a revision, as the public sees them when it is the live one. */
export async function publishedContent(db: Db, revisionId: string): Promise<Revision> {
  return must(await findRevision(db, revisionId), `revision ${revisionId}`);
}

/** Several revisions with texts and attachments at once, by identifier; for making many pages. */
export async function publishedContents(
  db: Db,
  revisionIds: readonly string[],
): Promise<Map<string, Revision>> {
  return new Map((await findRevisions(db, revisionIds)).map((revision) => [revision.id, revision]));
}

/** What the pages of documents take from revisions, in the order of their identifiers here, as it is read; unknown ones are missing. */
export function publishedBodies(db: Db, revisionIds: readonly string[]): AsyncGenerator<RevisionBody, void> {
  return bodiesInOrder(db, revisionIds);
}

/** The same with all that the public reads of revisions. */
export function publishedTexts(db: Db, revisionIds: readonly string[]): AsyncGenerator<RevisionText, void> {
  return textsInOrder(db, revisionIds);
}

/** Links of several documents at once, by document. */
export async function linksOfMany(db: Db, documentIds: readonly string[]): Promise<Map<string, LinkEnd[]>> {
  return findLinkEnds(db, documentIds);
}

/** Throws `common.not_found` unless the revision is one of the document's. */
export async function requireRevisionOf(
  db: Db,
  of: { documentId: string; revisionId: string },
): Promise<void> {
  if (!(await isRevisionOf(db, of))) throw notFound('这个修订');
}

/** All revisions of a document without their texts, newest first. */
export async function revisionsOf(db: Db, documentId: string): Promise<RevisionHead[]> {
  return listRevisionHeads(db, documentId);
}

/** Interpretations of the document, and what it interprets. */
export async function linksOf(db: Db, documentId: string): Promise<DocumentLink[]> {
  return findLinks(db, documentId);
}

/** Who wrote revisions of each edition, by edition. */
export async function authorsOf(
  db: Db,
  editionIds: readonly string[],
): Promise<Map<string, { id: string | null; name: string }[]>> {
  const authors = new Map<string, { id: string | null; name: string }[]>();
  for (const { editionId, accountId, name } of await listAuthors(db, editionIds)) {
    authors.set(editionId, [...(authors.get(editionId) ?? []), { id: accountId, name }]);
  }
  return authors;
}

/** Accounts of those who wrote revisions of an edition; null: one that is no account. */
export async function authorIdsOf(db: Db, editionId: string): Promise<(string | null)[]> {
  const authors = await authorsOf(db, [editionId]);
  return (authors.get(editionId) ?? []).map(({ id }) => id);
}

/**
 * 有效性 of a document on a day (today: `dayInShanghai(ctx.clock.now())`): of the edition that the public sees, or
 * else of the one being worked on.
 */
export async function currentValidity(db: Db, documentId: string, on: PlainDate): Promise<Validity> {
  return (await validityNow(db, documentId, on)).validity;
}

/** The same with what brings it about, and from which day on it will have lapsed if nothing but time passes. */
export async function validityNow(db: Db, documentId: string, on: PlainDate): Promise<ValidityAround> {
  const { edition, live, revision } = await loadDocument(db, documentId);
  const shown =
    live === null || live.id === edition.id ? revision : await publishedContent(db, live.revisionId);
  return validityAround(db, shown, on);
}

/** The change of validity that holds on a day, and from which later day on the document will have lapsed. */
export interface ValidityAround extends StandingValidity {
  readonly lapsesFrom: PlainDate | null;
}

/** The same for a revision that is already at hand. */
export async function validityAround(db: Db, revision: Revision, on: PlainDate): Promise<ValidityAround> {
  const { validity: initial, lapsesOn } = revision.metadata;
  const terms = { initial, lapsesOn, changes: await listValidityChanges(db, revision.documentId) };
  return { ...validityStepOn(terms, on), lapsesFrom: lapseAhead(terms, on) };
}

/**
 * Until when each document holds by metadata that are or were public, in their order; `without` leaves one recorded change of
 * validity out.
 */
export async function forcesOf(
  db: Db,
  published: readonly { readonly documentId: string; readonly metadata: Metadata }[],
  without?: string,
): Promise<Force[]> {
  const changes = Map.groupBy(
    await listValidityChangesOfMany(db, [...new Set(published.map(({ documentId }) => documentId))]),
    ({ documentId }) => documentId,
  );
  return published.map(({ documentId, metadata: { validity: initial, lapsesOn } }) =>
    forceOf({
      initial,
      lapsesOn,
      changes: (changes.get(documentId) ?? []).filter(({ id }) => id !== without),
    }),
  );
}

/** A page of documents as lists show them, most recently changed first. */
export const documentRows = listDocuments;

/** The recorded history of states of a document, oldest first. */
export const statusesOf = listStatuses;

/** Why each of the documents was last published before its review, by document. */
export const urgentReasons = listUrgentReasons;

/** The recorded changes of validity of a document, oldest first. */
export const validityChangesOf = listValidityChanges;

/** Documents of which a recorded change names another as what brings it about, whether it holds or not. */
export const everChangedBy = listEverChangedBy;

/** Documents of an agency that aren't for the public by their 公开属性. */
export const documentsNotPublic = undisclosedDocuments;

/** Documents whose 有效性 changed on a day up to the given one for which that had been recorded before. */
export const validityBegunAhead = listValidityBegunAhead;

/** Documents whose 有效性 somebody changed after a moment. */
export const validityChangedSince = listValidityChangedSince;
