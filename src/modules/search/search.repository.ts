import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { comparableNumber, NUMBER_FOLD } from '../../law/document-number.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { SearchScope } from './search-scope.ts';

/** What is found of a document. */
export interface SearchRow {
  readonly documentId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly validity: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly excerpt: string;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
}

/** How many of what was found have each value of a facet. */
export interface FacetCounts {
  readonly agencyId: Readonly<Record<string, number>>;
  readonly kind: Readonly<Record<string, number>>;
  readonly validity: Readonly<Record<string, number>>;
  readonly year: Readonly<Record<string, number>>;
}

/** What a query gathers, newest first, up to one more than the cap. */
export interface Gathered {
  readonly ids: readonly string[];
  readonly facets: FacetCounts;
}

/** Above this many matches they are not counted further; the newest of them are what is shown. */
export const COUNT_CAP = 1_000;

const COLUMNS = [
  'document_id as documentId',
  'agency_id as agencyId',
  'node_id as nodeId',
  'kind',
  'validity',
  'published_at as publishedAt',
  'title',
  'excerpt',
  'index_number as indexNumber',
  'document_number as documentNumber',
] as const;

/**
 * The newest matches. They are all gathered by the one index before they are sorted: how many there may be is bounded by whoever asks,
 * with a query that names the months.
 */
export async function gather(db: Db, query: string, scope: SearchScope): Promise<Gathered> {
  const { rows } = await sql<{ found: Gathered }>`
    WITH found AS MATERIALIZED (
      SELECT document_id, published_at, agency_id, kind, validity FROM search_entries
      WHERE terms @@ ${query}::tsquery AND ${exactly(scope)}
    ), newest AS MATERIALIZED (
      SELECT * FROM found ORDER BY published_at DESC, document_id DESC LIMIT ${COUNT_CAP + 1}
    )
    SELECT json_build_object('ids', (SELECT coalesce(json_agg(document_id), '[]') FROM newest), 'facets', json_build_object(
      'agencyId', (SELECT coalesce(json_object_agg(agency_id, n), '{}')
        FROM (SELECT agency_id, count(*) AS n FROM newest GROUP BY agency_id) AS each),
      'kind', (SELECT coalesce(json_object_agg(kind, n), '{}')
        FROM (SELECT kind, count(*) AS n FROM newest GROUP BY kind) AS each),
      'validity', (SELECT coalesce(json_object_agg(validity, n), '{}')
        FROM (SELECT validity, count(*) AS n FROM newest GROUP BY validity) AS each),
      'year', (SELECT coalesce(json_object_agg(year, n), '{}')
        FROM (SELECT extract(year FROM published_at AT TIME ZONE 'Asia/Shanghai') AS year, count(*) AS n
          FROM newest GROUP BY 1) AS each)
    )) AS found`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate without a row');
  return row.found;
}

