import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { metadataSchema, type Metadata } from './documents.content.ts';
import type {
  Revision,
  RevisionAttachment,
  RevisionBody,
  RevisionHead,
  RevisionText,
} from './documents.types.ts';
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

const TEXT = ['revisions.summary', 'revisions.body_html as bodyHtml', 'revisions.metadata'] as const;

/** The whole revision with its attachments in order, or null. */
export async function findRevision(db: Db, id: string): Promise<Revision | null> {
  const row = await db
    .selectFrom('revisions')
    .innerJoin('editions', 'editions.id', 'revisions.edition_id')
    .select([...HEAD, ...TEXT])
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
    .select([...HEAD, ...TEXT])
    .where('revisions.id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  const attachments = await attachmentsOf(db, ids);
  return rows.map((row) => ({
    ...row,
    metadata: metadataSchema.parse(row.metadata),
    attachments: attachments.get(row.id) ?? [],
  }));
}

/** What the public reads of revisions, in the order of the identifiers, each as it is read. */
export async function* textsInOrder(db: Db, ids: readonly string[]): AsyncGenerator<RevisionText, void> {
  if (ids.length === 0) return;
  const attachments = await attachmentsOf(db, ids);
  const rows = inOrder(db, ids).select(['revisions.id', 'revisions.title', ...TEXT]);
  for await (const row of rows.stream())
    yield {
      ...row,
      metadata: metadataSchema.parse(row.metadata),
      attachments: attachments.get(row.id) ?? [],
    };
}

/** The same of what a page takes from them. */
export async function* bodiesInOrder(db: Db, ids: readonly string[]): AsyncGenerator<RevisionBody, void> {
  if (ids.length === 0) return;
  const attachments = await attachmentsOf(db, ids);
  const rows = inOrder(db, ids).select(['revisions.id', 'revisions.body_html as bodyHtml']);
  for await (const row of rows.stream()) yield { ...row, attachments: attachments.get(row.id) ?? [] };
}

function inOrder(db: Db, ids: readonly string[]) {
  return db
    .selectFrom(
      sql<{ id: string; place: number }>`unnest(${ids}::uuid[]) WITH ORDINALITY`.as<'wanted'>(
        sql`wanted(id, place)`,
      ),
    )
    .innerJoin('revisions', 'revisions.id', 'wanted.id')
    .orderBy('wanted.place');
}

/** The attachments of revisions in order, by revision; one without any is missing. */
async function attachmentsOf(db: Db, ids: readonly string[]): Promise<Map<string, RevisionAttachment[]>> {
  const places = await db
    .selectFrom('revision_attachments')
    .select(['revision_id', 'attachment_id'])
    .where('revision_id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('position')
    .execute();
  const known = await attachmentsByIds(db, [...new Set(places.map((place) => place.attachment_id))]);
  const placed = new Map<string, RevisionAttachment[]>();
  for (const { revision_id, attachment_id } of places) {
    const found = known.get(attachment_id);
    if (found === undefined) continue;
    const { id, name, extension, mediaType, size, sha256 } = found;
    const list = placed.get(revision_id) ?? [];
    list.push({ id, name, extension, mediaType, size, sha256 });
    placed.set(revision_id, list);
  }
  return placed;
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
