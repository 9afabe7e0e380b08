import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';

/** What a column in which anything was ever published holds. */
export interface ColumnCount {
  /** How many documents the public sees. */
  readonly count: number;
  /** When the newest of them came; null where there are none. */
  readonly publicSince: Date | null;
  readonly lastListNumber: number;
}

/**
 * What each column of an agency holds. Counted with every publication, from the smallest index that there is: its entries say nothing
 * but the column. The newest and the last number are one look each.
 */
export async function columnCounts(db: Db, agencyId: string): Promise<Map<string, ColumnCount>> {
  const nodes = (await nodesOf(db, agencyId)).map(({ id }) => id);
  const { rows } = await sql<{ node: string; count: number; newest: Date | null; last: number | null }>`
    SELECT wanted.id AS node, coalesce(counted.count, 0) AS count,
      (SELECT max(public_since) FROM published_items WHERE node_id = wanted.id AND state = 'public') AS newest,
      (SELECT max(list_number) FROM published_items WHERE node_id = wanted.id) AS last
    FROM unnest(${nodes}::uuid[]) AS wanted (id)
    LEFT JOIN (
      SELECT node_id, count(*) FROM published_items WHERE agency_id = ${agencyId} AND state = 'public' GROUP BY node_id
    ) AS counted ON counted.node_id = wanted.id`.execute(db);
  return new Map(
    rows.flatMap(({ node, count, newest, last }) =>
      last === null ? [] : [[node, { count, publicSince: newest, lastListNumber: last }]],
    ),
  );
}
