import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { findDocuments } from './documents.repository.ts';
import type { DocumentKind } from '../../law/document-kinds.ts';
import type { EditionState } from './documents.states.ts';

/** A link as it is seen from one of the two documents. */
export interface DocumentLink {
  /** `interprets`: this document explains the other. `interpretedBy`: the other explains this one. */
  readonly direction: 'interprets' | 'interpretedBy';
  readonly documentId: string;
  /** The agency of the other document. */
  readonly agencyId: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly state: EditionState;
  /** Whether the public sees it. */
  readonly live: boolean;
}

/** All links of a document, in both directions, in the order in which they were made. */
export async function findLinks(db: Db, documentId: string): Promise<DocumentLink[]> {
  const rows = await db
    .selectFrom('document_links')
    .select(['interpretation_id', 'document_id'])
    .where((where) =>
      where.or([where('interpretation_id', '=', documentId), where('document_id', '=', documentId)]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const ends = rows.map((row) =>
    row.interpretation_id === documentId
      ? { direction: 'interprets' as const, other: row.document_id }
      : { direction: 'interpretedBy' as const, other: row.interpretation_id },
  );
  const others = await findDocuments(
    db,
    ends.map((end) => end.other),
  );
  const byId = new Map(others.map((one) => [one.id, one]));
  return ends.flatMap(({ direction, other }) => {
    const document = byId.get(other);
    if (document === undefined) return [];
    const { agencyId, title, kind, state, liveEditionId } = document;
    return [{ direction, documentId: other, agencyId, title, kind, state, live: liveEditionId !== null }];
  });
}

/** The other end of a link. */
export type LinkEnd = Pick<DocumentLink, 'direction' | 'documentId'>;

/** Links of several documents in one query, by document. */
export async function findLinkEnds(db: Db, documentIds: readonly string[]): Promise<Map<string, LinkEnd[]>> {
  const ends = new Map<string, LinkEnd[]>();
  if (documentIds.length === 0) return ends;
  const rows = await db
    .selectFrom('document_links')
    .select(['interpretation_id', 'document_id'])
    .where((where) => {
      const wanted = sql<string>`ANY(${documentIds}::uuid[])`;
      return where.or([where('interpretation_id', '=', wanted), where('document_id', '=', wanted)]);
    })
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const add = (id: string, end: LinkEnd): void => void ends.set(id, [...(ends.get(id) ?? []), end]);
  for (const row of rows) {
    add(row.interpretation_id, { direction: 'interprets', documentId: row.document_id });
    add(row.document_id, { direction: 'interpretedBy', documentId: row.interpretation_id });
  }
  return ends;
}

/** Makes the link; false when it was there already. */
export async function insertLink(
  db: Db,
  link: { id: string; interpretationId: string; documentId: string; createdBy: string | null; at: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('document_links')
    .values({
      id: link.id,
      interpretation_id: link.interpretationId,
      document_id: link.documentId,
      created_by: link.createdBy,
      created_at: link.at,
    })
    .onConflict((conflict) => conflict.columns(['interpretation_id', 'document_id']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Removes the link between two documents, whichever explains the other; false when there was none. */
export async function deleteLink(db: Db, between: readonly [string, string]): Promise<boolean> {
  const [a, b] = between;
  const result = await db
    .deleteFrom('document_links')
    .where('interpretation_id', 'in', [a, b])
    .where('document_id', 'in', [a, b])
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
