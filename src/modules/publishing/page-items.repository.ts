import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PublishedItem } from './published-items.repository.ts';
import type { AgencyScope } from './sites.ts';

/** What a page of a column shows of a document. */
export const LISTED = [
  'path',
  'title',
  'kind',
  'published_at',
  'public_before',
  'document_number',
  'index_number',
  'validity',
  'summary',
  'written_on',
] as const satisfies readonly (keyof PublishedItem)[];

/** A document on a page of a column. */
export type ListedItem = Pick<PublishedItem, (typeof LISTED)[number]>;

/** The documents with these public numbers, each named `<agency>/<number>`; withdrawn ones too. */
export async function itemsNumbered(db: Db, keys: readonly string[]): Promise<Map<string, PublishedItem>> {
  const byAgency = new Map<string, number[]>();
  for (const key of keys) {
    const [agencyId = '', number = ''] = key.split('/');
    const numbers = byAgency.get(agencyId);
    if (numbers === undefined) byAgency.set(agencyId, [Number(number)]);
    else numbers.push(Number(number));
  }
  const found = new Map<string, PublishedItem>();
  for (const [agencyId, numbers] of byAgency) {
    const items = await db
      .selectFrom('published_items')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('public_number', '=', sql<number>`ANY(${numbers}::int[])`)
      .execute();
    for (const item of items) found.set(`${agencyId}/${item.public_number}`, item);
  }
  return found;
}

/** Public documents of ranges of list numbers, in each range the newest first, each with the key of its range. */
export async function itemsInRanges(
  db: Db,
  ranges: readonly { key: string; nodeId: string; from: number; to: number }[],
): Promise<(ListedItem & { readonly key: string })[]> {
  return db
    .selectFrom(
      sql<{ key: string; node: string; low: number; high: number }>`unnest(
        ${ranges.map(({ key }) => key)}::text[], ${ranges.map(({ nodeId }) => nodeId)}::uuid[],
        ${ranges.map(({ from }) => from)}::int[], ${ranges.map(({ to }) => to)}::int[])`.as<'wanted'>(
        sql`wanted(key, node, low, high)`,
      ),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('published_items')
          .select([...LISTED, 'list_number'])
          .whereRef('node_id', '=', 'wanted.node')
          .whereRef('list_number', '>=', 'wanted.low')
          .whereRef('list_number', '<=', 'wanted.high')
          .where('state', '=', 'public')
          .as('item'),
      (join) => join.onTrue(),
    )
    .select(['wanted.key', ...LISTED.map((name) => `item.${name}` as const)])
    .orderBy('item.list_number', 'desc')
    .execute();
}

/** The public documents of an agency in a range of public numbers, both included, in their order, as a sitemap names them. */
export async function addressesOf(
  db: Db,
  options: { agencyId: string; from: number; to: number },
): Promise<Pick<PublishedItem, 'path' | 'changed_at'>[]> {
  return db
    .selectFrom('published_items')
    .select(['path', 'changed_at'])
    .where('agency_id', '=', options.agencyId)
    .where('public_number', '>=', options.from)
    .where('public_number', '<=', options.to)
    .where('state', '=', 'public')
    .orderBy('public_number')
    .execute();
}

/** The highest number given in each column; a column in which nothing ever was is missing. */
export async function endsOf(db: Db, nodeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom(sql<{ node: string }>`unnest(${nodeIds}::uuid[])`.as<'wanted'>(sql`wanted(node)`))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('published_items')
          .select('list_number')
          .whereRef('node_id', '=', 'wanted.node')
          .orderBy('list_number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['wanted.node', 'newest.list_number'])
    .execute();
  return new Map(rows.map((row) => [row.node, row.list_number]));
}

/** The highest number below another one in a column; 0 when there is none. */
export async function endBelow(db: Db, nodeId: string, listNumber: number): Promise<number> {
  const row = await db
    .selectFrom('published_items')
    .select('list_number')
    .where('node_id', '=', nodeId)
    .where('list_number', '<', listNumber)
    .orderBy('list_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.list_number ?? 0;
}

/** The highest public number below another one of an agency; 0 when there is none. */
export async function numberBelow(db: Db, agencyId: string, publicNumber: number): Promise<number> {
  const row = await db
    .selectFrom('published_items')
    .select('public_number')
    .where('agency_id', '=', agencyId)
    .where('public_number', '<', publicNumber)
    .orderBy('public_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.public_number ?? 0;
}

/** How many public documents come before one in a head, counted to `limit` at most. */
export async function rankOf(
  db: Db,
  options: {
    agencies: AgencyScope;
    kinds: readonly string[] | null;
    before: { documentId: string; publicSince: string };
    limit: number;
  },
): Promise<number> {
  const { agencies, kinds, before, limit } = options;
  let query = db
    .selectFrom('published_items')
    .select('document_id')
    .where('state', '=', 'public')
    .limit(limit);
  if ('only' in agencies) query = query.where('agency_id', '=', sql<string>`ANY(${agencies.only}::uuid[])`);
  else if (agencies.without.length > 0) query = query.where('agency_id', 'not in', agencies.without);
  if (kinds !== null) query = query.where('kind', 'in', kinds);
  query = query
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('public_since', 'document_id'),
        '>',
        tuple(sql<Date>`${before.publicSince}::timestamptz`, sql<string>`${before.documentId}::uuid`),
      ),
    )
    .orderBy('public_since')
    .orderBy('document_id');
  return (await query.execute()).length;
}
