import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';

/** What is found of a document. */
export interface SearchRow {
  readonly documentId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly excerpt: string;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
}

/** Which part of the published documents is searched. */
export interface SearchScope {
  readonly agencyId: string | null;
  readonly nodeIds: readonly string[] | null;
  /** [from, until) */
  readonly period: readonly [Date, Date] | null;
  /** Documents that are left out. */
  readonly without?: readonly string[];
}

/** Above this many matches they are not counted further, and the newest are read along the date index. */
export const COUNT_CAP = 1_000;

const COLUMNS = [
  'document_id as documentId',
  'agency_id as agencyId',
  'node_id as nodeId',
  'published_at as publishedAt',
  'title',
  'excerpt',
  'index_number as indexNumber',
  'document_number as documentNumber',
] as const;

/** Number of matches, exact up to the cap. */
export async function countMatches(db: Db, query: string, scope: SearchScope): Promise<number> {
  const capped = scoped(db.selectFrom('search_entries').select('document_id'), scope)
    .where(matches(query))
    .limit(COUNT_CAP + 1)
    .as('capped');
  const { count } = await db
    .selectFrom(capped)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * A page of matches. Few matches are gathered first and sorted then; many are read along the date index, where
 * the planner would otherwise guess wrong in one case or the other.
 */
export async function findMatches(
  db: Db,
  options: {
    query: string;
    scope: SearchScope;
    order: 'newest' | 'relevance';
    few: boolean;
    offset: number;
    limit: number;
  },
): Promise<SearchRow[]> {
  const { query, scope, offset, limit } = options;
  if (!options.few && options.order === 'newest') {
    return scoped(db.selectFrom('search_entries').select(COLUMNS), scope)
      .where(matches(query))
      .orderBy('published_at', 'desc')
      .orderBy('document_id', 'desc')
      .offset(offset)
      .limit(limit)
      .execute();
  }
  const found = db.with(
    (cte) => cte('found').materialized(),
    (inner) =>
      scoped(inner.selectFrom('search_entries').selectAll(), scope).where(matches(query)).limit(COUNT_CAP),
  );
  const rank = sql<number>`ts_rank(words, ${query}::tsquery)`;
  const rows = found.selectFrom('found').select(COLUMNS);
  const ordered = options.order === 'relevance' ? rows.orderBy(rank, 'desc') : rows;
  return ordered
    .orderBy('published_at', 'desc')
    .orderBy('document_id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Documents whose 索引号 or 文号 is exactly what was typed. */
export async function findByNumber(
  db: Db,
  numbers: readonly string[],
  scope: SearchScope,
): Promise<SearchRow[]> {
  if (numbers.length === 0) return [];
  return scoped(db.selectFrom('search_entries').select(COLUMNS), scope)
    .where((eb) => eb.or([eb('index_number', 'in', numbers), eb('document_number', 'in', numbers)]))
    .orderBy('published_at', 'desc')
    .limit(5)
    .execute();
}

/** Writes or replaces the entry of a document. */
export async function putEntry(db: Db, row: SearchRow & { readonly words: string }): Promise<void> {
  const values = {
    document_id: row.documentId,
    agency_id: row.agencyId,
    node_id: row.nodeId,
    published_at: row.publishedAt,
    title: row.title,
    excerpt: row.excerpt,
    index_number: row.indexNumber,
    document_number: row.documentNumber,
    words: sql<string>`${row.words}::tsvector`,
  };
  await db
    .insertInto('search_entries')
    .values(values)
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
    .execute();
}

/** Takes a document out of the search. */
export async function deleteEntry(db: Db, documentId: string): Promise<void> {
  await db.deleteFrom('search_entries').where('document_id', '=', documentId).execute();
}

function matches(query: string) {
  return sql<SqlBool>`words @@ ${query}::tsquery`;
}

function scoped<Q extends { where(column: string, operator: string, value: unknown): Q }>(
  query: Q,
  scope: SearchScope,
): Q {
  let narrowed = query;
  if (scope.agencyId !== null) narrowed = narrowed.where('agency_id', '=', scope.agencyId);
  if (scope.nodeIds !== null) narrowed = narrowed.where('node_id', 'in', scope.nodeIds);
  if (scope.without !== undefined && scope.without.length > 0)
    narrowed = narrowed.where('document_id', 'not in', scope.without);
  if (scope.period !== null) {
    narrowed = narrowed
      .where('published_at', '>=', scope.period[0])
      .where('published_at', '<', scope.period[1]);
  }
  return narrowed;
}
