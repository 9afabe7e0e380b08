import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { LISTED, type ListedItem } from './page-items.repository.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** A document in a table of an agency. */
export type TabledItem = ListedItem & Pick<PublishedItem, 'document_id' | 'node_id' | 'public_since'>;

/** What became public of an agency from one moment until another, here or elsewhere before, and is public, oldest first; `after` is the last one of the page before. */
export async function publicOfYear(
  db: Db,
  options: {
    readonly agencyId: string;
    readonly from: Date;
    readonly until: Date;
    readonly after: Pick<TabledItem, 'public_since' | 'document_id'> | null;
    readonly limit: number;
  },
): Promise<TabledItem[]> {
  const { agencyId, from, until, after, limit } = options;
  let query = db
    .selectFrom('published_items')
    .select([...LISTED, 'document_id', 'node_id', 'public_since'])
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'public')
    .where('public_since', '>=', from)
    .where('public_since', '<', until);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(public_since, document_id) > (${after.public_since}, ${after.document_id})`,
    );
  return query.orderBy('public_since').orderBy('document_id').limit(limit).execute();
}
