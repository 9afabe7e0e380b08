import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import type { DocumentKind } from '../../law/document-kinds.ts';
import type { EditionEvent, EditionState } from './documents.states.ts';
import type { DocumentRecord, Edition } from './documents.types.ts';

const DOCUMENT = [
  'id',
  'agency_id as agencyId',
  'section_id as sectionId',
  'node_id as nodeId',
  'kind',
  'title',
  'document_number as documentNumber',
  'index_number as indexNumber',
  'public_number as publicNumber',
  'first_published_at as firstPublishedAt',
  'public_before as publicBefore',
  'current_edition_id as currentEditionId',
  'live_edition_id as liveEditionId',
  'state',
  'created_by as createdBy',
  'created_at as createdAt',
  'changed_at as changedAt',
] as const;

const EDITION = [
  'id',
  'document_id as documentId',
  'number',
  'state',
  'revision_id as revisionId',
  'pending_approval as pendingApproval',
  'change_note as changeNote',
  'version',
  'created_by as createdBy',
  'created_at as createdAt',
  'published_at as publishedAt',
  'withdrawn_at as withdrawnAt',
  'withdrawal_reason as withdrawalReason',
] as const;

/** The document, or null. With `lock` its row stays locked until the transaction ends. */
export async function findDocument(
  db: Db,
  id: string,
  options: { lock?: boolean } = {},
): Promise<DocumentRecord | null> {
  const query = db.selectFrom('documents').select(DOCUMENT).where('id', '=', id);
  const row = await (options.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : toDocument(row);
}

/** Waits for whoever moves a document on, and keeps others from it until the transaction ends. What refers to it may be entered. */
export async function holdDocument(db: Tx, id: string): Promise<void> {
  await db.selectFrom('documents').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** Several documents, in no order. */
export async function findDocuments(db: Db, ids: readonly string[]): Promise<DocumentRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('documents').select(DOCUMENT).where('id', 'in', ids).execute();
  return rows.map(toDocument);
}

/** Identifiers of an agency's documents by their 索引号; those that no document has are missing. */
export async function findByIndexNumber(
  db: Db,
  agencyId: string,
  indexNumbers: readonly string[],
): Promise<{ id: string; indexNumber: string | null }[]> {
  if (indexNumbers.length === 0) return [];
  return db
    .selectFrom('documents')
    .select(['id', 'index_number as indexNumber'])
    .where('agency_id', '=', agencyId)
    .where('index_number', 'in', indexNumbers)
    .execute();
}

/** The edition; it must exist. */
export async function getEdition(db: Db, id: string): Promise<Edition> {
  const row = await db.selectFrom('editions').select(EDITION).where('id', '=', id).executeTakeFirst();
  return must(row, `edition ${id}`);
}

/** Of each document how the edition being worked on stands, with its revision. */
export async function findCurrentEditions(
  db: Db,
  documentIds: readonly string[],
): Promise<{ documentId: string; state: Edition['state']; revisionId: string; isPublic: boolean }[]> {
  if (documentIds.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .innerJoin('editions', 'editions.id', 'documents.current_edition_id')
    .select(['documents.id', 'editions.state', 'editions.revision_id', 'documents.live_edition_id'])
    .where('documents.id', 'in', documentIds)
    .execute();
  return rows.map((row) => ({
    documentId: row.id,
    state: row.state,
    revisionId: row.revision_id,
    isPublic: row.live_edition_id !== null,
  }));
}

/** All editions of a document, oldest first. */
export async function listEditions(db: Db, documentId: string): Promise<Edition[]> {
  return db
    .selectFrom('editions')
    .select(EDITION)
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute();
}

/** How the named editions stand, by edition. */
export async function findEditionStates(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Edition['state']>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('editions').select(['id', 'state']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** A new document without an edition; the edition must follow in the same transaction. */
export async function insertDocument(
  db: Db,
  row: {
    id: string;
    agencyId: string;
    sectionId: string | null;
    nodeId: string;
    kind: DocumentKind;
    title: string;
    editionId: string;
    createdBy: string | null;
    at: Date;
  },
): Promise<void> {
  await db
    .insertInto('documents')
    .values({
      id: row.id,
      agency_id: row.agencyId,
      section_id: row.sectionId,
      node_id: row.nodeId,
      kind: row.kind,
      title: row.title,
      current_edition_id: row.editionId,
      state: 'draft',
      created_by: row.createdBy,
      created_at: row.at,
      changed_at: row.at,
    })
    .execute();
}

/** A new edition in state draft; its revision must follow in the same transaction. */
export async function insertEdition(
  db: Db,
  row: {
    id: string;
    documentId: string;
    number: number;
    revisionId: string;
    changeNote: string;
    createdBy: string | null;
    at: Date;
  },
): Promise<void> {
  await db
    .insertInto('editions')
    .values({
      id: row.id,
      document_id: row.documentId,
      number: row.number,
      state: 'draft',
      revision_id: row.revisionId,
      change_note: row.changeNote,
      created_by: row.createdBy,
      created_at: row.at,
    })
    .execute();
}

/** Members of an edition that change; every update counts its version up. */
export interface EditionChange {
  readonly state?: EditionState;
  readonly revision_id?: string;
  readonly pending_approval?: boolean;
  readonly published_at?: Date;
  readonly withdrawn_at?: Date | null;
  readonly withdrawal_reason?: string | null;
}

/** Changes an edition and gives it back. */
export async function updateEdition(db: Db, id: string, change: EditionChange): Promise<Edition> {
  const row = await db
    .updateTable('editions')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(EDITION)
    .executeTakeFirst();
  return must(row, `edition ${id}`);
}

/** Members of a document that change. */
export interface DocumentChange {
  readonly title?: string;
  readonly document_number?: string;
  readonly section_id?: string | null;
  readonly index_number?: string;
  readonly public_number?: number;
  readonly first_published_at?: Date;
  readonly current_edition_id?: string;
  readonly live_edition_id?: string | null;
  readonly state?: EditionState;
  readonly discarded_at?: Date;
  readonly changed_at: Date;
}

/** Changes a document. */
export async function updateDocument(db: Db, id: string, change: DocumentChange): Promise<void> {
  await db.updateTable('documents').set(change).where('id', '=', id).execute();
}

/** A row of the history of states. */
export interface StatusRow {
  readonly id: string;
  readonly documentId: string;
  readonly editionId: string;
  readonly revisionId: string;
  readonly state: EditionState;
  readonly event: EditionEvent | 'create';
  readonly reason: string;
  readonly byAccount: string | null;
  readonly byName: string;
  readonly at: Date;
}

/** Appends to the history of states. */
export async function insertStatus(db: Db, row: StatusRow): Promise<void> {
  await db
    .insertInto('edition_statuses')
    .values({
      id: row.id,
      document_id: row.documentId,
      edition_id: row.editionId,
      revision_id: row.revisionId,
      state: row.state,
      event: row.event,
      reason: row.reason,
      by_account: row.byAccount,
      by_name: row.byName,
      at: row.at,
    })
    .execute();
}

/** The whole history of states of a document, oldest first. */
export async function listStatuses(db: Db, documentId: string): Promise<StatusRow[]> {
  const rows = await db
    .selectFrom('edition_statuses')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    editionId: row.edition_id,
    revisionId: row.revision_id,
    // Written by `insertStatus` only.
    state: row.state as EditionState,
    event: row.event as StatusRow['event'],
    reason: row.reason,
    byAccount: row.by_account,
    byName: row.by_name,
    at: row.at,
  }));
}

/** Reasons of the last urgent publication of each document, by document. */
export async function listUrgentReasons(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('edition_statuses')
    .select(['document_id', 'reason'])
    .where('document_id', 'in', documentIds)
    .where('event', '=', 'publishUrgently')
    .orderBy('at')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.reason]));
}

type DocumentRow = Omit<DocumentRecord, 'kind' | 'state' | 'currentEditionId'> & {
  readonly kind: string;
  readonly state: string;
  readonly currentEditionId: string | null;
};

/** Kind and state are written by this module only, from their unions. */
export function toDocument(row: DocumentRow): DocumentRecord {
  return {
    ...row,
    kind: row.kind as DocumentKind,
    state: row.state as EditionState,
    currentEditionId: must(row.currentEditionId, `edition of document ${row.id}`),
  };
}
