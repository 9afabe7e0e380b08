import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import { toDocument } from './documents.repository.ts';
import type { DocumentFilter, DocumentRow } from './documents.types.ts';

/** The place in the list after which the next page begins. */
export interface ListKey {
  readonly changedAt: Date;
  readonly id: string;
}

/** Beyond this many no exact number is counted. */
export const COUNT_CAP = 10_000;

/** A page of a list. */
export interface ListPage {
  readonly after: ListKey | null;
  readonly limit: number;
  /**
   * All that there are are found first and then put in order, which is quick where they are few: walking an agency's list from its
   * newest end, one would pass all of it on the way to what was published in a certain spring.
   */
  readonly sorted?: boolean;
}

/** A page of documents, most recently changed first. */
export async function listDocuments(db: Db, filter: DocumentFilter, page: ListPage): Promise<DocumentRow[]> {
  if (filter.agencyIds.length === 0) return [];
  let query = filtered(db, filter)
    .innerJoin('editions as e', 'e.id', 'd.current_edition_id')
    .innerJoin('revisions as r', 'r.id', 'e.revision_id')
    .select([
      'd.id',
      'd.agency_id as agencyId',
      'd.section_id as sectionId',
      'd.node_id as nodeId',
      'd.kind',
      'd.title',
      'd.document_number as documentNumber',
      'd.index_number as indexNumber',
      'd.public_number as publicNumber',
      'd.first_published_at as firstPublishedAt',
      'd.public_before as publicBefore',
      'd.current_edition_id as currentEditionId',
      'd.live_edition_id as liveEditionId',
      'd.state',
      'd.created_by as createdBy',
      'd.created_at as createdAt',
      'd.changed_at as changedAt',
      'e.number as editionNumber',
      'e.revision_id as revisionId',
      'r.content_hash as contentHash',
      'r.created_by_name as lastEditor',
      sql<boolean>`coalesce(l.pending_approval, false)`.as('pendingApproval'),
    ]);
  if (page.after !== null) {
    const { changedAt, id } = page.after;
    query = query.where(sql<boolean>`(d.changed_at, d.id) < (${changedAt}, ${id}::uuid)`);
  }
  // No index holds the sum, so that none is walked.
  const changed =
    page.sorted === true ? sql<Date>`d.changed_at + interval '0'` : sql.ref<Date>('d.changed_at');
  const rows = await query.orderBy(changed, 'desc').orderBy('d.id', 'desc').limit(page.limit).execute();
  return rows.map((row) => ({ ...row, ...toDocument(row) }));
}

/** How many there are; null beyond the cap. */
export async function countDocuments(db: Db, filter: DocumentFilter): Promise<number | null> {
  if (filter.agencyIds.length === 0) return 0;
  const row = await db
    .selectFrom(
      filtered(db, filter)
        .select('d.id')
        .limit(COUNT_CAP + 1)
        .as('found'),
    )
    .select((count) => count.fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow();
  return row.number > COUNT_CAP ? null : row.number;
}

function filtered(db: Db, filter: DocumentFilter) {
  let query = db
    .selectFrom('documents as d')
    .leftJoin('editions as l', 'l.id', 'd.live_edition_id')
    .where('d.agency_id', 'in', filter.agencyIds);
  if (filter.state !== 'discarded') query = query.where('d.state', '<>', 'discarded');
  if (filter.nodeIds !== undefined)
    query = query.where('d.node_id', '=', sql<string>`any(${filter.nodeIds}::uuid[])`);
  if (filter.kind !== undefined) query = query.where('d.kind', '=', filter.kind);
  if (filter.state !== undefined) query = query.where('d.state', '=', filter.state);
  if (filter.live !== undefined)
    query = query.where('d.live_edition_id', filter.live ? 'is not' : 'is', null);
  if (filter.pendingApproval === true) query = query.where('l.pending_approval', '=', true);
  if (filter.createdBy !== undefined) query = query.where('d.created_by', '=', filter.createdBy);
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = `%${filter.text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where((where) =>
      where.or([
        where('d.title', 'ilike', pattern),
        where('d.document_number', 'ilike', pattern),
        where('d.index_number', 'ilike', pattern),
      ]),
    );
  }
  if (filter.changedFrom !== undefined)
    query = query.where('d.changed_at', '>=', startOf(filter.changedFrom));
  if (filter.changedTo !== undefined) query = query.where('d.changed_at', '<', endOf(filter.changedTo));
  if (filter.publishedFrom !== undefined) {
    query = query.where('d.first_published_at', '>=', startOf(filter.publishedFrom));
  }
  if (filter.publishedTo !== undefined) {
    query = query.where('d.first_published_at', '<', endOf(filter.publishedTo));
  }
  return query;
}

/** The moment at which a day begins in Shanghai. */
function startOf(day: PlainDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The moment at which it is over. */
function endOf(day: PlainDate): Date {
  return new Date(startOf(day).getTime() + 86_400_000);
}