/** What the terms alone don't say to the day and to the letter. */
function exactly(scope: SearchScope): RawBuilder<SqlBool> {
  const {
    agencyId = null,
    agencyIds = null,
    nodeIds = null,
    number = null,
    period = null,
    without = [],
  } = scope;
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`];
  if (agencyId !== null) conditions.push(sql`agency_id = ${agencyId}`);
  if (agencyIds !== null) conditions.push(sql`agency_id = ANY(${agencyIds}::uuid[])`);
  if (nodeIds !== null) conditions.push(sql`node_id = any(${nodeIds}::uuid[])`);
  if (number !== null)
    // What is published is numbered as it should be: no 第, no zeros.
    conditions.push(
      sql`strpos(translate(lower(coalesce(document_number, '')), ${NUMBER_FOLD.from}, ${NUMBER_FOLD.to}), ${comparableNumber(number)}) > 0`,
    );
  if (period !== null) conditions.push(sql`published_at >= ${period[0]} AND published_at < ${period[1]}`);
  if (without.length > 0) conditions.push(sql`document_id <> all(${without}::uuid[])`);
  return sql.join(conditions, sql` AND `);
}

/** What documents are ranked by. */
export interface Ranking {
  /** As typed, folded. */
  readonly typed: string;
  /** Any of the words' terms, for heads. */
  readonly rankQuery: string;
  /** All words, for titles. */
  readonly titleQuery: string;
  /** Documents that come before all others. */
  readonly first: readonly string[];
  readonly now: Date;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Of some documents those that fit best: what is typed stands in the title, all of its words do, they stand near the beginning; what
 * is newer and still in force comes before its like.
 */
export async function rank(db: Db, ids: readonly string[], by: Ranking): Promise<string[]> {
  const { typed } = by;
  const rows = await sql<{ id: string }>`
    SELECT document_id AS id FROM search_entries
    WHERE document_id = any(${ids}::uuid[])
    ORDER BY document_id = any(${by.first}::uuid[]) DESC,
      CASE WHEN strpos(lower(title), ${typed}) > 0
        THEN 1.5 + 1.5 * length(${typed}) / greatest(length(title), 1) ELSE 0 END
      + CASE WHEN head @@ ${by.titleQuery}::tsquery THEN 1.5 ELSE 0 END
      + 2 * ts_rank('{0.05,0.15,0.4,1}', head, ${by.rankQuery}::tsquery)
      + 0.6 * exp(-greatest(extract(epoch FROM ${by.now}::timestamptz - published_at), 0) / 94608000.0)
      - CASE WHEN validity IN ('lapsed','repealed') THEN 0.5 ELSE 0 END DESC,
      published_at DESC, document_id DESC
    OFFSET ${by.offset} LIMIT ${by.limit}`.execute(db);
  return rows.rows.map(({ id }) => id);
}

/** The named documents in that order; those that aren't there (any more) are left out. */
export async function findRows(db: Db, ids: readonly string[]): Promise<SearchRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('search_entries')
    .select(COLUMNS)
    .where('document_id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Documents whose 索引号 or 文号 is exactly what was typed. */
export async function findByNumber(
  db: Db,
  numbers: readonly string[],
  scope: SearchScope,
): Promise<SearchRow[]> {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('search_entries')
    .select(COLUMNS)
    .where((eb) => eb.or([eb('index_number', 'in', numbers), eb('document_number', 'in', numbers)]))
    .where(exactly(scope))
    .orderBy('published_at', 'desc')
    .limit(5)
    .execute();
}

/** When the so-many-newest entry before a moment was published; null when there are fewer. */
export async function publishedAtRank(db: Db, rankFromNewest: number, before: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('search_entries')
    .select('published_at')
    .where('published_at', '<', before)
    .orderBy('published_at', 'desc')
    .orderBy('document_id', 'desc')
    .offset(rankFromNewest)
    .limit(1)
    .executeTakeFirst();
  return row?.published_at ?? null;
}

/** How many entries were published from a moment on, before another. */
export async function countBetween(db: Db, from: Date, before: Date): Promise<number> {
  const row = await db
    .selectFrom('search_entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('published_at', '>=', from)
    .where('published_at', '<', before)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A document as the index keeps it. */
export interface SearchEntry extends SearchRow {
  readonly format: number;
  /** Literals of its tsvectors. */
  readonly head: string;
  readonly terms: string;
}

/** Writes or replaces the entry of a document. */
export async function putEntry(db: Db, row: SearchEntry): Promise<void> {
  const values = {
    document_id: row.documentId,
    agency_id: row.agencyId,
    node_id: row.nodeId,
    kind: row.kind,
    validity: row.validity,
    published_at: row.publishedAt,
    title: row.title,
    excerpt: row.excerpt,
    index_number: row.indexNumber,
    document_number: row.documentNumber,
    format: row.format,
    head: sql<string>`${row.head}::tsvector`,
    terms: sql<string>`${row.terms}::tsvector`,
  };
  await db
    .insertInto('search_entries')
    .values(values)
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
    .execute();
}

/** Adds terms to those of documents, where they have room for so many bytes more within the most; the documents that have. */
export async function addTerms(
  db: Db,
  documentIds: readonly string[],
  added: { readonly terms: string; readonly bytes: number; readonly most: number },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .updateTable('search_entries')
    .set({ terms: sql<string>`terms || ${added.terms}::tsvector` })
    .where('document_id', 'in', documentIds)
    .where(
      sql<SqlBool>`(SELECT coalesce(sum(octet_length(lexeme)), 0) FROM unnest(terms)) + ${added.bytes} <= ${added.most}`,
    )
    .returning('document_id')
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

/** Sets the terms of a document; false where it isn't there (any more). */
export async function putTerms(db: Db, documentId: string, terms: string): Promise<boolean> {
  const row = await db
    .updateTable('search_entries')
    .set({ terms: sql<string>`${terms}::tsvector` })
    .where('document_id', '=', documentId)
    .returning('document_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets another 有效性: the column and its term. */
export async function putValidity(
  db: Db,
  documentId: string,
  to: { readonly validity: string; readonly before: readonly string[]; readonly term: string },
): Promise<void> {
  await db
    .updateTable('search_entries')
    .set({
      validity: to.validity,
      terms: sql<string>`ts_delete(terms, ${to.before}::text[]) || ${`'${to.term}'`}::tsvector`,
    })
    .where('document_id', '=', documentId)
    .execute();
}

/** Takes a document out of the search, with what is kept of its attachments; its title if it was there. */
export async function deleteEntry(db: Db, documentId: string): Promise<string | null> {
  const row = await db
    .deleteFrom('search_entries')
    .where('document_id', '=', documentId)
    .returning('title')
    .executeTakeFirst();
  return row?.title ?? null;
}

/** Those of some documents whose entries are of a format. */
export async function documentsOfFormat(
  db: Db,
  documentIds: readonly string[],
  format: number,
): Promise<ReadonlySet<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('search_entries')
    .select('document_id')
    .where('document_id', 'in', documentIds)
    .where('format', '=', format)
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

/** How many entries are of a format. */
export async function countOfFormat(db: Db, format: number): Promise<number> {
  const row = await db
    .selectFrom('search_entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('format', '=', format)
    .executeTakeFirstOrThrow();
  return row.count;
}
