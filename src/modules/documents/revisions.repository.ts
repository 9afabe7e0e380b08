import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { metadataSchema, type Metadata } from './documents.content.ts';
import type { Revision, RevisionHead } from './documents.types.ts';
import { attachmentsByIds, attachmentsInOrder } from './documents.attachments.ts';

const HEAD = [
  'revisions.id',
  'revisions.document_id as documentId',
  'revisions.edition_id as editionId',
  'editions.number as editionNumber',
  'revisions.number',
  'revisions.title',
  'revisions.content_hash as contentHash',
  'revisions.note',
  'revisions.created_by as createdBy',
  'revisions.created_by_name as createdByName',
  'revisions.created_at as createdAt',
] as const;

/** The whole revision with its attachments in order, or null. */
export async function findRevision(db: Db, id: string): Promise<Revision | null> {
  const row = await db
    .selectFrom('revisions')
    .innerJoin('editions', 'editions.id', 'revisions.edition_id')
    .select([...HEAD, 'revisions.summary', 'revisions.body_html as bodyHtml', 'revisions.metadata'])
    .select(
      sql<
        string[]
      >`ARRAY(SELECT attachment_id FROM revision_attachments WHERE revision_id = revisions.id ORDER BY position)`.as(
        'attachmentIds',
      ),
    )
    .where('revisions.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { attachmentIds, ...revision } = row;
  return {
    ...revision,
    metadata: metadataSchema.parse(revision.metadata),
    attachments: await attachmentsInOrder(db, attachmentIds),
  };
}

/** Whether the document has such a revision. */
export async function isRevisionOf(db: Db, of: { documentId: string; revisionId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('revisions')
    .select('id')
    .where('id', '=', of.revisionId)
    .where('document_id', '=', of.documentId)
    .executeTakeFirst();
  return row !== undefined;
}

/** All revisions of a document without their texts, newest first. */
export async function listRevisionHeads(db: Db, documentId: string): Promise<RevisionHead[]> {
  return db
    .selectFrom('revisions')
    .innerJoin('editions', 'editions.id', 'revisions.edition_id')
    .select(HEAD)
    .where('revisions.document_id', '=', documentId)
    .orderBy('editions.number', 'desc')
    .orderBy('revisions.number', 'desc')
    .execute();
}

/** Several revisions in three queries. */
export async function findRevisions(db: Db, ids: readonly string[]): Promise<Revision[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('revisions')
    .innerJoin('editions', 'editions.id', 'revisions.edition_id')
    .select([...HEAD, 'revisions.summary', 'revisions.body_html as bodyHtml', 'revisions.metadata'])
    .where('revisions.id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  const places = await db
    .selectFrom('revision_attachments')
    .select(['revision_id', 'attachment_id'])
    .where('revision_id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('position')
    .execute();
  const attachments = await attachmentsByIds(db, [...new Set(places.map((place) => place.attachment_id))]);
  const placed = Map.groupBy(places, (place) => place.revision_id);
  return rows.map((row) => ({
    ...row,
    metadata: metadataSchema.parse(row.metadata),
    attachments: (placed.get(row.id) ?? []).flatMap((place) => {
      const found = attachments.get(place.attachment_id);
      if (found === undefined) return [];
      const { id, name, extension, mediaType, size, sha256 } = found;
      return [{ id, name, extension, mediaType, size, sha256 }];
    }),
  }));
}

/** Writes a revision and its attachments. */
export async function insertRevision(
  db: Db,
  revision: Omit<Revision, 'editionNumber' | 'attachments'> & { readonly attachmentIds: readonly string[] },
): Promise<void> {
  await db
    .insertInto('revisions')
    .values({
      id: revision.id,
      document_id: revision.documentId,
      edition_id: revision.editionId,
      number: revision.number,
      title: revision.title,
      summary: revision.summary,
      body_html: revision.bodyHtml,
      metadata: JSON.stringify(revision.metadata satisfies Metadata),
      content_hash: revision.contentHash,
      note: revision.note,
      created_by: revision.createdBy,
      created_by_name: revision.createdByName,
      created_at: revision.createdAt,
    })
    .execute();
  if (revision.attachmentIds.length === 0) return;
  await db
    .insertInto('revision_attachments')
    .values(
      revision.attachmentIds.map((attachmentId, position) => ({
        revision_id: revision.id,
        attachment_id: attachmentId,
        position,
      })),
    )
    .execute();
}

/** Who wrote revisions of each edition: identifiers and names, each person once. */
export async function listAuthors(
  db: Db,
  editionIds: readonly string[],
): Promise<{ editionId: string; accountId: string | null; name: string }[]> {
  if (editionIds.length === 0) return [];
  return db
    .selectFrom('revisions')
    .select(['edition_id as editionId', 'created_by as accountId', 'created_by_name as name'])
    .where('edition_id', 'in', editionIds)
    .distinct()
    .execute();
}
